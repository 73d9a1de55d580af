# Constrained language mode, as application control policies impose it.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $run = Invoke-Pwsh @'
        # Returns the empty cells of a view. It was defined before the mode changed, so it can read the engine's objects.
        function Get-EmptyCell([object[]] $Formatted) {
            $columns = $null
            foreach ($part in $Formatted) {
                $columns ??= $part.shapeInfo.tableColumnInfoList
                $cells = if ($entry = $part.formatEntryInfo) { @($entry.formatPropertyFieldList) + @($entry.listViewFieldList) }
                $index = 0
                foreach ($cell in $cells | Where-Object { $_ }) {
                    $label = $cell.label ?? $cell.propertyName ?? $columns[$index].label ?? $columns[$index].propertyName
                    $index++
                    if ("$($cell.propertyValue ?? $cell.formatPropertyField.propertyValue)" -eq '') { $label }
                }
            }
        }

        Import-Module $manifest
        $null = Start-NeonEmulator -OperationDuration 0
        $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'

        # Cmdlets, names, pipelines, splatting, files.
        $project = New-NeonProject app -Wait
        $branch = $project | New-NeonBranch dev -Wait
        $on = @{ Project = 'app'; Branch = 'dev' }
        (New-NeonDatabase orders @on -Wait).DatabaseName
        ($branch | ConvertTo-Json -Depth 4 | ConvertFrom-Json | Get-NeonBranch).Name
        (Get-NeonBranch -Project app | Where-Object Default).Name
        $PSDefaultParameterValues['*-Neon*:Project'] = 'app'
        (Get-NeonBranch dev).Name
        "$(Get-NeonConnectionString @on -Database orders -Role neondb_owner)" -like '*orders*'
        $branch | Remove-NeonBranch -Confirm:$false -Wait
        (Get-NeonBranch -Project app).Name
        (Get-Help Get-NeonBranch).Synopsis

        # Errors.
        try { Get-NeonBranch nosuch -Project app -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; "$_"; $_.ErrorDetails.RecommendedAction }

        # Completion.
        foreach ($line in 'Remove-NeonBr', 'Get-NeonBranch -Project a', 'Get-NeonBranch -Project app -Branch m', 'New-NeonEndpoint -Type read_o') {
            (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
        }
        "errors: $($Error.Count)"

        # Views.
        foreach ($type in @{
            Branch = 'Get-NeonBranch -Project app'; Database = 'Get-NeonDatabase -Project app -Branch main'; Endpoint = 'Get-NeonEndpoint -Project app'
            Operation = 'Get-NeonOperation -Project app'; Project = 'Get-NeonProject'; Role = 'Get-NeonRole -Project app -Branch main'
        }.GetEnumerator() | Sort-Object Key) {
            $objects = Invoke-Expression $type.Value | Select-Object -First 1
            foreach ($view in 'Format-Table', 'Format-List') {
                $formatted = $objects | & $view
                "empty in $view of $($type.Key): $((Get-EmptyCell $formatted) -join ', ')"
            }
        }
'@
}

Describe 'In constrained language mode' {
    It 'cmdlets, names, pipelines, files and help work' {
        $run.Lines[0..6] | Should -Be orders, dev, main, dev, True, main, 'Gets the branches of a project, or some of them.'
    }

    It 'errors have an id, a message and advice' {
        $run.Lines[7] | Should -Be 'NeonBranchNotFound,Neon.Commands.GetNeonBranchCommand'
        $run.Lines[8] | Should -BeLike "*'nosuch'*"
        $run.Lines[9] | Should -BeLike '*Get-NeonBranch*'
    }

    It 'completion works' {
        $run.Lines[10..13] | Should -Be Remove-NeonBranch, app, main, read_only
    }

    It 'there are no other errors' {
        $run.Lines[14] | Should -Be 'errors: 1'
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'views show every cell' {
        $run.Lines[15..26] | Where-Object { $_ -notmatch ': $' } | Should -BeNullOrEmpty
        $run.Lines.Count | Should -Be 27
    }
}
