<#
.SYNOPSIS
    Builds, tests and documents MailkitPS. Every task is a thin call of a tool.
.EXAMPLE
    ./build.ps1
    Builds the module into output/MailkitPS.
.EXAMPLE
    ./build.ps1 -Task Test
    Runs all tests; those of Pester too, where Pester is installed.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Lint', 'Bench')]
    [string[]]$Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string]$Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'MailkitPS.sln'

function Invoke-Tool {
    param([string]$Name, [string[]]$ArgumentList)

    & $Name @ArgumentList
    if ($LASTEXITCODE -ne 0) {
        throw "$Name $ArgumentList ended with $LASTEXITCODE."
    }
}

switch ($Task) {
    'Build' {
        Invoke-Tool dotnet @('build', $solution, '--configuration', $Configuration)
    }
    'Test' {
        Invoke-Tool dotnet @('test', $solution, '--configuration', $Configuration)
    }
    'Lint' {
        Invoke-Tool dotnet @('format', $solution, '--verify-no-changes')
        $finding = 'build.ps1', 'tests', 'output/MailkitPS' | ForEach-Object {
            Invoke-ScriptAnalyzer -Path (Join-Path $PSScriptRoot $_) -Recurse
        }
        $finding
        if ($finding) {
            throw "PSScriptAnalyzer found $(@($finding).Count) problems."
        }
    }
    'Bench' {
        $benchmarks = Join-Path $PSScriptRoot 'tests/Benchmarks'
        Invoke-Tool dotnet @('run', '--project', $benchmarks, '--configuration', 'Release')
    }
}
