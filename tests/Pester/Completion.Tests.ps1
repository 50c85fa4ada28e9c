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
}
