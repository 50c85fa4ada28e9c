. "$PSScriptRoot/../Connected.ps1"

Describe 'Move-MailkitRecipient' {
    It 'moves who stands in a file, and tells the new ID' {
        $file = Join-Path $TestDrive people.csv
        Get-MailkitRecipient 5003 | Select-Object -First 2 | Export-Csv $file -NoTypeInformation
        $moved = Import-Csv $file | Move-MailkitRecipient -Destination 5004 -PassThru
        $moved.Operation | Should -Be 'Moved', 'Moved'
        $moved | Get-MailkitRecipient | ForEach-Object MailingListId | Should -Be 5004, 5004
    }

    It 'does not take the list of a row for the destination' {
        { Get-MailkitRecipient 5003 | Move-MailkitRecipient -Destination '' } | Should -Throw
        @(Get-MailkitRecipient 5003).Count | Should -Be 38
    }
}
