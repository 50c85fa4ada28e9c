@{
    # Every rule of the analyzer, and the optional ones that fit the style of this project.
    IncludeDefaultRules = $true
    Rules               = @{
        PSAvoidExclaimOperator                = @{ Enable = $true }
        PSAvoidSemicolonsAsLineTerminators    = @{ Enable = $true }
        PSAvoidUsingDoubleQuotesForConstantString = @{ Enable = $true }
        PSPlaceCloseBrace                     = @{ Enable = $true; NewLineAfter = $true; NoEmptyLineBefore = $true }
        PSPlaceOpenBrace                      = @{ Enable = $true; OnSameLine = $true; NewLineAfter = $true; IgnoreOneLineBlock = $true }
        PSUseConsistentIndentation            = @{ Enable = $true; Kind = 'space'; IndentationSize = 4 }
        PSUseConsistentWhitespace             = @{ Enable = $true; CheckOperator = $false }

        # What users run must run on both editions.
        PSUseCompatibleSyntax                 = @{ Enable = $true; TargetVersions = @('5.1', '7.4') }
    }
}
