. "$PSScriptRoot/../Connected.ps1"

Describe 'Add-MailkitFile' {
    BeforeAll {
        foreach ($name in 'a.txt', '[b].txt', 'c d.txt') {
            Set-Content -LiteralPath (Join-Path $TestDrive $name) -Value $name
        }
    }

    It 'uploads the files of a folder, whatever is in their names' {
        $files = Get-ChildItem $TestDrive -File | Add-MailkitFile -Folder documents
        $files.Name | Sort-Object | Should -Be ('[b].txt', 'a.txt', 'c d.txt' | Sort-Object)
        Get-MailkitFile 3002 | Where-Object FileId -In $files.FileId | Should -HaveCount 3
    }

    It 'takes paths of the drives of PowerShell' {
        (Add-MailkitFile TestDrive:/a.txt).OriginalName | Should -Be a.txt
    }

    It 'warns of a name that is taken' {
        Add-MailkitFile TestDrive:/a.txt -WarningVariable told -WarningAction SilentlyContinue | ForEach-Object Error | Should -Be Renamed
        $told | Should -HaveCount 1
    }
}
