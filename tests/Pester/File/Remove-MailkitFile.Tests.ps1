. "$PSScriptRoot/../Connected.ps1"

Describe 'Remove-MailkitFile' {
    It 'empties a folder and deletes it' {
        Get-MailkitFile 3002 | Remove-MailkitFile -Confirm:$false
        Get-MailkitFile | Where-Object FolderId -EQ 3002 | Remove-MailkitFile -Confirm:$false
        Get-MailkitFile | Where-Object Name -EQ documents | Should -BeNullOrEmpty
    }

    It 'leaves the folder of a row alone that is no folder' {
        [pscustomobject]@{ FolderId = 3003 } |
            Remove-MailkitFile -Confirm:$false -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'MailkitInvalidArgument,*'
        Get-MailkitFile 3001 | Where-Object FolderId -EQ 3003 | Should -Not -BeNullOrEmpty
    }
}
