. "$PSScriptRoot/../Connected.ps1"

Describe 'Send-MailkitMassMail' {
    It 'goes from one CSV file to another in one line' {
        1..8 + 'x' | ForEach-Object { [pscustomobject]@{ Email = "error-$_@example.com"; create_email = 'TRUE' } } |
            Export-Csv TestDrive:/people.csv -NoTypeInformation
        Import-Csv TestDrive:/people.csv | Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -BatchSize 4 -Confirm:$false |
            Get-MailkitSendMassResult -WaitForCompletion -SettleTimeSec 0 -PollIntervalSec 1 | Export-Csv TestDrive:/errors.csv -NoTypeInformation
        $errors = Import-Csv TestDrive:/errors.csv
        $errors.ErrorCode | Sort-Object | Should -Be ('1', '2', '3', '4', '5', '6', '7', '8')
        ($errors | Where-Object Error -EQ 'Unsubscribed').Email | Should -Be 'error-6@example.com'
    }

    It 'attaches a file by its path' {
        Set-Content TestDrive:/invoice.txt 'invoice'
        $request = Send-MailkitMassMail ada@example.com -CampaignId 7001 -MailingListId 5001 -Attachment TestDrive:/invoice.txt -Confirm:$false
        $request.RecipientCount | Should -Be 1
        $request.RequestId | Should -BeGreaterThan 9000
    }

    It 'sends nothing with -WhatIf' {
        'a@x', 'b@x' | ForEach-Object { [pscustomobject]@{ Email = $_ } } | Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -WhatIf |
            Should -BeNullOrEmpty
    }

    It 'reads what the type name of a row brings along' {
        Update-TypeData -TypeName Tests.Person -MemberType AliasProperty -MemberName Email -Value Mail
        try {
            $rows = [pscustomobject]@{ Mail = 'a@x.cz' }, [pscustomobject]@{ PSTypeName = 'Tests.Person'; Mail = 'b@x.cz' }
            $request = $rows | Send-MailkitMassMail -CampaignId 7001 -MailingListId 5001 -Confirm:$false -ErrorVariable failures -ErrorAction SilentlyContinue
            $request.RecipientCount | Should -Be 1
            $failures.TargetObject | Should -Be 1
        }
        finally {
            Remove-TypeData Tests.Person
        }
    }

    It 'can be resumed from a file of its requests' {
        $request = Send-MailkitMassMail error-3@example.com -CampaignId 7001 -MailingListId 5001 -Confirm:$false
        $request | Export-Csv TestDrive:/requests.csv -NoTypeInformation
        (Import-Csv TestDrive:/requests.csv | Get-MailkitSendMassResult -WarningAction SilentlyContinue).ErrorCode | Should -Be 3
    }
}
