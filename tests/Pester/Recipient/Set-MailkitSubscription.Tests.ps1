. "$PSScriptRoot/../Connected.ps1"

Describe 'Set-MailkitSubscription' {
    It 'sets the topics of who stands in a file' {
        $file = Join-Path $TestDrive people.csv
        Set-Content $file 'Email', 'alice@example.com', 'bob@example.com'
        Import-Csv $file | Set-MailkitSubscription -TopicId 27, 29 -Confirm:$false
        Import-Csv $file | Get-MailkitSubscription | ForEach-Object Topics | Should -Be '35', '35'
    }

    It 'does not take an empty variable for no topic' {
        { Set-MailkitSubscription bob@example.com -TopicId $nothing -Confirm:$false } | Should -Throw -ErrorId 'MailkitInvalidArgument,*'
        (Get-MailkitSubscription bob@example.com).Topics | Should -Be '35'
    }
}
