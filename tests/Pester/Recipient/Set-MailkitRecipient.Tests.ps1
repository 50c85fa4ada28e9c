. "$PSScriptRoot/../Connected.ps1"

Describe 'Set-MailkitRecipient' {
    It 'takes back what was exported, changed in a file and read again' {
        $file = Join-Path $TestDrive recipients.csv
        Get-MailkitRecipient 5001 | Select-Object -First 3 | Export-Csv $file -NoTypeInformation -Encoding utf8
        $before = Import-Csv $file -Encoding utf8
        $rows = Import-Csv $file -Encoding utf8
        $rows[0].City, $rows[1].City, $rows[2].Custom25 = 'Žďár', '', 'x'
        $rows | Export-Csv $file -NoTypeInformation -Encoding utf8
        $changed = Import-Csv $file -Encoding utf8 | Set-MailkitRecipient -PassThru -WarningVariable warning
        $changed.City | Should -Be 'Žďár', $before[1].City, $before[2].City
        $changed[2].Custom25 | Should -Be 'x'
        $changed.LastName | Should -Be $before.LastName
        $warning | Should -BeNullOrEmpty
    }

    It 'takes what came from a job' {
        $far = [Management.Automation.PSSerializer]::Deserialize(
            [Management.Automation.PSSerializer]::Serialize((Get-MailkitRecipient -EmailId 700000004)))
        $far.City = 'Brno'
        $far | Set-MailkitRecipient
        (Get-MailkitRecipient -EmailId 700000004).City | Should -Be 'Brno'
    }

    It 'reads nothing into an empty text, and empties what -Clear names' {
        Set-MailkitRecipient 700000001 -Company '' -Clear Zip
        $row = Get-MailkitRecipient -EmailId 700000001
        $row.Company | Should -Be 'Example Ltd'
        $row.Zip | Should -BeNullOrEmpty
    }
}
