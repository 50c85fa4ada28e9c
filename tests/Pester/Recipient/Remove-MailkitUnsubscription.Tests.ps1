. "$PSScriptRoot/../Connected.ps1"

Describe 'Remove-MailkitUnsubscription' {
    It 'takes the opt-outs back that Get-MailkitUnsubscription shows' {
        $opted = Get-MailkitUnsubscription | Where-Object IsComplete | Select-Object -First 2
        $done = $opted | Remove-MailkitUnsubscription -Channel 'telephone' -Confirm:$false
        $done.Operation | Should -Be 'Revalidated', 'Revalidated'
        Get-MailkitUnsubscription | Where-Object Email -In $opted.Email | Should -BeNullOrEmpty
    }
}
