# Starts and ends the simulator as a process of its own, so that a test sees the module as a user has it.

$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path

# The module as the build has left it, or the one that is to be tested in its place.
$script:ModulePath = if ($env:MAILKITPS_MODULE) { (Resolve-Path $env:MAILKITPS_MODULE).Path } else { Join-Path $root 'output/MailkitPS' }

# The PowerShell that runs the tests, for tests that need a fresh one: & $Shell @ShellArguments -Command ...
$script:Shell = (Get-Process -Id $PID).Path
$script:ShellArguments = '-NoProfile', '-NonInteractive'
if ([IO.Path]::GetFileNameWithoutExtension($Shell) -eq 'dotnet') {
    # A pwsh that is a dotnet tool: the process is dotnet, and the first argument that it was given is the pwsh.dll.
    $script:ShellArguments = @('exec', '--roll-forward', 'Major', [Environment]::GetCommandLineArgs()[0]) + $ShellArguments
}

function Start-Simulator {
    <#
    .SYNOPSIS
        Starts a simulator and returns it with its address.
    .DESCRIPTION
        The newest build of tests/Simulator is started; its first line tells the address. It ends with this process at the latest.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A test helper.')]
    param([string[]]$ArgumentList = @())

    $assembly = Get-ChildItem -Path (Join-Path $root 'tests/Simulator/bin/*/net10.0/MailkitPS.Simulator.dll') |
        Sort-Object -Property LastWriteTime -Descending |
        Select-Object -First 1
    # Windows PowerShell knows no list of arguments here.
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', "`"$($assembly.FullName)`" serve --until-closed $ArgumentList")
    $start.UseShellExecute = $false
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLineAsync()
    if (-not $line.Wait([timespan]::FromSeconds(120)) -or $line.Result -notmatch '^Mailkit simulator on (?<uri>\S+)$') {
        $process.Kill()
        throw 'The simulator did not tell its address.'
    }

    [pscustomobject]@{ Process = $process; ApiUri = [uri]$Matches.uri }
}

function Stop-Simulator {
    <#
    .SYNOPSIS
        Ends a simulator.
    .DESCRIPTION
        Ends the process that Start-Simulator has started, and only that.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A test helper.')]
    param($Simulator)

    if ($Simulator) {
        $Simulator.Process.Kill()
        $Simulator.Process.WaitForExit()
    }
}

function Reset-Simulator {
    <#
    .SYNOPSIS
        Puts the account of a simulator back to what it was at the start.
    .DESCRIPTION
        The simulator itself goes on, which is quicker than to start another one.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A test helper.')]
    param($Simulator)

    Invoke-RestMethod -Method Post "$($Simulator.ApiUri)reset" | Out-Null
}

function Get-Login {
    <#
    .SYNOPSIS
        Returns a login as Connect-Mailkit takes it.
    .DESCRIPTION
        Unless told otherwise, it is one that the simulator knows.
    #>
    param([string]$ClientId = '90000001', [string]$Code = '0' * 32)

    $secret = [securestring]::new()
    foreach ($letter in $Code.ToCharArray()) {
        $secret.AppendChar($letter)
    }

    [pscredential]::new($ClientId, $secret)
}

Export-ModuleMember -Function Start-Simulator, Reset-Simulator, Stop-Simulator, Get-Login -Variable ModulePath, Shell, ShellArguments
