BeforeAll {
    Import-Module "$PSScriptRoot/../Simulator.psm1" -Force
    Import-Module $ModulePath -Force
}

Describe 'Disconnect-Mailkit' {
    BeforeEach {
        'one', 'two', 'three' | ForEach-Object { Connect-Mailkit (Get-Login) -Name $_ -SkipVerification }
    }

    AfterEach {
        Disconnect-Mailkit -All
    }

    It 'forgets the default' {
        Disconnect-Mailkit | Should -BeNullOrEmpty
        (Get-MailkitConnection).Name | Should -Be 'one', 'two'
        { Get-MailkitSendMassResult 1 -ErrorAction Stop } |
            Should -Throw -ErrorId 'MailkitNotConnected,*' -ExpectedMessage '*There are: one, two.*Select-MailkitConnection*'
    }

    It 'forgets what comes from the pipeline' {
        (Get-MailkitConnection t* | Sort-Object -Property Name | Disconnect-Mailkit -PassThru).Name | Should -Be 'three', 'two'
        (Get-MailkitConnection).Name | Should -Be 'one'
    }

    It 'takes the name of a connection as -Name' {
        Disconnect-Mailkit -Name two
        (Get-MailkitConnection).Name | Should -Be 'three', 'one'
    }

    It 'is quiet when there is nothing to forget' {
        Disconnect-Mailkit -All
        Disconnect-Mailkit
        $Error.Clear()
        Disconnect-Mailkit
        $Error.Count | Should -Be 0
    }
}
