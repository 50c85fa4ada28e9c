. "$PSScriptRoot/../Connected.ps1"

Describe 'Get-MailkitFile' {
    It 'tells folders from files' {
        $folder = Get-MailkitFile | Where-Object Type -EQ DIR | Select-Object -First 1
        $folder.FolderId | Should -BeOfType long
        $folder.FileId | Should -BeNullOrEmpty
    }

    It 'reads the folders that are piped' {
        Get-MailkitFile | Where-Object Type -EQ DIR | Get-MailkitFile -ErrorVariable failed | Should -Not -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
    }
}
