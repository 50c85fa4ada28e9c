BeforeAll {
    Import-Module "$PSScriptRoot/../Simulator.psm1" -Force
    Import-Module $ModulePath -Force
    $script:simulator = Start-Simulator
}

AfterAll {
    Stop-Simulator $simulator
}

Describe 'Test-MailkitConnection' {
    AfterEach {
        Disconnect-Mailkit -All
    }

    It 'is false without a connection, and writes no error' {
        $Error.Clear()
        Test-MailkitConnection | Should -BeFalse
        $Error.Count | Should -Be 0
    }

    It 'is <Expected> with the code <Code>, and says why in Verbose' -ForEach @(
        @{ Code = '0' * 32; Expected = $true; Says = 'answered with 200' }
        @{ Code = 'wrong'; Expected = $false; Says = 'Unauthorized' }
    ) {
        Connect-Mailkit (Get-Login -Code $Code) -ApiUri $simulator.ApiUri -SkipVerification
        $all = Test-MailkitConnection -Verbose 4>&1
        $all[-1] | Should -Be $Expected
        $all[0..($all.Count - 2)] -join "`n" | Should -Match $Says
    }
}
