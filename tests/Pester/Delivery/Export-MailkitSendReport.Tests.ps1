. "$PSScriptRoot/../Connected.ps1"

Describe 'Export-MailkitSendReport' {
    It 'makes the same page of rows and of their file, in the folder that the shell is in' {
        Push-Location $TestDrive
        try {
            $rows = Get-MailkitSendMassResult 8001
            $rows | Export-MailkitSendReport typed.html -MadeAt 2026-03-14T11:41:10Z
            $rows | Export-Csv rows.csv -NoTypeInformation
            $file = Import-Csv rows.csv | Export-MailkitSendReport file.html -MadeAt 2026-03-14T11:41:10Z -PassThru
        }
        finally {
            Pop-Location
        }

        $file.FullName | Should -Be (Join-Path (Resolve-Path $TestDrive).ProviderPath 'file.html')
        Get-Content $file.FullName -Raw | Should -Be (Get-Content "$TestDrive/typed.html" -Raw)
        Get-Content $file.FullName -Raw | Should -Match 'Mailkit names an error'
        Get-ChildItem $TestDrive -Filter *.tmp | Should -BeNullOrEmpty
    }
}
