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
    . "$PSScriptRoot/Examples.ps1"
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
        # The runspaces of ForEach-Object -Parallel load the module by the name of its cmdlet.
        $script:modulePathBefore = $env:PSModulePath
        $env:PSModulePath = (Split-Path $ModulePath) + [IO.Path]::PathSeparator + $env:PSModulePath
        Enter-ExampleFolder -Path $TestDrive -ApiUri $simulator.ApiUri
        # Whom one example erases, the next one changes.
        Reset-Simulator $simulator
        Connect-Mailkit (Get-Login) -Name shop
        Connect-Mailkit (Get-Login) -Name test1
        # So that there is a send to look at.
        Send-MailkitMassMail error-6@example.com -CampaignId 7001 -MailingListId 5001 -Confirm:$false | Out-Null
    }

    AfterAll {
        Disconnect-Mailkit -All
        Exit-ExampleFolder
        $env:PSModulePath = $modulePathBefore
    }

    It '<Title>: runs as it is written' -Skip:($Code -match '-Parallel' -and $PSVersionTable.PSVersion.Major -lt 7) {
        $example = Invoke-Example $Code
        $example.Errors | Should -BeNullOrEmpty
        $written = $example.Output + @(Get-Content errors*.csv -ErrorAction Ignore)
        $isWhatIf = $Code -match '-WhatIf'
        if ($isWhatIf) {
            $written | Should -BeNullOrEmpty
        }
        elseif ($Code -match 'Send-MailkitMassMail' -and $Code -notmatch 'Get-MailkitSendMassResult') {
            $example.Output + @(Import-Csv sends.csv | Where-Object RequestId -GE 9001) | Should -Not -BeNullOrEmpty
        }
        elseif ($Code -match 'Get-MailkitSendMassResult|Send-Mailkit|Invoke-Mailkit') {
            $written | Should -Not -BeNullOrEmpty
        }

        # What it says that it calls, and nothing at all with -WhatIf.
        $functions = @{
            'Send-MailkitMassMail'      = 'mailkit.sendmail_mass'
            'Send-MailkitMail'          = 'mailkit.sendmail'
            'Send-MailkitSms'           = 'mailkit.sendsms'
            'Get-MailkitSendMassResult' = 'mailkit.sendmail_mass.results'
        }
        foreach ($cmdlet in $functions.Keys | Where-Object { $Code -match "$_\b" -and $Code -notmatch '-Parallel' }) {
            ($example.Called -contains $functions[$cmdlet]) | Should -Be (-not $isWhatIf) -Because "$cmdlet is in it"
        }

        if ($Command -eq 'Invoke-MailkitFunction') {
            @($example.Called).Count | Should -Be ([int](-not $isWhatIf))
        }
    }
}
