. "$PSScriptRoot/../Connected.ps1"

Describe 'Send-MailkitMail' {
    It 'tells what became of the message' {
        $result = Send-MailkitMail ada@example.com -MailingListId 5001 -CampaignId 7001 -Field @{ first_name = 'Ada' } -Confirm:$false
        $result.Status | Should -Be 'Inserted'
        $result.SendMessageId | Should -Be 890000001
    }

    It 'warns when nothing was sent' {
        $result = Send-MailkitMail status-7@example.com -MailingListId 5001 -CampaignId 7001 -Confirm:$false -WarningVariable warning -WarningAction SilentlyContinue
        $result.Status | Should -Be 'InsertedNotSent'
        $warning.Count | Should -Be 1
    }
}
