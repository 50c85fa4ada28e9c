# What the examples of the help and of README.md take for granted: a Mailkit that answers, a vault, a person who types a credential,
# and files in the folder. Dot-sourced and no module, because $PSDefaultParameterValues reach into no module.

function Enter-ExampleFolder {
    <#
    .SYNOPSIS
        Makes a folder in which examples run as they are written, and goes there.
    .DESCRIPTION
        Connections go to the simulator, and a wait takes a second and not half an hour.
    #>
    param([string]$Path, [uri]$ApiUri)

    function global:Get-Secret { Get-Login }
    function global:Get-Credential { Get-Login }
    $env:MAILKIT_CLIENT_ID = '90000001'
    $env:MAILKIT_CLIENT_MD5 = '0' * 32
    Push-Location $Path
    [pscustomobject]@{ RequestId = 8001; SubmittedAt = '2026-03-14T09:26:53Z' } | Export-Csv sends.csv -NoTypeInformation
    'ada@example.com', 'error-6@example.com', 'status-7@example.com' |
        ForEach-Object { [pscustomobject]@{ Email = $_; Subject = '' } } |
        Export-Csv people.csv -NoTypeInformation
    '+420777123456', '+420777123457' |
        ForEach-Object { [pscustomobject]@{ Mobile = $_; Text = 'Hello' } } |
        Export-Csv telephones.csv -NoTypeInformation
    [pscustomobject]@{ SendMessageId = 800059000 } | Export-Csv messages.csv -NoTypeInformation
    [pscustomobject]@{ UndeliveredLogId = 950000000 } | Export-Csv bounces.csv -NoTypeInformation
    [pscustomobject]@{ LogId = 950000000 } | Export-Csv responses.csv -NoTypeInformation
    'invoice.pdf', 'scan-0017.pdf' | ForEach-Object { Set-Content $_ '%PDF' }
    $global:PSDefaultParameterValues['Connect-Mailkit:ApiUri'] = $ApiUri

    # The pause between two pages is for a Mailkit that others use, too.
    $global:PSDefaultParameterValues['Get-MailkitRaw*:PageDelaySec'] = 0
}

function Exit-ExampleFolder {
    <#
    .SYNOPSIS
        Takes back what Enter-ExampleFolder has done to the session.
    .DESCRIPTION
        The folder itself stays.
    #>
    param()

    Pop-Location
    $global:PSDefaultParameterValues.Clear()
    Remove-Item Env:MAILKIT_CLIENT_ID, Env:MAILKIT_CLIENT_MD5, function:Get-Secret, function:Get-Credential
}

function Invoke-Example {
    <#
    .SYNOPSIS
        Runs an example and tells what it wrote, what it called and what went wrong.
    .DESCRIPTION
        Called are the functions of the API that Verbose names; it does not reach into ForEach-Object -Parallel.
    #>
    param([string]$Code)

    $VerbosePreference = 'Continue'
    $kept = $global:PSDefaultParameterValues.Clone()
    if ($Code -match '-Proxy ') {
        # No proxy is reached, and only https goes through one.
        $global:PSDefaultParameterValues.Remove('Connect-Mailkit:ApiUri')
        $global:PSDefaultParameterValues['Connect-Mailkit:SkipVerification'] = $true
    }

    if ($Code -match '-WaitForCompletion') {
        foreach ($cmdlet in 'Get-MailkitSendMassResult', 'Compare-MailkitMassMail') {
            $global:PSDefaultParameterValues["${cmdlet}:PollIntervalSec"] = 1
            $global:PSDefaultParameterValues["${cmdlet}:SettleTimeSec"] = 0
        }
    }

    $global:Error.Clear()
    try {
        $all = @(& ([scriptblock]::Create($Code)) 4>&1)
    }
    finally {
        $global:PSDefaultParameterValues.Clear()
        $kept.GetEnumerator() | ForEach-Object { $global:PSDefaultParameterValues[$_.Key] = $_.Value }
    }

    [pscustomobject]@{
        Output = @($all | Where-Object { $_ -isnot [Management.Automation.VerboseRecord] })
        Called = @($all | Where-Object { $_ -is [Management.Automation.VerboseRecord] -and $_.Message -match '^(mailkit\.\S+)( \(.*?\))?: .+ answered with' } |
                ForEach-Object { $_.Message -replace '( \(.*?\))?: .*' })
        Errors = @($global:Error | ForEach-Object { "$_" })
    }
}
