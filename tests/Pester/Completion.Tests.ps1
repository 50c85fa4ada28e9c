Describe 'Tab' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Simulator.psm1" -Force
        Import-Module $ModulePath
        # Nobody is there who could be asked: all of it is known without a call.
        Connect-Mailkit (Get-Login) -ApiUri http://127.0.0.1:9 -Name shop -SkipVerification
    }

    AfterAll {
        Disconnect-Mailkit -All
    }

    It 'completes <Line> to <Expected>' -ForEach @(
        @{ Line = 'Get-MailkitSendMassResult 1 | Where-Object Error -eq Uns'; Expected = 'Unsubscribed' }
        @{ Line = 'Get-MailkitSendMassResult 1 | Where-Object Error -in Inv'; Expected = 'InvalidCampaign', 'InvalidEmail', 'InvalidMailingList', 'InvalidTemplate' }
        @{ Line = "Get-MailkitSendMassResult 1 | Where-Object { `$_.Error -eq 'Mis"; Expected = "'MissingEmail'", "'MissingSender'" }
        @{ Line = 'Send-MailkitMail a@x | Where-Object Status -eq Fa'; Expected = 'Failed' }
        @{ Line = 'Send-MailkitMail a@x -Connection sh'; Expected = 'shop' }
        @{ Line = 'Disconnect-Mailkit sh'; Expected = 'shop' }
        @{ Line = 'Connect-Mailkit -Protocol X'; Expected = 'XmlRpc' }
        @{ Line = 'Invoke-MailkitFunction sendmail_mass.'; Expected = 'mailkit.sendmail_mass.results' }
        @{ Line = 'Invoke-MailkitFunction mailkit.profile.q'; Expected = 'mailkit.profile.queries.list' }
        @{ Line = 'Select-MailkitConnection sh'; Expected = 'shop' }
        @{ Line = 'Get-MailkitSendMassRequest -Connection '; Expected = 'shop' }
        @{ Line = 'Disconnect-Mailkit -Name '; Expected = 'shop' }
        @{ Line = 'Get-MailkitRecipient 5001 -Status permanent, un'; Expected = 'unknown', 'unsubscribe' }
        @{ Line = 'Send-MailkitMassMail -SendGroup '; Expected = 'today' }
        @{ Line = 'Send-MailkitMassMail -SendGroup TO'; Expected = 'today' }
    ) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Sort-Object | Should -Be $Expected
    }

    It 'offers nothing of the engine behind Invoke-MailkitFunction, of whose answers nothing is known' {
        foreach ($next in 'Where-Object ', 'Sort-Object ', 'Select-Object ', 'Where-Object B') {
            $line = "Invoke-MailkitFunction report | $next"
            (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches |
                Where-Object ResultType -In 'Property', 'Method' | Should -BeNullOrEmpty
        }
    }

    It 'completes the properties of what a cmdlet writes' {
        $line = 'Get-MailkitSendMassResult 1 | Where-Object Send'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'SendId', 'SendMessageId'
    }

    It 'offers nothing behind <_>, not even files' -ForEach @(
        'Send-MailkitMassMail -CampaignId '
        'Send-MailkitMassMail -MailingListId '
        'Send-MailkitMassMail -SendGroup x'
        'Send-MailkitMail a@x -CampaignId '
        'Send-MailkitSms 1 -MailingListId '
        'Get-MailkitMailingList -MailingListId '
        'Get-MailkitRecipient '
        'Get-MailkitRecipient -EmailId '
        'Get-MailkitSendMassResult -RequestId '
        'Get-MailkitSendMassResult 8001 -SendId '
        'Get-MailkitSendMassResult 1 -Connection x'
        'Invoke-MailkitFunction mailinglist.list | Where-Object '
        'Invoke-MailkitFunction mailinglist.list | Select-Object '
        'Invoke-MailkitFunction mailinglist.list | Sort-Object -Property '
    ) {
        Set-Content $TestDrive/8001.csv 'A file.'
        Push-Location $TestDrive
        try {
            (TabExpansion2 -inputScript $_ -cursorColumn $_.Length).CompletionMatches | Should -BeNullOrEmpty
        }
        finally {
            Pop-Location
        }
    }
}

Describe 'Tab behind a list' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Simulator.psm1" -Force
        Import-Module $ModulePath -Force
        $script:simulator = Start-Simulator
        Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri -Name shop
        $script:list = @(Get-MailkitMailingList)[0]
        Stop-Simulator $simulator
    }

    AfterAll {
        Disconnect-Mailkit -All
    }

    It 'completes <_> to the ID of the list, without a call' -ForEach @(
        'Get-MailkitRecipient '
        'Get-MailkitMailingList -MailingListId '
        'Send-MailkitMassMail -CampaignId 1 -MailingListId '
        'Send-MailkitMail a@x -Connection shop -MailingListId '
    ) {
        $found = (TabExpansion2 -inputScript $_ -cursorColumn $_.Length).CompletionMatches
        $found.CompletionText | Should -Contain "$($list.MailingListId)"
        ($found | Where-Object CompletionText -EQ $list.MailingListId).ToolTip | Should -Be $list.Name
    }
}

Describe 'Tab behind a send' {
    BeforeAll {
        Import-Module "$PSScriptRoot/Simulator.psm1" -Force
        Import-Module $ModulePath -Force
        $script:simulator = Start-Simulator
        Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri -Name shop
        7001, 7002 | ForEach-Object { Send-MailkitMassMail a@example.com -CampaignId $_ -MailingListId 5001 -Confirm:$false | Out-Null }
        Stop-Simulator $simulator
    }

    AfterAll {
        Disconnect-Mailkit -All
    }

    It 'completes <Line> to <Expected>, the newest send first' -ForEach @(
        @{ Line = 'Get-MailkitSendMassResult '; Expected = '9002', '9001' }
        @{ Line = 'Get-MailkitSendMassResult -RequestId 9'; Expected = '9002', '9001' }
        @{ Line = 'Get-MailkitSendMassResult 9002, 9001'; Expected = '9001' }
    ) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Should -Be $Expected
    }

    It 'shows campaign, time and connection' {
        $line = 'Get-MailkitSendMassResult '
        $found = (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches[0].ToolTip
        $found | Should -Match '^campaign 7002, \d{4}-\d\d-\d\dT\S+Z, recipients: 1, over shop$'
    }

    It 'offers no request that has another number' {
        $line = 'Get-MailkitSendMassResult 8'
        (TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches | Should -BeNullOrEmpty
    }
}
