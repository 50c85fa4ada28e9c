<#
.SYNOPSIS
    Runs what about_MailkitPS_Sync shows for PostgreSQL, against a server of its own and a simulated Mailkit.
.DESCRIPTION
    The server listens on loopback only, has its data in a temporary folder, and ends with this script. It needs the programs of
    PostgreSQL; on Debian they are in the package postgresql. The commands of the topic need psql on the PATH.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot '../Pester/Simulator.psm1') -Force
Import-Module $ModulePath -Force
$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path

function Find-ServerProgram {
    param([string]$Name)

    # Debian keeps the programs of the server off the PATH, in a folder for each version.
    $path = @(
        (Get-Command $Name -CommandType Application -ErrorAction Ignore).Source
        (Get-ChildItem "/usr/lib/postgresql/*/bin/$Name" -ErrorAction Ignore | Sort-Object FullName -Descending).FullName
    ) | Where-Object { $_ } | Select-Object -First 1
    if (-not $path) {
        throw "$Name was not found: install PostgreSQL, such as with apt-get install postgresql."
    }

    $path
}

function Invoke-Server {
    # Runs a program of the server. The server refuses to run as root, so there it is the user whom its package has made.
    param([string]$Name, [string[]]$ArgumentList)

    $command = @(Find-ServerProgram $Name) + $ArgumentList
    if ($isRoot) {
        $command = @('runuser', '-u', 'postgres', '--') + $command
    }

    $program, $rest = $command
    $told = & $program @rest 2>&1
    if ($LASTEXITCODE -ne 0) {
        throw "$Name ended with ${LASTEXITCODE}: $told"
    }
}

function Get-Block {
    # The blocks of code in the topic's section about PostgreSQL.
    param([string]$Language)

    $text = [IO.File]::ReadAllText((Join-Path $root 'docs/en-US/about_MailkitPS_Sync.md')) -replace "`r`n", "`n"
    $section = $text -split "`n### " | Where-Object { $_.StartsWith('PostgreSQL') }
    [regex]::Matches($section, "(?s)``````$Language\n(.*?)``````") | ForEach-Object { $_.Groups[1].Value }
}

function Assert-Row {
    # Compares what a query brings, a text a row, with what it should.
    param([string]$Query, [string[]]$Expected)

    $found = @(psql --no-psqlrc --tuples-only --no-align --set ON_ERROR_STOP=1 --command $Query)
    if ($LASTEXITCODE -ne 0 -or ($found -join '; ') -ne ($Expected -join '; ')) {
        throw "$Query brought '$($found -join '; ')' instead of '$($Expected -join '; ')'."
    }

    Write-Output "as expected: $($found -join '; ')"
}

$isRoot = -not $IsWindows -and (id -u) -eq 0
$listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
$listener.Start()
$port = $listener.LocalEndpoint.Port
$listener.Stop()

$folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "mailkitps-$([guid]::NewGuid())")
$data = Join-Path $folder 'data'
$culture = [cultureinfo]::CurrentCulture
$simulator = $null
$isStarted = $false
try {
    if ($isRoot) {
        chown postgres $folder
    }

    # A directory that the user of the server may not enter would be its working directory.
    Push-Location $folder
    Invoke-Server initdb '--pgdata', $data, '--username', 'mail', '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'
    $options = "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories="
    Invoke-Server pg_ctl 'start', '--wait', '--pgdata', $data, '--log', (Join-Path $folder 'server.log'), '--options', $options
    $isStarted = $true
    $env:PGHOST = '127.0.0.1'
    $env:PGPORT = $port
    $env:PGUSER = 'mail'
    $env:PGDATABASE = 'postgres'

    foreach ($statements in Get-Block sql) {
        [IO.File]::WriteAllText((Join-Path $folder ([regex]::Match($statements, '^-- (\S+)').Groups[1].Value)), $statements)
    }

    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --file create.sql
    $simulator = Start-Simulator
    Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri
    $send = @{ CampaignId = 7001; MailingListId = 5001; Confirm = $false }
    'ada@example.com', 'wait-200@example.com', 'žofie@example.com' | Send-MailkitMassMail @send | Out-Null
    $job = [scriptblock]::Create((Get-Block powershell) -join "`n")
    $ofSends = "SELECT Email || ' ' || Status FROM RawMessage WHERE SendId > 61000 ORDER BY SendMessageId"
    $total = 'SELECT COUNT(*) FROM RawMessage'

    & $job
    $count = @(Get-MailkitRawMessage).Count
    Assert-Row $total $count
    Assert-Row $ofSends 'ada@example.com sent', 'wait-200@example.com wait', 'žofie@example.com sent'
    Assert-Row 'SELECT COUNT(*) FROM RawMessage WHERE SentDate IS NULL OR Extra IS NOT NULL' 0

    # What waited is sent, and one more message is. The second run updates the one and adds the other, and brings nothing twice.
    'new@example.com' | Send-MailkitMassMail @send | Out-Null
    do {
        $live = Get-MailkitRawMessage -After 890000000
    } while ($live.Status -contains 'wait')
    & $job
    Assert-Row $total ($count + 1)
    Assert-Row $ofSends 'ada@example.com sent', 'wait-200@example.com sent', 'žofie@example.com sent', 'new@example.com sent'
    if (@(Import-Csv messages.csv).Count -ge $count) {
        throw 'The second run has read everything anew.'
    }
}
finally {
    [cultureinfo]::CurrentCulture = $culture
    Stop-Simulator $simulator
    if ($isStarted) {
        Invoke-Server pg_ctl 'stop', '--mode', 'fast', '--pgdata', $data
    }

    Pop-Location
    Remove-Item $folder -Recurse -Force
    Remove-Item Env:PGHOST, Env:PGPORT, Env:PGUSER, Env:PGDATABASE -ErrorAction Ignore
}
