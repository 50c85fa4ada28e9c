BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $ModulePath -Force
    $script:simulator = Start-Simulator
    # The login of the simulator: nothing else is made of so many zeros.
    $script:canary = '0' * 32
    $script:connection = Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri -MaximumRetryCount 0 -PassThru
}

AfterAll {
    Disconnect-Mailkit -All
    Stop-Simulator $simulator
}

Describe 'The MD5 code' {
    It 'is in no serialized form of a connection' {
        $file = Join-Path $TestDrive 'connection.xml'
        $connection | Export-Clixml -Path $file -Depth 5
        Get-Content $file -Raw | Should -Not -Match $canary
        $connection | ConvertTo-Json -Depth 5 | Should -Not -Match $canary
        $connection | Format-List * -Force | Out-String | Should -Not -Match $canary
        $connection | ConvertTo-Csv | Out-String | Should -Not -Match $canary
        $connection | Get-Member -Force | Out-String -Width 300 | Should -Not -Match $canary
        "$connection" | Should -Not -Match $canary
    }

    It 'is in no stream, no transcript and no error of a session' {
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $script = Join-Path $TestDrive 'session.ps1'
        Set-Content $script @"
            Start-Transcript '$transcript' | Out-Null
            `$VerbosePreference = `$DebugPreference = `$InformationPreference = 'Continue'
            Import-Module '$PSScriptRoot/Simulator.psm1', '$ModulePath'
            Connect-Mailkit (Get-Login) -ApiUri $($simulator.ApiUri) -MaximumRetryCount 0 -PassThru | Format-List *
            8001, 8005, 8006, 8007, 8008, 8013, 8014, 7 | Get-MailkitSendMassResult -StatusVariable s | Out-Default
            Get-MailkitSendMassResult 8003 -WaitForCompletion -SettleTimeSec 0 -PollIntervalSec 1 | Out-Default
            Connect-Mailkit (Get-Login -Code ('0' * 32 + 'x')) -ApiUri $($simulator.ApiUri)
            Connect-Mailkit (Get-Login -ClientId ('0' * 32)) -ApiUri $($simulator.ApiUri)
            `$s | Format-List *
            `$Error | Format-List * -Force
            `$Error | ForEach-Object { `$_.Exception | Format-List * -Force; `$_.Exception.InnerException | Format-List * -Force }
            if (Get-Command Get-Error -ErrorAction Ignore) { Get-Error -Newest 50 }
            Get-Variable | Out-String -Width 300
            Stop-Transcript | Out-Null
"@
        $output = & $Shell @ShellArguments -File $script *>&1 | Out-String -Width 300
        $kept = Get-Content $transcript -Raw
        $output | Should -Match 'MailkitInvalidAnswer'
        $kept | Should -Match 'MailkitInvalidAnswer'
        $output | Should -Not -Match $canary
        $kept | Should -Not -Match $canary
    }

    It 'is offered by no completion' {
        foreach ($line in 'Connect-Mailkit ', 'Connect-Mailkit -Name ', 'Get-MailkitSendMassResult 1 -Connection ', 'Disconnect-Mailkit ') {
            $found = [Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches
            $found | Format-List * | Out-String | Should -Not -Match $canary
        }
    }
}

Describe 'An e-mail address' {
    It 'is in the output and in no other stream' {
        $other = & { 8001, 8005, 8015 | Get-MailkitSendMassResult -Verbose -Debug -ErrorAction Continue | Out-Null } *>&1 | Out-String -Width 300
        $other | Should -Match 'mailkit.sendmail_mass.results'
        $other | Should -Not -Match '@'
    }
}

Describe 'ForEach-Object -Parallel' {
    It 'shares a connection by -Connection and mixes nothing' -Tag PowerShell7 {
        $connection = $connection
        $rows = 1..40 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:ModulePath
            Get-MailkitSendMassResult 8001 -Connection $using:connection | Add-Member -NotePropertyName Task -NotePropertyValue $_ -PassThru
        }
        $rows.Count | Should -Be 120
        ($rows | Group-Object Task).ForEach('Count') | Sort-Object -Unique | Should -Be 3
    }
}
