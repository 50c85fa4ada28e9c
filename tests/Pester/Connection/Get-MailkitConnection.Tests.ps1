BeforeAll {
    Import-Module "$PSScriptRoot/../Simulator.psm1" -Force
    Import-Module $ModulePath -Force
    'prod', "Ada's" | ForEach-Object { Connect-Mailkit (Get-Login) -Name $_ -SkipVerification }
}

AfterAll {
    Disconnect-Mailkit -All
}

Describe 'Get-MailkitConnection' {
    It 'shows a table with the name first' {
        (Get-MailkitConnection | Out-String).Trim() -split '\r?\n' | Select-Object -First 1 | Should -Match '^Name +IsDefault +ClientId +ApiUri$'
    }

    It 'tells the default' {
        (Get-MailkitConnection -Default).Name | Should -Be "Ada's"
        (Get-MailkitConnection).IsDefault | Should -Be $true, $false
        Get-MailkitConnection | Out-String | Should -Match "Ada's +True"
    }

    It 'refuses <_> as a pattern' -ForEach '[', 'pr[' {
        { Get-MailkitConnection $_ } | Should -Throw -ErrorId 'MailkitInvalidArgument,MailkitPS.GetMailkitConnectionCommand'
    }

    It 'completes <Line> to <Expected>' -ForEach @(
        @{ Line = 'Get-MailkitConnection p'; Expected = 'prod' }
        @{ Line = 'Get-MailkitSendMassResult 1 -Connection A'; Expected = "'Ada''s'" }
        @{ Line = 'Disconnect-Mailkit '; Expected = "'Ada''s'", 'prod' }
    ) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText | Should -Be $Expected
    }
}
