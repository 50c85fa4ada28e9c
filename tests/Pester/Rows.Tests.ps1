# What a user does with the objects that cmdlets write: look at them, keep them in a file, read them again.

BeforeDiscovery {
    $format = [xml](Get-Content "$PSScriptRoot/../../src/MailkitPS/MailkitPS.Format.ps1xml" -Raw)
    $script:types = $format.SelectNodes('//TypeName').InnerText | Sort-Object -Unique
    $script:isDesktop = $PSVersionTable.PSVersion.Major -lt 7
}

BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $ModulePath
    $script:simulator = Start-Simulator
    $connection = Connect-Mailkit (Get-Login) -Name shop -ApiUri https://api.mailkit.eu -SkipVerification -PassThru
    Connect-Mailkit (Get-Login) -ApiUri $simulator.ApiUri

    # At least one of each type, with every property set that can be. A type that is not here comes from its Get- cmdlet alone.
    $script:samples = @{
        'MailkitPS.MailkitConnection' = $connection
        'MailkitPS.Recipient'         = Get-MailkitRecipient -EmailId 700000001
        'MailkitPS.RecipientMessage'  = Get-MailkitRecipientHistory 700000001
        'MailkitPS.RecipientResponse' = Get-MailkitRecipientResponse 700000001
        'MailkitPS.Subscription'      = Get-MailkitSubscription -EmailId 700000001
        'MailkitPS.SendMassResult'    = Get-MailkitSendMassResult 8001
        'MailkitPS.SendMassRequest'   = Send-MailkitMassMail ada@example.com -CampaignId 7001 -MailingListId 5001 -Confirm:$false
        'MailkitPS.SendMailResult'    = 'ada@example.com', 'status-7@example.com' |
            ForEach-Object { Send-MailkitMail $_ -CampaignId 7001 -MailingListId 5001 -Confirm:$false -WarningAction SilentlyContinue }
        'MailkitPS.SendSmsResult'     = Send-MailkitSms +420600000000 -CampaignId 7002 -MailingListId 5001 -Confirm:$false
        'MailkitPS.Campaign'          = Get-MailkitCampaign -CampaignId 7003, 7004, 7005, 7006, 7007
        'MailkitPS.CampaignRun'       = Get-MailkitCampaignHistory 7003
        'MailkitPS.CampaignReport'    = Get-MailkitCampaignReport -From 2025-01-01 -To 2026-06-30
        'MailkitPS.Delivery'          = Get-MailkitDelivery 7001 -From 2025-01-01 -To 2026-06-30
        'MailkitPS.DeliveryBounce'    = Get-MailkitDeliveryBounce 60001 | Select-Object -First 5
        'MailkitPS.DeliveryFeedback'  = Get-MailkitDeliveryFeedback 60001 | Select-Object -First 5
        'MailkitPS.DeliveryLink'      = Get-MailkitDeliveryLink 60001 | Select-Object -First 5
        'MailkitPS.DeliveryRecipient' = Get-MailkitDeliveryRecipient 60001 | Select-Object -First 5
        'MailkitPS.RecipientChange'   = @(
            Add-MailkitRecipient eve@example.com -MailingListId 5003 -City Brno
            Move-MailkitRecipient 700000006 -Destination 5003 -PassThru
            Remove-MailkitRecipient 700000007 -PassThru -Confirm:$false
            New-MailkitUnsubscription -EmailId 700000008 -NoConfirmationMail -Confirm:$false
        )
        'MailkitPS.ImportBatch'       = 'ada@example.org', 'bob@example.org', 'nobody@nowhere' |
            Import-MailkitRecipient -MailingListId 5003 -BatchSize 2 -WarningAction SilentlyContinue
        'MailkitPS.RecipientDifference' = [pscustomobject]@{ Email = 'ada@example.org'; City = 'Brno' }, [pscustomobject]@{ Email = 'zoe@example.org'; City = '' } |
            Compare-MailkitRecipient -MailingListId 5003 -Difference Missing, Different, OnlyInMailkit |
            Select-Object -First 5
        'MailkitPS.CampaignSend'      = New-MailkitCampaignSchedule 7003 '2099-03-14 09:00' -TimeZone Europe/Prague -Confirm:$false
        'MailkitPS.TestMailResult'    = Send-MailkitTestMail 7003 ada@example.com -Confirm:$false
        'MailkitPS.UploadedFile'      = New-Item (Join-Path $TestDrive price-list.pdf) -Value x | Add-MailkitFile
        'MailkitPS.LinkVisitor'       = Get-MailkitLinkVisitor 60001 900001 | Select-Object -First 5
    }
    $samples['MailkitPS.MassMailOutcome'] = @((Get-MailkitDeliveryRecipient 60001).Email | Select-Object -First 4) + 'mail2@mail.cz', 'nobody@example.com' |
        Compare-MailkitMassMail -ErrorRow (Get-MailkitSendMassResult 8001) -DeliveryRow (Get-MailkitDeliveryRecipient 60001) -SummaryVariable summary
    $samples['MailkitPS.MassMailSummary'] = $summary
    Get-MailkitSendMassResult 8001, 7 -WaitForCompletion -SubmittedAt 2024-08-22 -PollIntervalSec 1 -StatusVariable status -ErrorAction SilentlyContinue | Out-Null
    $samples['MailkitPS.SendMassStatus'] = $status
    $samples['MailkitPS.Engagement'] = Get-MailkitEngagement 5001 -PositionVariable position | Select-Object -First 3
    $samples['MailkitPS.PagingPosition'] = $position
    $samples['MailkitPS.RawBounce'] = Get-MailkitRawBounce -CampaignId 7001 | Select-Object -First 3
    $samples['MailkitPS.RawMessage'] = Get-MailkitRawMessage -CampaignId 7001 | Select-Object -First 3
    $samples['MailkitPS.RawResponse'] = Get-MailkitRawResponse -CampaignId 7001 | Select-Object -First 3

    # What was changed above would show in what is read below, with the time of this run.
    Reset-Simulator $simulator
}

AfterAll {
    Disconnect-Mailkit -All
    Stop-Simulator $simulator
}

Describe 'The rows of a mass send' {
    It 'have their error and their date in full at <_> columns, however long the address is' -Skip:$isDesktop -ForEach 60, 80 {
        $nobody = [pscustomobject]@{ PSTypeName = 'MailkitPS.SendMassResult'; RequestId = 1; Email = "$('long.' * 14)address@example.com"; Error = 'InvalidMailingList'; ErrorCode = 4; Date = [datetime]'2024-08-22 16:12:33'; Info = 'missing mailinglist_id' }
        $text = $nobody | Format-Table | Out-String -Width $_
        $text | Should -Match 'RequestId: 1'
        $text | Should -Match '(?m)^long\.long\.long\.long\S InvalidMailingList 2024-08-22 16:12:33'
    }
}

Describe '<_>' -ForEach $types {
    BeforeAll {
        $type = $_
        if (-not $samples[$type]) {
            $samples[$type] = Get-Command -Module MailkitPS -Verb Get | Where-Object { $_.OutputType.Name -contains $type } | ForEach-Object { & $_ | Select-Object -First 10 }
        }

        $script:rows = @($samples[$type])
        $rows | Should -Not -BeNullOrEmpty
        $rows[0].PSObject.TypeNames[0] | Should -Be $_
    }

    It 'has views that are known at 60, 80 and 120 columns' -Skip:$isDesktop {
        $before = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        try {
            $shown = foreach ($width in 60, 80, 120) {
                foreach ($view in 'Format-Table', 'Format-List') {
                    "# $view, $width columns"
                    # Times are those of this run, and a narrow column cuts or wraps them.
                    $text = ($rows | & $view | Out-String -Width $width).Replace("$TestDrive", 'TestDrive:') -replace '\r' -replace '(?m) +$'
                    $text.Trim("`n") -replace '\d{4}-\d\d-\d\dT[\d:.]*|[\d:]*\.\d{3}Z', { $_.Value -replace '\d', '0' }
                    ''
                }
            }
        }
        finally {
            $PSStyle.OutputRendering = $before
        }

        $file = Join-Path $PSScriptRoot "Views/$_.txt"
        if ($env:MAILKITPS_UPDATE -eq '1') {
            New-Item (Split-Path $file) -ItemType Directory -Force | Out-Null
            [IO.File]::WriteAllText($file, ($shown -join "`n"))
        }

        $shown -join "`n" | Should -Be ((Get-Content $file -Raw) -replace '\r') -Because 'MAILKITPS_UPDATE=1 writes the file anew, where that is meant'
    }

    It 'has no column of a letter or two at 60 and 80 columns, and its table fits' -Skip:$isDesktop {
        foreach ($width in 60, 80) {
            $lines = ($rows | Format-Table | Out-String -Width $width) -replace '\e\[[0-9;]*m' -split '\r?\n'
            $dashes = @($lines -match '^[- ]*--[- ]*$')[0]
            [regex]::Matches($dashes, '-+').ForEach({ $_.Length }) | Measure-Object -Minimum | ForEach-Object Minimum | Should -BeGreaterThan 2
            $lines | ForEach-Object Length | Measure-Object -Maximum | ForEach-Object Maximum | Should -BeLessOrEqual $width
        }
    }

    It 'comes out of a CSV file as the texts that it was' {
        $file = Join-Path $TestDrive rows.csv
        $rows | Export-Csv $file -NoTypeInformation
        $read = @(Import-Csv $file)
        $read.Count | Should -Be $rows.Count
        foreach ($name in $rows[0].PSObject.Properties.Name) {
            # Export-Csv prints dates in the culture of the caller.
            $read.$name | Should -Be @($rows | ForEach-Object { if ($_.$name -is [datetime]) { $_.$name.ToString() } else { "$($_.$name)" } })
        }
    }

    It 'comes out of JSON as it was' -Tag PowerShell7 {
        $json = $rows | ConvertTo-Json -AsArray -EnumsAsStrings
        $read = @([Text.Json.JsonDocument]::Parse($json).RootElement.EnumerateArray())
        $read.Count | Should -Be $rows.Count
        foreach ($name in $rows[0].PSObject.Properties.Name) {
            $read | ForEach-Object { $_.GetProperty($name).ToString() } | Should -Be @(
                $rows.$name | ForEach-Object { if ($_ -is [datetime]) { $_.ToString('s') } elseif ($_ -is [uri]) { $_.OriginalString } elseif ($_ -is [double]) { ConvertTo-Json $_ } else { "$_" } })
        }
    }
}
