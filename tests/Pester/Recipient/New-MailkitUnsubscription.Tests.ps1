. "$PSScriptRoot/../Connected.ps1"

Describe 'New-MailkitUnsubscription' {
    It 'opts out who stands in a file' {
        $file = Join-Path $TestDrive people.csv
        Set-Content $file 'Email', 'alice@example.com', '', 'nobody@example.com'
        $done = Import-Csv $file | New-MailkitUnsubscription -NoConfirmationMail -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problem
        $done.EmailId | Should -Be 700000001
        $problem.TargetObject | Should -Be 2
        (Get-MailkitSubscription alice@example.com).IsPermanent | Should -Be $true
    }
}
