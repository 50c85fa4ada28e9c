BeforeAll {
    Import-Module "$PSScriptRoot/../Simulator.psm1" -Force
    Import-Module $ModulePath -Force
    $script:simulator = Start-Simulator
    $script:canary = 'c0ffee00' * 4
}

AfterAll {
    Stop-Simulator $simulator
}

Describe 'Connect-Mailkit' {
    AfterEach {
        Disconnect-Mailkit -All
    }

    It 'connects with a credential' {
        Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri | Should -BeNullOrEmpty
        Test-MailkitConnection | Should -BeTrue
    }

    It 'ends the script by an error that can be caught by its ID' {
        { Connect-Mailkit (Get-Login -Code wrong) -ApiUri $simulator.ApiUri } |
            Should -Throw -ErrorId 'MailkitUnauthorized,MailkitPS.ConnectMailkitCommand'
        Get-MailkitConnection | Should -BeNullOrEmpty
    }

    It 'shows the address that is not allowed' {
        { Connect-Mailkit (Get-Login 90000002 ('1' * 32)) -ApiUri $simulator.ApiUri } |
            Should -Throw -ErrorId 'MailkitAddressNotAllowed,*' -ExpectedMessage '*127.0.0.1*'
    }

    It 'gives -File the exit code 1 when it fails' {
        $script = Join-Path $TestDrive 'connect.ps1'
        Set-Content -Path $script -Value "
            Import-Module '$ModulePath', '$PSScriptRoot/../Simulator.psm1'
            `$ErrorActionPreference = 'Stop'
            Connect-Mailkit (Get-Login -Code wrong) -ApiUri $($simulator.ApiUri)"
        & $Shell @ShellArguments -File $script *> $null
        $LASTEXITCODE | Should -Be 1
    }

    It 'keeps the code out of <Name>' -ForEach @(
        @{ Name = 'ConvertTo-Json'; Show = { $args[0] | ConvertTo-Json -Depth 10 -WarningAction Ignore } }
        @{ Name = 'Export-Clixml'; Show = { $args[0] | Export-Clixml -Path "$TestDrive/c.xml" -Depth 10; Get-Content "$TestDrive/c.xml" -Raw } }
        @{ Name = 'Format-List'; Show = { $args[0] | Format-List -Property * -Force | Out-String } }
        @{ Name = 'Format-Custom'; Show = { $args[0] | Format-Custom -Depth 10 | Out-String } }
        @{ Name = 'Export-Csv'; Show = { $args[0] | ConvertTo-Csv | Out-String } }
    ) {
        $connection = Connect-Mailkit (Get-Login -Code $canary) -ApiUri $simulator.ApiUri -SkipVerification -PassThru
        $text = & $Show $connection
        $text | Should -Match '90000001'
        $text | Should -Not -Match $canary
    }

    It 'keeps the code out of a transcript, of every stream and of $Error' {
        $result = & $Shell @ShellArguments -Command "
            Import-Module '$ModulePath', '$PSScriptRoot/../Simulator.psm1'
            Start-Transcript -Path '$TestDrive/transcript.txt' | Out-Null
            try { Connect-Mailkit (Get-Login -Code $canary) -ApiUri $($simulator.ApiUri) -Verbose -Debug } catch { `$_ | Format-List * -Force | Out-String }
            Connect-Mailkit (Get-Login -Code $canary) -ApiUri $($simulator.ApiUri) -SkipVerification -PassThru -Verbose -Debug
            Get-MailkitSendMassResult 8001 -Verbose -Debug
            if (Get-Command Get-Error -ErrorAction Ignore) { Get-Error -Newest 5 | Out-String }
            Stop-Transcript | Out-Null" *>&1 | Out-String
        $shown = $result + (Get-Content "$TestDrive/transcript.txt" -Raw)
        $shown | Should -Match 'Unauthorized'

        # The command line of the transcript's header names what was typed; everything else must not.
        ($shown -split "`n" | Where-Object { $_ -notmatch 'Host Application|Get-Login' }) -join "`n" | Should -Not -Match $canary
    }

    It 'belongs to its runspace, and travels by -Connection' -Tag PowerShell7 {
        $connection = Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri -PassThru
        $result = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            [pscustomobject]@{
                Default = @(Get-MailkitConnection).Count
                Rows    = @(Get-MailkitSendMassResult 8001 -Connection $using:connection).Count
            }
        }
        $result.Default | Should -Be 0, 0, 0, 0
        $result.Rows | Should -Be 3, 3, 3, 3
    }

    It 'takes the login from the environment' {
        $env:MAILKIT_CLIENT_ID = '90000001'
        $env:MAILKIT_CLIENT_MD5 = '0' * 32
        try {
            (Connect-Mailkit -FromEnvironment -ApiUri $simulator.ApiUri -PassThru).ClientId | Should -Be 90000001
        }
        finally {
            Remove-Item Env:MAILKIT_CLIENT_ID, Env:MAILKIT_CLIENT_MD5
        }
    }
}
