# How the module comes into a session and leaves it, each time in a pwsh of its own.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $work = '$null = Start-NeonEmulator -OperationDuration 0; (New-NeonProject app -Wait).Name; Stop-NeonEmulator'
}

Describe 'Import' {
    It 'can be repeated, also after a removal and with -Force' {
        $run = Invoke-Pwsh @"
            Import-Module `$manifest; $work
            Remove-Module Neon
            Get-Command Get-NeonProject -ErrorAction Ignore
            Import-Module `$manifest; $work
            1..5 | ForEach-Object { Import-Module `$manifest -Force }
            $work
            `$Error.Count
"@

        $run.Lines | Should -Be app, app, app, 0
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'is not needed where the module is in a folder of modules' {
        $folder = New-Item (Join-Path $TestDrive 'Modules') -ItemType Directory
        Copy-Item (Split-Path $manifest) $folder -Recurse

        $run = Invoke-Pwsh "$work; (Get-Module Neon).Path" -Environment @{ PSModulePath = "$folder" }

        $run.Lines | Should -Be app, (Join-Path $folder 'Neon' 'bin' 'net8.0' 'Neon.dll')
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'works where errors end the script and undefined variables are errors' {
        $run = Invoke-Pwsh "`$ErrorActionPreference = 'Stop'; Set-StrictMode -Version Latest; Import-Module `$manifest; $work; Get-NeonContext | Format-List | Out-Null"

        $run.Lines | Should -Be app
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
    }

    It 'loads nothing that only a request needs, and the request loads it apart' {
        $list = '[System.Runtime.Loader.AssemblyLoadContext]::All | ForEach-Object { $context = $_.Name; $_.Assemblies | ForEach-Object { "${context}: $($_.GetName().Name)" } }'
        $before = Invoke-Pwsh "`$null = Get-Command -Module Neon; $list"
        $imported = Invoke-Pwsh "Import-Module `$manifest; `$null = Get-Command -Module Neon; `$null = Get-NeonContext; $list"
        $used = Invoke-Pwsh "Import-Module `$manifest; $work; $list"

        $added = $imported.Lines | Where-Object { $_ -notin $before.Lines }
        $added | Should -Contain 'Default: Neon'
        $added | Should -Not -Match 'Neon\.Transport|Neon\.Emulator|Polly|System\.Net\.|Microsoft\.Extensions'
        $used.Lines | Should -Contain 'Neon.Isolated: Neon.Transport'
        $used.Lines | Should -Contain 'Neon.Isolated: Polly.Core'
        $used.Lines | Should -Not -Match '^Default: (Polly|Microsoft\.Extensions)'
    }

    It 'exports exactly the cmdlets of its manifest' {
        $run = Invoke-Pwsh 'Import-Module $manifest; $wanted = (Test-ModuleManifest $manifest).ExportedCmdlets.Keys; (Compare-Object $wanted (Get-Module Neon).ExportedCommands.Keys).Count; $wanted.Count -gt 150'

        $run.Lines | Should -Be 0, True
    }
}
