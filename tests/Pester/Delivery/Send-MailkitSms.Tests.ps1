. "$PSScriptRoot/../Connected.ps1"

Describe 'Send-MailkitSms' {
    It 'writes what Mailkit answers' {
        $sent = Send-MailkitSms +420600000000 -MailingListId 5001 -CampaignId 7002 -Body 'Ahoj' -Confirm:$false
        $sent.Mobile | Should -Be '+420600000000'
        ($sent.Answer | ConvertFrom-Json).status | Should -Be 'OK'
    }

    It 'sends nothing with -WhatIf' {
        Send-MailkitSms +420600000000 -MailingListId 5001 -CampaignId 7002 -WhatIf | Should -BeNullOrEmpty
    }
}
