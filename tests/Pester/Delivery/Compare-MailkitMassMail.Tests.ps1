. "$PSScriptRoot/../Connected.ps1"

Describe 'Compare-MailkitMassMail' {
    It 'compares files with files, and writes one' {
        $people = 'grace@example.com', 'error-6@example.com', 'never@example.com' |
            ForEach-Object { [pscustomobject]@{ Email = $_ } } | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        $sends = $people | Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Confirm:$false |
            ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        $outcomes = $people | Compare-MailkitMassMail -Request $sends -SummaryVariable sum |
            ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        $outcomes.Outcome | Should -Be 'Sent', 'Refused', 'Missing'
        $outcomes[1].Error | Should -Be 'Unsubscribed'
        $sum.IsAccounted | Should -BeFalse
        $sum.MissingCount | Should -Be 1
    }
}
