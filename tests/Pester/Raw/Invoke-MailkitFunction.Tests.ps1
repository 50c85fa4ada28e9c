. "$PSScriptRoot/../Connected.ps1"

Describe 'Invoke-MailkitFunction' {
    It 'gives a list as objects, over <_>' -ForEach 'Json', 'XmlRpc' {
        $list = Invoke-MailkitFunction mailinglist.list -Protocol $_
        $list.NAME | Should -Be 'Newsletter', 'Customers', 'Partners', 'Old list'
    }

    It 'survives a CSV file' {
        Invoke-MailkitFunction mailinglist.list | Export-Csv TestDrive:/lists.csv -NoTypeInformation
        (Import-Csv TestDrive:/lists.csv).ID_USER_LIST | Should -Be '5001', '5002', '5003', '5004'
    }

    It 'calls nothing with -WhatIf' {
        Invoke-MailkitFunction mailinglist.create @{ name = 'x' } -WhatIf | Should -BeNullOrEmpty
    }

    It 'shows the text of a refusal' {
        { Invoke-MailkitFunction new.function -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'MailkitApiError,*'
    }

    It 'says so where nobody can be asked' {
        $script = "Import-Module '$ModulePath'; try { Invoke-MailkitFunction new.function -Connection none } catch { `$_.FullyQualifiedErrorId }
            Connect-Mailkit ([pscredential]::new('90000001', (ConvertTo-SecureString ('0' * 32) -AsPlainText -Force))) -ApiUri $($simulator.ApiUri)
            try { Invoke-MailkitFunction new.function } catch { `$_.FullyQualifiedErrorId }"
        & $Shell @ShellArguments -Command $script |
            Should -Be 'MailkitConnectionNotFound,MailkitPS.InvokeMailkitFunctionCommand', 'MailkitConfirmationRequired,MailkitPS.InvokeMailkitFunctionCommand'
    }
}
