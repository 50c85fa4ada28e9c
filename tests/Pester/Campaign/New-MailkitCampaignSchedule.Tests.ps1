. "$PSScriptRoot/../Connected.ps1"

Describe 'New-MailkitCampaignSchedule' {
    It 'schedules a campaign by the clocks of a zone' {
        $send = New-MailkitCampaignSchedule 7002 '2099-03-14 09:00' -TimeZone Europe/Prague -Confirm:$false
        $send.SendDate | Should -Be ([datetime]::new(2099, 3, 14, 9, 0, 0))
        (Get-MailkitCampaignSchedule 7002).TimeZoneOffset | Should -Be '+01:00'
    }

    It 'refuses a time that has a zone of its own' {
        { New-MailkitCampaignSchedule 7002 (Get-Date).ToUniversalTime() -TimeZone UTC -Confirm:$false } |
            Should -Throw -ErrorId 'MailkitInvalidArgument,*'
    }
}
