. "$PSScriptRoot/../Connected.ps1"

Describe 'Send-MailkitTestMail' {
    It 'tells which version was sent' {
        $result = Send-MailkitTestMail 7004 me@example.com -Version b -Content @{ name = 'Ada' } -Confirm:$false
        $result.Version | Should -Be B
        $result.Message | Should -Be 'OK version B'
    }

    It 'asks for nothing and waits for nothing with -WhatIf' {
        Get-MailkitCampaign | Send-MailkitTestMail -Email me@example.com -WhatIf | Should -BeNullOrEmpty
    }
}
