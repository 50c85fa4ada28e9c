. "$PSScriptRoot/../Connected.ps1"

Describe 'Get-MailkitRawMessage' {
    It 'makes no further call once Select-Object has enough' {
        $before = @((Invoke-RestMethod "$($simulator.ApiUri)calls")).Count
        (Get-MailkitRawMessage -CampaignId 7001 -PageSize 100 -PageDelaySec 0 | Select-Object -First 100).Count | Should -Be 100
        @((Invoke-RestMethod "$($simulator.ApiUri)calls")).Count | Should -Be ($before + 1)
    }

    It 'reads a campaign of 60,000 messages in two parts, each message once' {
        $first = Get-MailkitRawMessage -CampaignId 7001 -PageDelaySec 0 -PositionVariable position | Select-Object -First 30000
        $rest = Get-MailkitRawMessage -CampaignId 7001 -PageDelaySec 0 -After $position.After
        $first.Count, $rest.Count | Should -Be 30000, 30000
        [Collections.Generic.HashSet[long]]::new([long[]]($first.SendMessageId + $rest.SendMessageId)).Count | Should -Be 60000
    }

    It 'knows its position after an error of downstream' {
        try {
            Get-MailkitRawMessage -CampaignId 7001 -PositionVariable position | ForEach-Object { if ($_.SendMessageId -ge 800000010) { throw 'enough' } }
        }
        catch {
            "$_" | Should -Be 'enough'
        }

        $position.After | Should -BeGreaterOrEqual 800000010
        (Get-MailkitRawMessage -CampaignId 7001 -After $position.After | Select-Object -First 1).SendMessageId | Should -BeGreaterThan $position.After
    }
}
