# Effects of external names on a terminal, through every command that displays objects.

BeforeDiscovery {
    # If PowerShell converts an object to text, the text is the module's.
    $objectCommands = @(
        'Out-String'
        'Format-Table | Out-String'
        'Format-List | Out-String'
        'Format-Wide | Out-String'
        'Format-Custom | Out-String'
        'Format-Table -GroupBy { $_ } | Out-String'
        'Format-List -GroupBy { $_ } | Out-String'
        'Format-Wide -GroupBy { $_ } | Out-String'
        'Group-Object | Out-String'
        'Group-Object { $_ } -NoElement | Out-String'
        'Group-Object { 1 } | Out-String'
        'Group-Object { 1 } -AsHashTable | Out-String'
        'Select-Object @{ n = "It"; e = { $_ } } | Out-String'
        'ForEach-Object { @{ It = $_; All = @($_) } } | Out-String'
        'ForEach-Object { [pscustomobject] @{ It = $_; All = @($_) } } | Format-List | Out-String'
        'ForEach-Object { [pscustomobject] @{ It = $_; All = @($_) } } | Format-Custom -Depth 1 | Out-String'
        'ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) } | Group-Object { 1 } | Out-String'
        'ForEach-Object { "$_" }'
        'ForEach-Object { "{0}" -f $_ }'
        'Join-String -Separator ";"'
        'Measure-Object -Minimum | Out-String'
        'ForEach-Object { Write-Host $_ } 6>&1 | Out-String'
        'ForEach-Object { Write-Warning "See $_" } 3>&1 | Out-String'
        'ForEach-Object { Compare-Object @($_) @(1) } | Out-String'
    ) | ForEach-Object { @{ Command = $_ } }

    # If PowerShell displays a property, it displays the string unchanged. SECURITY.md lists these commands and the alternatives.
    $propertyCommands = @(
        'Format-Table {0} | Out-String'
        'Format-List {0} | Out-String'
        'Format-Wide {0} | Out-String'
        'Format-Custom {0} | Out-String'
        'Format-Table -GroupBy {0} | Out-String'
        'Format-List -GroupBy {0} | Out-String'
        'Format-Wide -GroupBy {0} | Out-String'
        'Group-Object {0} -NoElement | Out-String'
        'Select-Object {0} | Out-String'
        'ForEach-Object {0}'
        'Measure-Object {0} -Minimum | Out-String'
        'Compare-Object @() -Property {0} | Out-String'
    ) | ForEach-Object { @{ Command = $_ } }
}

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    Import-Module $manifest
    $harm = "`e]0;FORGED`a`e[31m`b`r`n`u{85}`u{9b}31m`u{202e}`u{2066}`u{200b}"
    $harmful = '[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]'
    # PowerShell's own colours are allowed.
    $PSStyle.OutputRendering = 'PlainText'

    # An object of each type with control characters in each of its texts.
    $models = [Neon.NeonObject].Assembly.GetExportedTypes() |
        Where-Object { -not $_.IsAbstract -and $_.IsSubclassOf([Neon.NeonObject]) } |
        ForEach-Object {
            $model = [Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject($_)
            foreach ($property in $_.GetProperties('Instance, Public')) {
                if ($property.PropertyType -eq [string] -and $property.SetMethod) { $property.SetValue($model, "x$harm") }
            }
            , $model
        }

    # The output of a command for an object.
    function Show-Object {
        param($Value, [string] $Command)
        -join ([scriptblock]::Create("param(`$value) `$value | $Command").Invoke(@(, $Value))) -replace "`r?`n"
    }
}

Describe 'An object with control characters in its texts' {
    It 'shows none through <Command>' -ForEach $objectCommands {
        $models.Count | Should -BeGreaterThan 60
        $shown = foreach ($model in $models) {
            if ((Show-Object $model $Command) -match $harmful) { $model.GetType().Name }
        }
        $shown | Should -BeNullOrEmpty
    }

    It 'keeps its original values' {
        ($models | Where-Object { $_ -is [Neon.Branch] }).Name | Should -BeExactly "x$harm"
    }
}

Describe 'A property with control characters' {
    BeforeAll { $branch = $models | Where-Object { $_ -is [Neon.Branch] } }

    It 'is displayed unchanged by <Command>, and escaped by Neon.Display' -ForEach $propertyCommands {
        Show-Object $branch ($Command -f 'Name') | Should -Match $harmful
        Show-Object $branch ($Command -f '{ [Neon.Display]::Text($_.Name) }') | Should -Not -Match $harmful
    }
}
