. "$PSScriptRoot/../Connected.ps1"

Describe 'Get-MailkitDelivery' {
    It 'goes from a campaign to the reasons of its bounces' {
        $reasons = Get-MailkitCampaignReport -From 2025-01-01 |
            Where-Object Name -Like 'Spring*' |
            Get-MailkitDelivery -From 2025-01-01 |
            Where-Object { $_.SendCount -gt $_.DeliveredCount } |
            Select-Object -First 1 |
            Get-MailkitDeliveryBounce |
            Group-Object Status -NoElement
        $reasons | Should -Not -BeNullOrEmpty
        $reasons.Name | Should -Match '^[45]\.\d+\.\d+$'
    }

    It 'has numbers that are compared as such' {
        $read = Get-MailkitDelivery 7001 -From 2025-01-01 | Where-Object ReadCount -GT 9
        $read | Should -Not -BeNullOrEmpty
        $read | ForEach-Object { $_.ReadCount -is [long] } | Should -Not -Contain $false
    }

    It 'takes IDs from a file' {
        $file = Join-Path $TestDrive deliveries.csv
        $deliveries = Get-MailkitDelivery 7001 -From 2025-01-01
        $deliveries | Export-Csv $file -NoTypeInformation
        $rows = Import-Csv $file | Get-MailkitDelivery
        $rows.SendId | Should -Be $deliveries.SendId
        $rows.CampaignId | Should -Be $deliveries.CampaignId
    }

    It 'refuses days for a typed delivery' {
        { Get-MailkitDelivery -SendId 60001 -From 2026-03-01 -ErrorAction Stop } | Should -Throw -ErrorId 'MailkitInvalidArgument,*'
    }
}
