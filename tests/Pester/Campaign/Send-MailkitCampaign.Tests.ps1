. "$PSScriptRoot/../Connected.ps1"

Describe 'Send-MailkitCampaign' {
    It 'sends a campaign that is piped, and shows in the history' {
        $sent = Get-MailkitCampaign -CampaignId 7003 | Send-MailkitCampaign -Confirm:$false
        $sent.CampaignId | Should -Be 7003
        (Get-MailkitCampaignHistory 7003)[0].SendId | Should -BeGreaterThan 61000
    }

    It 'sends nothing for a row of a recipient' {
        $before = @(Get-MailkitCampaignHistory 7001).Count
        Get-MailkitRawMessage -CampaignId 7001 | Select-Object -First 1 |
            Send-MailkitCampaign -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InputObjectNotBound,*'
        @(Get-MailkitCampaignHistory 7001).Count | Should -Be $before
    }
}
