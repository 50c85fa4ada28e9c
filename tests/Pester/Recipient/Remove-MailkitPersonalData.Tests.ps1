. "$PSScriptRoot/../Connected.ps1"

Describe 'Remove-MailkitPersonalData' {
    It 'works on a file of requests, and can do so again' {
        $file = Join-Path $TestDrive requests.csv
        Set-Content $file 'Email', 'alice@example.com', 'carol@example.com'
        (Import-Csv $file | Remove-MailkitPersonalData -PassThru -Confirm:$false).Operation | Should -Be 'WipeQueued', 'WipeQueued'
        (Import-Csv $file | Remove-MailkitPersonalData -PassThru -Confirm:$false).Operation |
            Should -Be 'WipeAlreadyQueued', 'WipeAlreadyQueued'
    }
}
