BeforeDiscovery {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $ModulePath
    $commands = (Get-Command -Module MailkitPS).Name
    $script:examples = foreach ($command in $commands) {
        foreach ($example in (Get-Help $command).examples.example) {
            @{ Command = $command; Title = $example.title.Trim('- '); Code = $example.code }
        }
    }
    $script:topics = (Get-ChildItem "$ModulePath/en-US/about_*.help.txt").Name -replace '\.help\.txt$'
}

BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $ModulePath
    $script:simulator = Start-Simulator
}

AfterAll {
    Stop-Simulator $simulator
}

Describe 'Get-Help <_>' -ForEach $commands {
    It 'has a synopsis, a description, outputs and three examples' {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Match '^[A-Z].+\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue.description.Text | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
    }

    It 'describes every parameter' {
        $described = (Get-Help $_).parameters.parameter
        $described.description | Should -HaveCount @($described).Count
        $common = [Management.Automation.Cmdlet]::CommonParameters
        $described.name | Should -Be @((Get-Command $_).Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object)
    }

    It 'prints for a console' {
        $text = Get-Help $_ -Full | Out-String
        $text | Should -Not -Match '```'
        $text | Should -Match "NAME\s+$_"
    }
}

Describe 'Get-Help <_>' -ForEach $topics {
    It 'answers' {
        Get-Help $_ | Should -Match "TOPIC\s+$_"
    }

    It 'has a short description in the list of topics' {
        (Get-Help about_MailkitPS* | Where-Object Name -EQ $_).Synopsis | Should -Match '\.$'
    }
}

Describe 'An example of <Command>' -ForEach $examples {
    BeforeAll {
        # What would ask a vault or a person.
        function global:Get-Secret { Get-Login }
        function global:Get-Credential { Get-Login }
        $env:MAILKIT_CLIENT_ID = '90000001'
        $env:MAILKIT_CLIENT_MD5 = '0' * 32
        $script:modulePathBefore = $env:PSModulePath
        $env:PSModulePath = (Split-Path $ModulePath) + [IO.Path]::PathSeparator + $env:PSModulePath
        $global:PSDefaultParameterValues['Connect-Mailkit:ApiUri'] = $simulator.ApiUri
        Push-Location $TestDrive
        [pscustomobject]@{ RequestId = 8001; SubmittedAt = '2026-03-14T09:26:53Z' } | Export-Csv sends.csv
        'ada@example.com', 'error-6@example.com', 'status-7@example.com' |
            ForEach-Object { [pscustomobject]@{ Email = $_; Subject = '' } } |
            Export-Csv people.csv
        '+420777123456', '+420777123457' |
            ForEach-Object { [pscustomobject]@{ Mobile = $_; Text = 'Hello' } } |
            Export-Csv telephones.csv
        'invoice.pdf', 'scan-0017.pdf' | ForEach-Object { Set-Content $_ '%PDF' }
        Connect-Mailkit (Get-Login) -Name shop
        Connect-Mailkit (Get-Login) -Name test1
    }

    AfterAll {
        Disconnect-Mailkit -All
        Pop-Location
        $global:PSDefaultParameterValues.Clear()
        $env:PSModulePath = $modulePathBefore
        $env:MAILKIT_CLIENT_ID = $env:MAILKIT_CLIENT_MD5 = $null
        Remove-Item function:Get-Secret, function:Get-Credential
    }

    It '<Title>: runs as it is written' -Skip:($Code -match '-Parallel' -and $PSVersionTable.PSVersion.Major -lt 7) {
        if ($Code -match '-Proxy ') {
            # No proxy is reached, and only https goes through one.
            $global:PSDefaultParameterValues.Remove('Connect-Mailkit:ApiUri')
            $global:PSDefaultParameterValues['Connect-Mailkit:SkipVerification'] = $true
        }

        if ($Code -match '-WaitForCompletion') {
            $global:PSDefaultParameterValues['Get-MailkitSendMassResult:PollIntervalSec'] = 1
            $global:PSDefaultParameterValues['Get-MailkitSendMassResult:SettleTimeSec'] = 0
        }

        $Error.Clear()
        $output = & ([scriptblock]::Create($Code))
        $Error | Should -BeNullOrEmpty
        $written = @($output) + @(Get-Content errors.csv -ErrorAction Ignore)
        if ($Code -match '-WhatIf') {
            $written | Should -BeNullOrEmpty
        }
        elseif ($Code -match 'Send-MailkitMassMail' -and $Code -notmatch 'Get-MailkitSendMassResult') {
            @($output) + @(Import-Csv sends.csv | Where-Object RequestId -GE 9001) | Should -Not -BeNullOrEmpty
        }
        elseif ($Code -match 'Get-MailkitSendMassResult|Send-Mailkit|Invoke-Mailkit') {
            $written | Should -Not -BeNullOrEmpty
        }
    }
}
