. "$PSScriptRoot/../Connected.ps1"

Describe 'Send-MailkitSms' {
    It 'writes what Mailkit answers' {
        (Send-MailkitSms +420600000000 -MailingListId 5001 -CampaignId 7002 -Text 'Ahoj' -Confirm:$false).status | Should -Be 'OK'
    }

    It 'sends nothing with -WhatIf' {
        Send-MailkitSms +420600000000 -MailingListId 5001 -CampaignId 7002 -WhatIf | Should -BeNullOrEmpty
    }
}
