BeforeDiscovery {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $ModulePath -Force
    $script:commands = (Get-Command -Module MailkitPS).Name
}

Describe 'Help of <_>' -ForEach $commands {
    It 'shows its syntax' {
        Get-Command -Name $_ -Syntax | Should -Match $_
        (Get-Help -Name $_).syntax.syntaxItem.Count | Should -BeGreaterOrEqual 1
    }
}
