. "$PSScriptRoot/../Connected.ps1"

Describe 'Get-MailkitSendMassRequest' {
    BeforeAll {
        $send = @{ CampaignId = 7001; MailingListId = 5001; Confirm = $false }
        'error-6@example.com', 'error-2@example.com' | ForEach-Object { [pscustomobject]@{ Email = $_ } } | Send-MailkitMassMail @send -BatchSize 1 |
            Select-Object -First 1 | Out-Null
        Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri -Name news -TimeoutSec 10 -MaximumRetryCount 0
        Send-MailkitMassMail error-4@example.com @send | Out-Null
    }

    It 'knows a send whose pipeline has ended' {
        (Get-MailkitSendMassRequest).RequestId | Should -Be 9001, 9002
        (Get-MailkitSendMassRequest).Connection | Should -Be '90000001', 'news'
    }

    It 'selects by connection' {
        (Get-MailkitSendMassRequest -Connection news).RequestId | Should -Be 9002
        (Get-MailkitSendMassRequest -Connection 90000001).RequestId | Should -Be 9001
    }

    It 'is read into a wait' {
        $rows = Get-MailkitSendMassRequest | Get-MailkitSendMassResult -WaitForCompletion -SettleTimeSec 0 -PollIntervalSec 1
        $rows.Email | Sort-Object | Should -Be 'error-4@example.com', 'error-6@example.com'
    }

    It 'is there after Disconnect-Mailkit, and gone with the module' {
        $result = & $Shell @ShellArguments -Command "
            Import-Module '$ModulePath', '$PSScriptRoot/../Simulator.psm1'
            Connect-Mailkit (Get-Login) -ApiUri $($simulator.ApiUri)
            Send-MailkitMassMail a@example.com -CampaignId 7001 -MailingListId 5001 -Confirm:`$false | Out-Null
            Disconnect-Mailkit -All
            @(Get-MailkitSendMassRequest).Count
            Import-Module '$ModulePath' -Force
            @(Get-MailkitSendMassRequest).Count"
        $result | Should -Be '1', '0'
    }
}
