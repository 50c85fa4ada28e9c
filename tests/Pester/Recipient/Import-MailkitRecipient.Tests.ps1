. "$PSScriptRoot/../Connected.ps1"

Describe 'Import-MailkitRecipient' {
    It 'takes a file with semicolons and Czech names, and says what it did not take' {
        $file = Join-Path $TestDrive people.csv
        [IO.File]::WriteAllText($file, "Email;Jméno;Poznámka`nzofie@example.com;Žofie;x`n;;`n")
        $batch = Import-Csv $file -Delimiter ';' |
            Import-MailkitRecipient -MailingListId 5003 -FieldMap @{ 'Jméno' = 'FirstName' } -ErrorVariable problem -WarningVariable warning -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $batch.RecipientCount | Should -Be 1
        $problem | Should -HaveCount 1
        $problem[0].TargetObject | Should -Be 2
        "$warning" | Should -Be "Not imported: column 'Poznámka'. -FieldMap maps it."
        (Get-MailkitRecipient 5003 | Where-Object Email -EQ zofie@example.com).FirstName | Should -Be 'Žofie'
    }

    It 'takes what Get-MailkitRecipient has written to a file, over <_>' -ForEach 'Json', 'XmlRpc' {
        Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri -Protocol $_ -MaximumRetryCount 0
        $file = Join-Path $TestDrive export.csv
        Get-MailkitRecipient 5003 | Export-Csv $file -NoTypeInformation -Encoding UTF8
        $null = Import-Csv $file -Encoding UTF8 | Import-MailkitRecipient -MailingListId 5004
        Import-Csv $file -Encoding UTF8 | Compare-MailkitRecipient -MailingListId 5004 -Difference Missing, Different | Should -BeNullOrEmpty
    }
}
