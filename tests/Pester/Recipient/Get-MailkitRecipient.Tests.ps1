. "$PSScriptRoot/../Connected.ps1"

Describe 'Get-MailkitRecipient' {
    It 'reads the recipients of the mailing lists that come from the pipeline' {
        $rows = Get-MailkitMailingList | Select-Object -First 1 | Get-MailkitRecipient | Select-Object -First 2
        $rows.Count | Should -Be 2
        $rows.MailingListId | Sort-Object -Unique | Should -Be (Get-MailkitMailingList)[0].MailingListId
    }

    It 'reads a person by the narrowest of what a row of a file has' {
        $file = Join-Path $TestDrive people.csv
        Set-Content $file 'ID_EMAIL,EMAIL,ID_USER_LIST', '700000001,ada@example.com,1', ',,'
        $row = Import-Csv $file | Get-MailkitRecipient -ErrorAction SilentlyContinue -ErrorVariable problem
        $row.EmailId | Should -Be 700000001
        $problem | Should -HaveCount 1
        $problem[0].FullyQualifiedErrorId | Should -Match '^MailkitInvalidArgument,'
        $problem[0].TargetObject | Should -Be 2
    }

    It 'gives rows that can be changed' {
        $row = Get-MailkitRecipient -EmailId 700000001
        $row.City = 'Brno'
        $row.Custom25 = 'x'
        $row.City, $row.Custom25 | Should -Be 'Brno', 'x'
        { $row.EmailId = 1 } | Should -Throw
    }

    It 'has columns in an order that stays: keys, state, the rest, and what is not known' {
        $names = (Get-MailkitRecipient -EmailId 700000001).PSObject.Properties.Name
        $names[0..5] | Should -Be 'MailingListId', 'EmailId', 'Email', 'Status', 'Date', 'ChangeDate'
        $names[-26..-2] | Should -Be (1..25 | ForEach-Object { "Custom$_" })
        $names[-1] | Should -Be 'Extra'
    }
}
