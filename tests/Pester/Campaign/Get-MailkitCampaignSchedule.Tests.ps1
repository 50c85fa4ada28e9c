. "$PSScriptRoot/../Connected.ps1"

Describe 'Get-MailkitCampaignSchedule' {
    It 'gives the pending deliveries of each campaign that is piped' {
        $pending = Get-MailkitCampaign -CampaignId 7001 | Get-MailkitCampaignSchedule
        $pending | ForEach-Object CampaignId | Select-Object -Unique | Should -Be 7001
        $pending[0].ScheduleId | Should -BeOfType long
        $pending[0].SendDate | Should -BeOfType datetime
    }

    It 'takes IDs from a file, and tells which row has none' {
        'CampaignId,Note', '7001,spring', ',autumn' | Set-Content TestDrive:/campaigns.csv
        $pending = Import-Csv TestDrive:/campaigns.csv | Get-MailkitCampaignSchedule -ErrorVariable failed -ErrorAction SilentlyContinue
        $pending | Should -Not -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -Be 'MailkitInvalidArgument,MailkitPS.GetMailkitCampaignScheduleCommand'
        $failed.TargetObject | Should -Be 2
    }
}
