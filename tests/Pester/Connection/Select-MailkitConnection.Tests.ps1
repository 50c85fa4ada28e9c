BeforeAll {
    Import-Module "$PSScriptRoot/../Simulator.psm1" -Force
    Import-Module $ModulePath -Force
}

Describe 'Select-MailkitConnection' {
    BeforeEach {
        'shop', 'news' | ForEach-Object { Connect-Mailkit (Get-Login) -Name $_ -SkipVerification }
    }

    AfterEach {
        Disconnect-Mailkit -All
    }

    It 'makes a connection the default' {
        Select-MailkitConnection shop | Should -BeNullOrEmpty
        (Get-MailkitConnection -Default).Name | Should -Be 'shop'
        (Get-MailkitConnection)[0].IsDefault | Should -BeTrue
    }

    It 'gives back what was the default' {
        $before = Get-MailkitConnection -Default
        (Select-MailkitConnection -Name shop -PassThru).Name | Should -Be 'shop'
        $before | Select-MailkitConnection
        (Get-MailkitConnection -Default).Name | Should -Be 'news'
    }

    It 'helps where the default was forgotten' {
        Disconnect-Mailkit
        Select-MailkitConnection shop
        (Get-MailkitConnection -Default).Name | Should -Be 'shop'
    }

    It 'knows no connection of another runspace' -Tag PowerShell7 {
        $news = Get-MailkitConnection news
        $result = 1 | ForEach-Object -Parallel {
            Import-Module $using:ModulePath
            try { Select-MailkitConnection $using:news } catch { $_.FullyQualifiedErrorId }
        }
        $result | Should -Be 'MailkitConnectionNotFound,MailkitPS.SelectMailkitConnectionCommand'
    }
}
