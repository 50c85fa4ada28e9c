<#
.SYNOPSIS
    Builds, tests, documents and packs MailkitPS. Every task is a thin call of a tool.
.EXAMPLE
    ./build.ps1
    Builds the module into output/MailkitPS.
.EXAMPLE
    ./build.ps1 -Task Test
    Runs all tests.
.EXAMPLE
    ./build.ps1 -Task Build, Docs
    Brings the pages of docs and the help made from them up to date, and fails where that changed something. Needs
    Microsoft.PowerShell.PlatyPS 1.x.
.EXAMPLE
    ./build.ps1 -Task Build, Package -Configuration Release
    Packs what lies in output/MailkitPS for the PowerShell Gallery. `dotnet pack src/MailkitPS -c Release` does the same without
    PowerShell.
.EXAMPLE
    ./build.ps1 -Task Build, Sign, Package -Configuration Release -CertificateThumbprint 0123456789ABCDEF0123456789ABCDEF01234567
    Signs the module with a certificate of this user and packs it signed. Needs Windows.
.EXAMPLE
    ./build.ps1 -Task Desktop
    Runs the tests of Core on .NET Framework, as Windows PowerShell does. Needs Mono where there is no Windows.
.EXAMPLE
    ./build.ps1 -Task Build, Sync
    Runs what about_MailkitPS_Sync shows for PostgreSQL, against a server that it starts and ends. Needs PostgreSQL, and is no part of
    the tests.
.EXAMPLE
    ./build.ps1 -Task Api, Build, Test
    Writes the lists of the public API anew, after a change that was meant. What is left to do is to read the difference.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Docs', 'Lint', 'Bench', 'Api', 'Desktop', 'Sync', 'Sign', 'Package')]
    [string[]]$Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string]$Configuration = 'Debug',

    # For Sign: a certificate in Cert:/CurrentUser/My, or a .pfx file and its password.
    [string]$CertificateThumbprint,
    [string]$CertificatePath,
    [securestring]$CertificatePassword,

    # For Sign: without a time stamp the signature ends with its certificate.
    [uri]$TimestampServer
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'MailkitPS.sln'

function Invoke-Tool {
    param([string]$Name, [string[]]$ArgumentList)

    & $Name @ArgumentList
    if ($LASTEXITCODE -ne 0) {
        throw "$Name $ArgumentList ended with $LASTEXITCODE."
    }
}

function Repair-Maml {
    # PlatyPS 1.0 loses the default values, and leaves Markdown in what a console shows as it is.
    param([string]$Path, [object[]]$Command)

    $maml = [xml]::new()
    $maml.Load($Path)
    $names = [Xml.XmlNamespaceManager]::new($maml.NameTable)
    $maml.helpItems.Attributes | Where-Object Prefix -EQ 'xmlns' | ForEach-Object { $names.AddNamespace($_.LocalName, $_.Value) }
    $dev = $names.LookupNamespace('dev')
    $text = $names.LookupNamespace('maml')

    foreach ($example in $maml.SelectNodes('//command:example', $names)) {
        $markdown = @($example.introduction.ChildNodes.InnerText) -join "`n`n"
        if ($markdown -notmatch '(?s)^```powershell\n(?<code>.+?)\n```[\s\u0080]*(?<remarks>.+)$') {
            throw "Not one block of code with a remark behind it: $($example.title)"
        }

        $example.introduction.RemoveAll()
        $example.SelectSingleNode('dev:code', $names).InnerText = $Matches.code
        $remark = $example.SelectSingleNode('dev:remarks', $names).AppendChild($maml.CreateElement('maml', 'para', $text))
        $remark.InnerText = $Matches.remarks
    }

    foreach ($page in $Command) {
        foreach ($parameter in $page.Parameters | Where-Object DefaultValue) {
            $node = $maml.SelectSingleNode(
                "//command:command[command:details/command:name='$($page.Title)']/command:parameters/command:parameter[maml:name='$($parameter.Name)']", $names)
            $node.AppendChild($maml.CreateElement('dev', 'defaultValue', $dev)).InnerText = $parameter.DefaultValue
        }
    }

    foreach ($paragraph in $maml.SelectNodes('//maml:para', $names)) {
        $paragraph.InnerText = $paragraph.InnerText.Replace('`', '')
    }

    foreach ($link in $maml.SelectNodes('//maml:navigationLink[maml:uri="" or substring(maml:uri, string-length(maml:uri) - 2) = ".md"]/maml:uri', $names)) {
        # A page's link to its neighbour leads nowhere from a console; the name is enough.
        $link.InnerText = ''
    }

    foreach ($link in $maml.SelectNodes('//maml:navigationLink[maml:linkText="Online Version"][maml:uri=""]', $names)) {
        $link.ParentNode.RemoveChild($link) | Out-Null
    }

    $maml.Save($Path)
}

function Update-Doc {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A task.')]
    param()

    $pages = Join-Path $PSScriptRoot 'docs/en-US'
    $help = Join-Path $PSScriptRoot 'src/MailkitPS/en-US/MailkitPS.dll-Help.xml'
    $made = Join-Path ([IO.Path]::GetTempPath()) "MailkitPS-docs-$PID"
    $utf8 = [Text.UTF8Encoding]::new($false)
    New-Item $made/module -ItemType Directory | Out-Null

    Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0

    # Without its help, which PlatyPS would add to the pages a second time.
    Copy-Item (Join-Path $PSScriptRoot 'output/MailkitPS') $made/module/MailkitPS -Recurse
    Remove-Item $made/module/MailkitPS/en-US -Recurse
    Import-Module $made/module/MailkitPS

    Get-ChildItem $pages -Filter '*-*.md' | Update-CommandHelp |
        Export-MarkdownCommandHelp -OutputFolder $made -Encoding $utf8 | Out-Null
    $command = Get-ChildItem "$made/MailkitPS/*.md" | Import-MarkdownCommandHelp
    $maml = $command | Export-MamlCommandHelp -OutputFolder $made -Encoding $utf8
    Repair-Maml -Path $maml -Command $command

    $changed = Get-ChildItem "$made/MailkitPS" | ForEach-Object {
        $kept = if ($_.Extension -eq '.xml') { $help } else { Join-Path $pages $_.Name }
        if ($_.Extension -eq '.md') {
            # PlatyPS writes the day into every page that it touches, changed or not.
            $date = (Select-String -Path $kept -Pattern '^ms\.date: .*$').Matches[0].Value
            [IO.File]::WriteAllText($_, ([IO.File]::ReadAllText($_) -replace '(?m)^ms\.date: .*$', $date), $utf8)
        }

        if (-not (Test-Path $kept) -or (Get-FileHash $kept).Hash -ne (Get-FileHash $_).Hash) {
            Copy-Item $_ $kept
            $kept
        }
    }
    Remove-Item $made -Recurse

    $unfinished = Get-ChildItem $pages -Filter '*.md' | Where-Object { Select-String -Path $_ -Pattern '{{' -SimpleMatch -Quiet }
    $invalid = Get-ChildItem $pages -Filter '*-*.md' | Where-Object { -not (Test-MarkdownCommandHelp $_) }
    if ($changed -or $unfinished -or $invalid) {
        throw "Changed, read and commit: $changed. With a place-holder: $unfinished. Not in the PlatyPS schema: $invalid."
    }
}

function Get-CodeSigningCertificate {
    param([string]$Thumbprint, [string]$Path, [securestring]$Password)

    if ($Thumbprint) {
        return Get-Item "Cert:/CurrentUser/My/$Thumbprint"
    }

    if ($Path) {
        return [Security.Cryptography.X509Certificates.X509Certificate2]::new((Resolve-Path $Path).Path, $Password)
    }

    throw 'There is no certificate, so nothing was signed: give -CertificateThumbprint or -CertificatePath.'
}

function Add-Signature {
    param([Security.Cryptography.X509Certificates.X509Certificate2]$Certificate, [uri]$TimestampServer)

    if (-not (Get-Command New-FileCatalog -ErrorAction Ignore)) {
        throw 'Nothing was signed: Authenticode and catalogs need PowerShell on Windows.'
    }

    $module = Join-Path $PSScriptRoot 'output/MailkitPS'
    $catalog = Join-Path $module 'MailkitPS.cat'
    if (Test-Path $catalog) {
        Remove-Item $catalog
    }

    $sign = @{ Certificate = $Certificate; HashAlgorithm = 'SHA256' }
    if ($TimestampServer) {
        $sign.TimestampServer = $TimestampServer
    }

    # Microsoft's assemblies are signed already, by Microsoft. A signature changes the file, so the list of components comes after it;
    # the catalog comes last, because it holds the hashes of all the others.
    $signature = @(Get-ChildItem $module -Recurse -Include 'MailkitPS*.dll', '*.psd1', '*.ps1xml' | Set-AuthenticodeSignature @sign)
    Invoke-Tool dotnet @('msbuild', (Join-Path $PSScriptRoot 'src/MailkitPS'), '-target:WriteComponents')
    New-FileCatalog -Path $module -CatalogFilePath $catalog -CatalogVersion 2 | Out-Null
    $signature += Set-AuthenticodeSignature -FilePath $catalog @sign

    $signature
    if ($signature.Status -ne 'Valid') {
        throw 'Not every file could be signed.'
    }
}

function Update-Snapshot {
    # Lets a test that compares a file write it.
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A part of a task.')]
    param([string]$Project, [string]$Class)

    $env:MAILKITPS_UPDATE = '1'
    try {
        Invoke-Tool dotnet @('test', (Join-Path $PSScriptRoot "tests/$Project"), '--filter-class', $Class)
    }
    finally {
        $env:MAILKITPS_UPDATE = $null
    }
}

function Update-Api {
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '', Justification = 'A task.')]
    param()

    foreach ($project in 'MailkitPS.Core', 'MailkitPS') {
        # The fix adds what is missing, and removes nothing.
        $folder = Join-Path $PSScriptRoot "src/$project"
        [IO.File]::WriteAllText((Join-Path $folder 'PublicAPI.Unshipped.txt'), "#nullable enable`n")
        Invoke-Tool dotnet @('format', 'analyzers', $folder, '--diagnostics', 'RS0016', '--severity', 'info')
    }

    Update-Snapshot -Project 'MailkitPS.Tests' -Class 'MailkitPS.Tests.SurfaceTests'
}

function Test-Style {
    $settings = Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1'
    'build.ps1', 'PSScriptAnalyzerSettings.psd1', 'tests/Pester', 'tests/Sync', 'output/MailkitPS' | ForEach-Object {
        Invoke-ScriptAnalyzer -Path (Join-Path $PSScriptRoot $_) -Recurse -Settings $settings
    }

    foreach ($page in Get-ChildItem (Join-Path $PSScriptRoot 'docs/en-US'), $PSScriptRoot -Filter '*.md') {
        foreach ($block in [regex]::Matches([IO.File]::ReadAllText($page.FullName), '(?s)```powershell\r?\n(.+?)```')) {
            # An example may end with a variable that the reader goes on with.
            Invoke-ScriptAnalyzer -ScriptDefinition $block.Groups[1].Value -Settings $settings -ExcludeRule PSUseDeclaredVarsMoreThanAssignments |
                Select-Object @{ Name = 'ScriptName'; Expression = { $page.Name } }, RuleName, Message, Extent
        }
    }
}

switch ($Task) {
    'Build' {
        Invoke-Tool dotnet @('build', $solution, '--configuration', $Configuration)
    }
    'Test' {
        Invoke-Tool dotnet @('test', $solution, '--configuration', $Configuration)
    }
    'Docs' {
        Update-Snapshot -Project 'MailkitPS.Core.Tests' -Class 'MailkitPS.Core.Tests.Functions.FunctionCatalogTests'
        Update-Snapshot -Project 'MailkitPS.Tests' -Class 'MailkitPS.Tests.Help.HelpPageTests'
        Update-Doc
    }
    'Lint' {
        Invoke-Tool dotnet @('format', $solution, '--verify-no-changes')
        $finding = Test-Style
        $finding
        if ($finding) {
            throw "PSScriptAnalyzer found $(@($finding).Count) problems."
        }
    }
    'Bench' {
        $benchmarks = Join-Path $PSScriptRoot 'tests/Benchmarks'
        Invoke-Tool dotnet @('run', '--project', $benchmarks, '--configuration', 'Release')
    }
    'Api' {
        Update-Api
    }
    'Desktop' {
        $desktop = Join-Path $PSScriptRoot 'tests/Desktop'
        Invoke-Tool dotnet @('build', $desktop, '--configuration', $Configuration)
        $program = Join-Path $desktop "bin/$Configuration/net472/MailkitPS.Core.Tests.exe"
        if ($env:OS -eq 'Windows_NT') {
            Invoke-Tool $program
        }
        else {
            Invoke-Tool mono (@($program) + (Get-Content (Join-Path $desktop 'NotOnMono.txt') | Where-Object { $_ -notlike '#*' }))
        }
    }
    'Sync' {
        & (Join-Path $PSScriptRoot 'tests/Sync/PostgreSql.ps1')
    }
    'Sign' {
        $certificate = Get-CodeSigningCertificate -Thumbprint $CertificateThumbprint -Path $CertificatePath -Password $CertificatePassword
        Add-Signature -Certificate $certificate -TimestampServer $TimestampServer
    }
    'Package' {
        $module = Join-Path $PSScriptRoot 'src/MailkitPS'
        Invoke-Tool dotnet @('pack', $module, '--no-build', '--configuration', $Configuration)
    }
}
