. "$PSScriptRoot/../Connected.ps1"

Describe 'Compare-MailkitRecipient' {
    It 'hands on the rows of a file that differ, and an import takes them' {
        $rows = Get-MailkitRecipient 5003 | Select-Object Email, FirstName, City | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        $rows[2].City = 'Jinde'
        $batch = $rows |
            Compare-MailkitRecipient -MailingListId 5003 -Difference Missing, Different -PassThruInput |
            Import-MailkitRecipient -MailingListId 5003
        $batch.RecipientCount | Should -Be 1
        $rows | Compare-MailkitRecipient -MailingListId 5003 -Difference Missing, Different | Should -BeNullOrEmpty
    }
}
