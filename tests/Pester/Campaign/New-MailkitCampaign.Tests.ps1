. "$PSScriptRoot/../Connected.ps1"

Describe 'New-MailkitCampaign' {
    It 'makes a campaign of a page in a file, and its test goes to one address' {
        '<h1>Sleva</h1>' | Set-Content TestDrive:/page.html -Encoding UTF8
        $made = New-MailkitCampaign 'Summer sale' -Subject 'Hot' -SenderAddressId 6001 -Body (Get-Content TestDrive:/page.html -Raw)
        Get-MailkitCampaign 'Summer*' | ForEach-Object CampaignId | Should -Be $made.CampaignId
        ($made | Send-MailkitTestMail -Email me@example.com -Confirm:$false).Message | Should -Be OK
    }
}
