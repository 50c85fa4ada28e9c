# How the test file of a cmdlet begins: . "$PSScriptRoot/../Connected.ps1" gives it the module, a simulator and a connection to it.
# What else a file needs before its tests stands in its Describe.

BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $ModulePath -Force
    $script:simulator = Start-Simulator
    Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri -TimeoutSec 10 -MaximumRetryCount 0
}

AfterAll {
    Disconnect-Mailkit -All
    Stop-Simulator $simulator
}
