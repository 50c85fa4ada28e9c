. "$PSScriptRoot/../Connected.ps1"

Describe 'Get-MailkitCampaignHistory' {
    It 'gives deliveries whose IDs and dates are typed' {
        $run = Get-MailkitCampaignHistory -CampaignId 7001 | Select-Object -First 1
        $run.CampaignId | Should -BeOfType long
        $run.SendId | Should -BeOfType long
        $run.Date | Should -BeOfType datetime
    }

    It 'warns where there may be more' {
        Get-MailkitCampaignHistory -Count 1 -WarningVariable warning -WarningAction SilentlyContinue | Out-Null
        $warning | Should -Match 'there may be more'
    }

    It 'refuses more than Mailkit can tell' {
        { Get-MailkitCampaignHistory -Count 51 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}
