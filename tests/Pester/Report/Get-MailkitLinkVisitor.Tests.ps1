. "$PSScriptRoot/../Connected.ps1"

Describe 'Get-MailkitLinkVisitor' {
    It 'tells who clicked the best link of a delivery' {
        $link = Get-MailkitDeliveryLink 60001 | Sort-Object ClickCount -Descending | Select-Object -First 1
        $visitors = $link | Get-MailkitLinkVisitor
        $visitors | Should -Not -BeNullOrEmpty
        $visitors.UrlId | Select-Object -Unique | Should -Be $link.UrlId
        $visitors.Email | Should -Match '@'
        $visitors.Date | ForEach-Object { $_ -is [datetime] } | Should -Not -Contain $false
    }

    It 'needs the link' {
        { Get-MailkitLinkVisitor -SendId 60001 -ErrorAction Stop } | Should -Throw -ErrorId 'MailkitInvalidArgument,*'
    }
}
