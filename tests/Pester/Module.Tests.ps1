BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
}

Describe 'The module' {
    It 'has a valid manifest' {
        $manifest = Test-ModuleManifest -Path (Join-Path $ModulePath 'MailkitPS.psd1')
        $manifest.ExportedCmdlets.Count | Should -BeGreaterThan 4
        $manifest.Description | Should -Match 'Not related to jstedfast/MailKit'
    }

    It 'is found by its name and loaded by the first use of a cmdlet' {
        $folder = Split-Path $ModulePath
        $result = & $Shell @ShellArguments -Command "
            `$env:PSModulePath = '$folder' + [IO.Path]::PathSeparator + `$env:PSModulePath
            [string](Get-MailkitConnection).Count
            (Get-Module MailkitPS).Name"
        $result | Should -Be '0', 'MailkitPS'
    }

    It 'leaves no job, no variable and no command behind but its cmdlets' {
        $result = & $Shell @ShellArguments -Command "
            `$variables = @(Get-Variable).Name
            Import-Module '$ModulePath'
            @(Get-Job).Count
            @(Get-Variable | Where-Object Name -NotIn (`$variables + 'variables', '_', '?', '^', '$')).Count
            @(Get-Command -Module MailkitPS | Where-Object CommandType -NE Cmdlet).Count"
        $result | Should -Be '0', '0', '0'
    }

    It 'can be removed and imported again' {
        $result = & $Shell @ShellArguments -Command "
            Import-Module '$ModulePath'
            Remove-Module MailkitPS
            Import-Module '$ModulePath' -Force
            (Get-Command -Module MailkitPS).Count -gt 0"
        $result | Should -Be 'True'
    }

    It 'forgets the connections of its runspace when it is removed for good, and not while another module still has it' {
        Set-Content $TestDrive/Nightly.psm1 "Import-Module '$ModulePath'"
        $result = & $Shell @ShellArguments -Command "
            Import-Module '$ModulePath', '$PSScriptRoot/Simulator.psm1'
            Connect-Mailkit (Get-Login) -SkipVerification
            Import-Module '$TestDrive/Nightly.psm1'
            Remove-Module Nightly
            @(Get-MailkitConnection).Count
            Remove-Module MailkitPS
            Import-Module '$ModulePath'
            @(Get-MailkitConnection).Count"
        $result | Should -Be '1', '0'
    }
}
