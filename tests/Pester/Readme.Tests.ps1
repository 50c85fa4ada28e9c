BeforeDiscovery {
    $readme = Get-Content "$PSScriptRoot/../../README.md" -Raw
    $blocks = @([regex]::Matches($readme, '(?s)```powershell\r?\n(.+?)```').ForEach({ $_.Groups[1].Value }))
    $script:cases = foreach ($number in 0..($blocks.Count - 1)) {
        @{ Number = $number; Code = $blocks[$number]; FirstLine = ($blocks[$number] -split '\r?\n')[0] }
    }
    $script:tables = foreach ($table in [regex]::Matches($readme, '(?s)```text\r?\n(.+?)```')) {
        $shown = $table.Groups[1].Value.Trim() -replace '\r'
        @{ Shown = $shown; FirstLine = ($shown -split '\n')[0] }
    }
}

Describe 'README.md' -ForEach @{ Blocks = $blocks } {
    BeforeAll {
        Import-Module "$PSScriptRoot/Simulator.psm1" -Force
        $script:simulator = Start-Simulator

        # Its reader has the module in ./output/MailkitPS and one session for all of it.
        New-Item $TestDrive/output -ItemType Directory | Out-Null
        Copy-Item $ModulePath $TestDrive/output/MailkitPS -Recurse
        $session = Join-Path $TestDrive session.ps1
        Set-Content $session @"
            Import-Module '$PSScriptRoot/Simulator.psm1'
            . '$PSScriptRoot/Examples.ps1'
            Enter-ExampleFolder -Path '$TestDrive' -ApiUri '$($simulator.ApiUri)'
            (Get-Content '$TestDrive/blocks.json' -Raw | ConvertFrom-Json) | ForEach-Object { Invoke-Example `$_ } |
                Select-Object @{ Name = 'Text'; Expression = { `$_.Output | Out-String -Width 80 } }, Called, Errors |
                Export-Clixml '$TestDrive/results.xml'
"@
        ConvertTo-Json $blocks | Set-Content $TestDrive/blocks.json
        & $Shell @ShellArguments -File $session *> $null
        $script:results = @(Import-Clixml $TestDrive/results.xml)
    }

    AfterAll {
        Stop-Simulator $simulator
    }

    It '<FirstLine>: runs as it is written' -ForEach $cases {
        $results[$Number].Errors | Should -BeNullOrEmpty
        if ($Code -match 'Get-Mailkit|Send-Mailkit|Invoke-Mailkit') {
            $results[$Number].Called | Should -Not -BeNullOrEmpty
        }
    }

    It 'shows the table that its command prints at 80 columns: <FirstLine>' -Tag PowerShell7 -ForEach $tables {
        $results.ForEach({ $_.Text.Trim() -replace '\r' -replace '\e\[[0-9;]*m' -replace '(?m) +$' }) | Should -Contain $Shown
    }
}
