. "$PSScriptRoot/../Connected.ps1"

Describe 'ConvertTo-MailkitDataTable' {
    It 'hands over whole tables, and not their rows' {
        $tables = Get-MailkitRawMessage -SendId 60001 | Select-Object -First 25 | ConvertTo-MailkitDataTable -BatchSize 10
        $tables.Count | Should -Be 3
        $tables | ForEach-Object { $_ -is [Data.DataTable] } | Should -Not -Contain $false
        $tables[0].Columns['SentDate'].DataType | Should -Be ([datetime])
    }

    It 'writes a table as soon as it is full' {
        $table = Get-MailkitRawMessage -PageSize 1000 -PageDelaySec 0 -PositionVariable position |
            ConvertTo-MailkitDataTable -BatchSize 100 |
            Select-Object -First 1
        $table.Rows.Count | Should -Be 100
        $position.RowCount | Should -Be 100
        $position.After | Should -Be $table.Rows[99].SendMessageId
    }

    It 'takes rows that were sorted, and leaves out what Add-Member has given them' {
        $table = Get-MailkitMailingList | Add-Member Tenant A -PassThru | Sort-Object Name -Descending | ConvertTo-MailkitDataTable
        $table.Columns.Contains('Tenant') | Should -BeFalse
        $table.Rows.Count | Should -Be @(Get-MailkitMailingList).Count
    }

    It 'takes no rows of a file, whose types are lost' {
        { Get-MailkitMailingList | ConvertTo-Csv | ConvertFrom-Csv | ConvertTo-MailkitDataTable -ErrorAction Stop } |
            Should -Throw '*PSCustomObject is no row of this module*'
    }

    It 'says what Select-Object has done to a row' {
        { Get-MailkitMailingList | Select-Object Name | ConvertTo-MailkitDataTable -ErrorAction Stop } |
            Should -Throw '*Select-Object has made it of a MailingList*' -ErrorId 'MailkitInvalidArgument,*'
    }
}
