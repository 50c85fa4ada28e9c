. "$PSScriptRoot/../Connected.ps1"

Describe 'Get-MailkitSendMassResult' {
    It 'gives rows that survive Export-Csv and Import-Csv' {
        $file = Join-Path $TestDrive 'errors.csv'
        $rows = Get-MailkitSendMassResult 8001 -OutVariable kept
        $rows | Export-Csv -Path $file
        $read = Import-Csv -Path $file
        $read.Count | Should -Be 3
        foreach ($name in $rows[0].PSObject.Properties.Name) {
            # Export-Csv prints dates in the culture of the caller.
            $read.$name | Should -Be @($rows | ForEach-Object { if ($name -eq 'Date') { $_.Date.ToString() } else { [string]$_.$name } })
        }
        $kept.Count | Should -Be 3
    }

    It 'reads the requests of a CSV file' {
        $file = Join-Path $TestDrive 'sends.csv'
        Set-Content -Path $file -Value 'RequestId,SendId,SubmittedAt', '8001,,2024-08-22T16:00:00Z', '8002,,', '8001,41001,2024-08-22'
        (Import-Csv -Path $file | Get-MailkitSendMassResult).Count | Should -Be 6
    }

    It 'shows a table and a list' {
        $table = (Get-MailkitSendMassResult 8001 | Format-Table | Out-String -Width 120).Trim() -split '\r?\n'
        $table[0] | Should -Be 'RequestId: 8001'
        $table[2] | Should -Match '^Email +Error +Date +Info$'
        $table[5] | Should -Match '^mail2@mail.cz +Unsubscribed +2024-08-22 16:12:33 unsubscribed email$'
        Get-MailkitSendMassResult 8001 | Format-List | Out-String | Should -Match 'SendMessageId : 1392658739'
    }

    It 'gives JSON that reads the same' -Tag PowerShell7 {
        $row = Get-MailkitSendMassResult 8001 | Where-Object ErrorCode -EQ 6 | ConvertTo-Json -EnumsAsStrings | ConvertFrom-Json
        $row.Error | Should -Be 'Unsubscribed'
        $row.SendMessageId | Should -Be 1392658739
    }

    It 'can be grouped and sorted' {
        (Get-MailkitSendMassResult 8001, 8001 | Group-Object -Property Error -NoElement).ForEach('Count') | Should -Be 2, 2, 2
    }

    It 'stops reading when downstream has enough' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        (Get-MailkitSendMassResult 8010 | Select-Object -First 5).Count | Should -Be 5
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
    }

    It 'keeps the rows of an answer that breaks off' {
        $rows = Get-MailkitSendMassResult 8005 -ErrorVariable failure -ErrorAction SilentlyContinue
        $rows.Count | Should -Be 2
        $failure[0].FullyQualifiedErrorId | Should -Be 'MailkitInvalidAnswer,MailkitPS.GetMailkitSendMassResultCommand'
    }

    It 'gives the same over XML-RPC' {
        Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri -Protocol XmlRpc -MaximumRetryCount 0 -Name xml
        try {
            foreach ($request in 8002, 8005, 8010) {
                $json = Get-MailkitSendMassResult $request -Connection 90000001 -ErrorVariable jsonError -ErrorAction SilentlyContinue | Select-Object -First 1000
                $xml = Get-MailkitSendMassResult $request -Connection xml -ErrorVariable xmlError -ErrorAction SilentlyContinue | Select-Object -First 1000
                $xml | ConvertTo-Csv | Should -Be ($json | ConvertTo-Csv)
                $xmlError.FullyQualifiedErrorId | Should -Be $jsonError.FullyQualifiedErrorId
            }
        }
        finally {
            Disconnect-Mailkit xml
            Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri -TimeoutSec 10 -MaximumRetryCount 0
        }
    }

    It 'refuses <_>' -ForEach '0', '-1', 'abc', '8001 -StablePolls 3' {
        [scriptblock]::Create("Get-MailkitSendMassResult $_ -ErrorAction Stop") | Should -Throw
    }

    Context 'with -WaitForCompletion' {
        It 'writes each row once, into a file and into -OutVariable' {
            $file = Join-Path $TestDrive 'late.csv'
            Get-MailkitSendMassResult 8003 -WaitForCompletion -SettleTimeSec 2 -PollIntervalSec 1 -OutVariable kept -StatusVariable status | Export-Csv -Path $file
            (Import-Csv -Path $file).Email | Should -Be $kept.Email
            $kept.Count | Should -Be 4
            $status.State | Should -Be 'Settled'
            $status.RowCount | Should -Be 4
        }

        It 'has each row in the file as soon as it is seen, as about_MailkitPS_Waiting shows it' {
            $file = Join-Path $TestDrive 'rows.csv'
            $counts = Get-MailkitSendMassResult 8003 -WaitForCompletion -SettleTimeSec 2 -PollIntervalSec 1 |
                ForEach-Object { $_ | Export-Csv $file -Append -NoTypeInformation; @(Import-Csv $file).Count }
            $counts | Should -Be 1, 2, 3, 4
        }

        It 'makes no poll after Select-Object -First' {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Get-MailkitSendMassResult 8001 -WaitForCompletion -StatusVariable status | Select-Object -First 1 | Should -Not -BeNullOrEmpty
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
            $status.State | Should -Be 'Waiting'
            $status.RowCount | Should -Be 1
            $status.PollCount | Should -BeLessOrEqual 1
        }

        It 'reads its own status list again' {
            Get-MailkitSendMassResult 8001, 8002 -WaitForCompletion -SubmittedAt 2024-08-22 -PollIntervalSec 1 -StatusVariable status | Out-Null
            $file = Join-Path $TestDrive 'status.csv'
            $status | Export-Csv -Path $file
            (Import-Csv -Path $file | Get-MailkitSendMassResult -WaitForCompletion -PollIntervalSec 1).Count | Should -Be 3
            ($status | Get-MailkitSendMassResult).Count | Should -Be 3
        }

        It 'runs in a thread job and in ForEach-Object -Parallel' -Tag PowerShell7 {
            $connection = Get-MailkitConnection -Default
            $rows = 8001, 8003 | ForEach-Object -Parallel {
                Import-Module $using:ModulePath
                Get-MailkitSendMassResult $_ -WaitForCompletion -SubmittedAt 2024-08-22 -PollIntervalSec 1 -Connection $using:connection
            }
            ($rows | Where-Object RequestId -EQ 8001).Count | Should -Be 3
            ($rows | Where-Object RequestId -EQ 8003).Count | Should -Be 4
        }

        It 'gives a runbook its exit code: <ExitCode> for <RequestId>' -ForEach @(
            @{ RequestId = 8002; ExitCode = 0 }
            @{ RequestId = 8001; ExitCode = 3 }
            @{ RequestId = 7; ExitCode = 2 }
        ) {
            # The runbook of about_MailkitPS_Waiting, as written there.
            $page = Get-Content -Path "$PSScriptRoot/../../../docs/en-US/about_MailkitPS_Waiting.md" -Raw
            $runbook = [regex]::Match($page, '(?s)### A runbook with exit codes.*?```powershell\r?\n(.*?)```').Groups[1].Value
            $script = Join-Path $TestDrive 'runbook.ps1'
            Set-Content -Path $script -Value $runbook.Replace('Connect-Mailkit -FromEnvironment', "Connect-Mailkit -FromEnvironment -ApiUri $($simulator.ApiUri)")
            $command = "Import-Module '$ModulePath'; Set-Location '$TestDrive'; `$PSDefaultParameterValues = @{ 'Get-MailkitSendMassResult:PollIntervalSec' = 1 }; & '$script' -RequestId $RequestId -SubmittedAt 2024-08-22T16:00:00Z; exit `$LASTEXITCODE"
            $env:MAILKIT_CLIENT_ID = '90000001'
            $env:MAILKIT_CLIENT_MD5 = '0' * 32
            try {
                & $Shell @ShellArguments -Command $command *> $null
                $LASTEXITCODE | Should -Be $ExitCode
            }
            finally {
                Remove-Item Env:MAILKIT_CLIENT_ID, Env:MAILKIT_CLIENT_MD5
            }
        }
    }
}
