. "$PSScriptRoot/../Connected.ps1"

Describe 'Remove-MailkitRecipient' {
    It 'deletes who stands in a file from the list that it was read from' {
        $file = Join-Path $TestDrive people.csv
        Get-MailkitRecipient 5003 | Select-Object -First 2 | Export-Csv $file -NoTypeInformation
        $removed = Import-Csv $file | Remove-MailkitRecipient -PassThru -Confirm:$false
        $removed.EmailId | Should -Be (Import-Csv $file).EmailId
        @(Get-MailkitRecipient 5003).Count | Should -Be 38
    }

    It 'deletes an address from every list only where that is said' {
        { Remove-MailkitRecipient -Email alice@example.com -Confirm:$false -ErrorAction Stop } |
            Should -Throw -ErrorId 'MailkitInvalidArgument,*'
        Remove-MailkitRecipient -Email alice@example.com -AllLists -Confirm:$false
        { Get-MailkitRecipient -Email alice@example.com -ErrorAction Stop } | Should -Throw -ErrorId 'MailkitNotFound,*'
    }
}
