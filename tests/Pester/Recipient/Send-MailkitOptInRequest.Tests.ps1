. "$PSScriptRoot/../Connected.ps1"

Describe 'Send-MailkitOptInRequest' {
    It 'asks each person of the pipeline' {
        $rows = 'eva@example.org', 'petr@example.org' | Send-MailkitOptInRequest -MailingListId 5001 -Confirm:$false
        $rows.Operation | Should -Be OptInRequested, OptInRequested
        $rows.Position | Should -Be 1, 2
        { Get-MailkitRecipient -Email eva@example.org -ErrorAction Stop } | Should -Throw -ErrorId 'MailkitNotFound,*'
    }
}
