. "$PSScriptRoot/../Connected.ps1"

Describe 'Add-MailkitRecipient' {
    It 'adds the people of a file by its headings' {
        $file = Join-Path $TestDrive people.csv
        Set-Content $file 'E-mail;First name;CUSTOM_2;Notes', 'zofie@example.org;Žofie;b;n', ';Eva;;' -Encoding utf8
        $rows = Import-Csv $file -Delimiter ';' -Encoding utf8 | Add-MailkitRecipient -MailingListId 5001 `
            -FieldMap @{ 'E-mail' = 'Email' } -WarningVariable warning -WarningAction SilentlyContinue `
            -ErrorVariable problem -ErrorAction SilentlyContinue
        $rows.Operation | Should -Be Added
        $rows.Position | Should -Be 1
        $warning | Should -Match "Not stored: column 'Notes'"
        $problem[0].FullyQualifiedErrorId | Should -Match '^MailkitInvalidArgument,'
        $problem[0].TargetObject | Should -Be 2
        (Get-MailkitRecipient -EmailId $rows.EmailId).FirstName | Should -Be 'Žofie'
    }

    It 'shows what was done in a table' {
        $table = Add-MailkitRecipient eva@example.org -MailingListId 5001 | Out-String -Width 100
        $table | Should -Match 'Added\s+eva@example\.org\s+\d+\s+5001'
    }
}
