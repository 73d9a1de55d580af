# Importing and removing the module, each time in a separate pwsh.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $work = '$null = Start-NeonEmulator -OperationDuration 0; (New-NeonProject app -Wait).Name; Stop-NeonEmulator'
}

Describe 'Import' {
    It 'exports exactly the cmdlets of the manifest' {
        # Use a copy, because Test-ModuleManifest treats brackets in the name of the clone's folder as wildcards.
        $folder = New-Item (Join-Path $TestDrive 'Manifest') -ItemType Directory
        Copy-Item -LiteralPath (Split-Path $manifest) $folder -Recurse
        $exported = (Test-ModuleManifest (Join-Path $folder 'Neon' 'Neon.psd1')).ExportedCmdlets.Keys | Sort-Object

        $run = Invoke-Pwsh 'Import-Module $manifest; (Get-Module Neon).ExportedCmdlets.Keys | Sort-Object'

        $run.Lines | Should -Be $exported
    }

    It 'can be repeated, after a removal and with -Force' {
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

    It 'is automatic if the module is in a module folder' {
        $folder = New-Item (Join-Path $TestDrive 'Modules') -ItemType Directory
        Copy-Item -LiteralPath (Split-Path $manifest) $folder -Recurse

        $run = Invoke-Pwsh "$work; (Get-Module Neon).Path" -Environment @{ PSModulePath = "$folder" }

        $run.Lines | Should -Be app, (Join-Path $folder 'Neon' 'bin' 'net8.0' 'Neon.dll')
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'works in strict mode and if errors end the script' {
        $run = Invoke-Pwsh "`$ErrorActionPreference = 'Stop'; Set-StrictMode -Version Latest; Import-Module `$manifest; $work; Get-NeonContext | Format-List | Out-Null"

        $run.Lines | Should -Be app
        $run.Errors | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
    }

    It 'accepts a second copy from another folder' {
        $folder = New-Item (Join-Path $TestDrive 'Copy') -ItemType Directory
        Copy-Item -LiteralPath (Split-Path $manifest) $folder -Recurse

        $run = Invoke-Pwsh @"
            Import-Module `$manifest
            Import-Module '$(Join-Path $folder 'Neon' 'Neon.psd1')'
            $work
            Remove-Module (Get-Module Neon | Where-Object Path -like '$folder*')
            $work
            `$Error.Count
"@

        $run.Lines | Should -Be app, app, 0
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'is not stopped by preferences of the session and shows no messages' {
        $run = Invoke-Pwsh @"
            `$ConfirmPreference = 'Low'; `$VerbosePreference = 'Continue'; `$WhatIfPreference = `$true
            Import-Module `$manifest
            `$VerbosePreference = 'SilentlyContinue'
            [bool] (Get-TypeData Neon.Branch).Members.Count
"@

        $run.Lines | Should -Contain True
        $run.Output | Should -Not -Match 'What if|TypeData'
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'makes lists show text safely in <Where>' -ForEach @(
        @{ Where = 'a parallel loop'; Script = '1 | ForEach-Object -Parallel { Import-Module $using:manifest; & ([scriptblock]::Create($using:list)) }' }
        @{ Where = 'a thread job'; Script = 'Start-ThreadJob { Import-Module $using:manifest; & ([scriptblock]::Create($using:list)) } | Receive-Job -Wait' }
        @{ Where = 'a job'; Script = 'Start-Job { Import-Module $using:manifest; & ([scriptblock]::Create($using:list)) } | Receive-Job -Wait' }
        @{ Where = 'a runspace that begins with the module'; Script = '$state = [initialsessionstate]::CreateDefault2(); $state.ImportPSModule($manifest); $runspace = [runspacefactory]::CreateRunspace($state); $runspace.Open(); $shell = [powershell]::Create($runspace); $shell.AddScript($list).Invoke(); $shell.Streams.Error' }
        @{ Where = 'a session that only receives them'; Script = 'Import-Module $manifest; $file = (New-TemporaryFile).FullName; try { [Neon.Project]@{ Name = "app" }, [Neon.Branch]@{ Name = "a`e[31m" } | Export-Clixml $file; Import-Clixml $file | Out-String } finally { Remove-Item $file }' }
        @{ Where = 'a session that has removed the module'; Script = 'Import-Module $manifest; $objects = [Neon.Project]@{ Name = "app" }, [Neon.Branch]@{ Name = "a`e[31m" }; Remove-Module Neon; $objects | Out-String' }
    ) {
        $run = Invoke-Pwsh "`$list = '[Neon.Project]@{ Name = ''app'' }, [Neon.Branch]@{ Name = `"a``e[31m`" } | Out-String'; $Script"

        $run.Output | Should -Match 'Name +: a`u\{1b\}\[31m'
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'makes lists and groups show text in constrained language mode' {
        $run = Invoke-Pwsh @'
            Import-Module $manifest
            $branch = [Neon.Branch]@{ ProjectId = 'quiet-forest-12345678'; BranchId = 'br-calm-lake-a1b2c3d4'; Name = "a`e[31m" }
            $branches = $branch, [Neon.Branch]@{ ProjectId = 'quiet-forest-12345678'; BranchId = 'br-calm-lake-a1b2c3d4'; Name = 'renamed' }
            $stored = [System.Management.Automation.PSSerializer]::Serialize($branches)
            $read = [System.Management.Automation.PSSerializer]::Deserialize($stored)
            $other = [pscustomobject] @{ A = 1 }
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            $other, $branch | Out-String
            $other, $branch | Format-List | Out-String
            ($branches | Group-Object).Count
            ($read | Group-Object).Count
'@

        $run.Output | Should -Match 'Name +: a`u\{1b\}\[31m'
        $run.Lines[-2..-1] | Should -Be 2, 2
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'loads no assembly that only requests need and opens no socket, and a request loads them in isolation' {
        $run = Invoke-Pwsh @"
            function Write-State(`$When) {
                [System.Runtime.Loader.AssemblyLoadContext]::All | ForEach-Object {
                    foreach (`$assembly in `$_.Assemblies) { "`$When `$(`$_.Name): `$(`$assembly.GetName().Name)" }
                }
                if (`$IsLinux) { "`$When sockets: `$(@((ls -l /proc/`$PID/fd 2>`$null) -match 'socket:').Count)" }
            }
            `$null = Get-Command -Module NoSuchModule, Get-Date
            Write-State before
            Write-State before-again
            Import-Module `$manifest
            `$null = Get-Command -Module Neon
            `$null = Get-NeonContext
            Write-State imported
            `$null = Start-NeonEmulator -OperationDuration 0
            `$null = New-NeonProject app -Wait
            Write-State used
"@
        $before, $imported, $used = 'before-again', 'imported', 'used' | ForEach-Object { , @($run.Lines -like "$_ *" -replace '^\S+ ') }

        $added = $imported | Where-Object { $_ -notin $before }
        $added | Should -Contain 'Default: Neon'
        $added | Should -Not -Match 'Neon\.Transport|Neon\.Emulator|Polly|System\.Net\.|Microsoft\.Extensions|^sockets'
        $used | Should -Contain 'Neon.Isolated: Neon.Transport'
        $used | Should -Contain 'Neon.Isolated: Polly.Core'
        $used | Should -Not -Match '^Default: (Polly|Microsoft\.Extensions)'
        if ($IsLinux) {
            [int] ($used -match '^sockets' -replace '\D')[0] | Should -BeGreaterThan ([int] ($before -match '^sockets' -replace '\D')[0])
        }
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'exports exactly the cmdlets of its manifest' {
        $run = Invoke-Pwsh 'Import-Module $manifest; $wanted = (Import-PowerShellDataFile -LiteralPath $manifest).CmdletsToExport; @(Compare-Object $wanted @((Get-Module Neon).ExportedCommands.Keys)).Count; $wanted.Count -gt 150'

        $run.Lines | Should -Be 0, True
    }
}
