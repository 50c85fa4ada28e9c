@{
    RootModule             = 'bin/MailkitPS.dll'
    ModuleVersion          = '0.2.0'
    GUID                   = '5d95f74e-6a99-47e5-8aab-3590d17ecceb'
    Author                 = 'The MailkitPS authors'
    CompanyName            = 'The MailkitPS authors'
    Copyright              = 'Copyright (c) 2026 The MailkitPS authors. MIT licence.'
    Description            = 'Sends mass mail through Mailkit (mailkit.com), the e-mailing platform, and tells what became of it for each recipient. Reads and changes mailing lists, recipients, campaigns and reports as objects, and calls every other function of its API. Not related to jstedfast/MailKit, the .NET mail library.'

    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')

    # So that the output types are known to scripts as soon as the module is imported.
    RequiredAssemblies     = @('bin/MailkitPS.Core.dll')
    FormatsToProcess       = @('MailkitPS.Format.ps1xml')

    CmdletsToExport        = @(
        'Add-MailkitFile'
        'Add-MailkitRecipient'
        'Clear-MailkitMailingList'
        'Compare-MailkitMassMail'
        'Compare-MailkitRecipient'
        'Connect-Mailkit'
        'ConvertTo-MailkitDataTable'
        'Disconnect-Mailkit'
        'Export-MailkitSendReport'
        'Get-MailkitCampaign'
        'Get-MailkitCampaignHistory'
        'Get-MailkitCampaignReport'
        'Get-MailkitCampaignSchedule'
        'Get-MailkitConnection'
        'Get-MailkitDelivery'
        'Get-MailkitDeliveryBounce'
        'Get-MailkitDeliveryFeedback'
        'Get-MailkitDeliveryLink'
        'Get-MailkitDeliveryRecipient'
        'Get-MailkitEngagement'
        'Get-MailkitFile'
        'Get-MailkitLinkVisitor'
        'Get-MailkitMailingList'
        'Get-MailkitQuery'
        'Get-MailkitRawBounce'
        'Get-MailkitRawMessage'
        'Get-MailkitRawResponse'
        'Get-MailkitRecipient'
        'Get-MailkitRecipientHistory'
        'Get-MailkitRecipientResponse'
        'Get-MailkitSendMassRequest'
        'Get-MailkitSendMassResult'
        'Get-MailkitSenderAddress'
        'Get-MailkitSubscription'
        'Get-MailkitTimeZone'
        'Get-MailkitUnsubscription'
        'Import-MailkitRecipient'
        'Invoke-MailkitFunction'
        'Move-MailkitRecipient'
        'New-MailkitCampaign'
        'New-MailkitCampaignSchedule'
        'New-MailkitMailingList'
        'New-MailkitUnsubscription'
        'Remove-MailkitFile'
        'Remove-MailkitMailingList'
        'Remove-MailkitPersonalData'
        'Remove-MailkitRecipient'
        'Remove-MailkitUnsubscription'
        'Select-MailkitConnection'
        'Send-MailkitCampaign'
        'Send-MailkitMail'
        'Send-MailkitMassMail'
        'Send-MailkitOptInRequest'
        'Send-MailkitSms'
        'Send-MailkitTestMail'
        'Set-MailkitRecipient'
        'Set-MailkitSubscription'
        'Test-MailkitConnection'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags         = @('Mailkit', 'email', 'mailing', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
