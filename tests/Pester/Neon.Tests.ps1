# The main job in a real pwsh, with the staged module on the emulator. Run by: ./build.ps1 -Task Pester

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '..' '..' 'out' 'Neon' 'Neon.psd1') -Force
    $null = Start-NeonEmulator -OperationDuration 00:00:00.2
}

AfterAll {
    Stop-NeonEmulator
}

Describe 'The module' {
    It 'has a valid manifest that exports exactly its cmdlets' {
        $manifest = Test-ModuleManifest (Join-Path $PSScriptRoot '..' '..' 'out' 'Neon' 'Neon.psd1')
        $module = Get-Module Neon

        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be ($manifest.ExportedCmdlets.Keys | Sort-Object)
    }

    It 'has help with an example for every cmdlet' {
        foreach ($command in Get-Command -Module Neon) {
            $help = Get-Help $command.Name -Full
            $help.Synopsis | Should -Not -BeNullOrEmpty
            $help.examples.example | Should -Not -BeNullOrEmpty -Because $command.Name
        }
    }
}

Describe 'The main job' {
    It 'goes from a new project to a connection string in one pipeline' {
        $connection = New-NeonProject -Name app | New-NeonBranch -Name dev -Wait | Get-NeonConnectionString -Pooled

        "$connection" | Should -Match '-pooler\.'
        "$connection" | Should -Match '\*\*\*'
        $connection | Format-List | Out-String | Should -Not -Match 'npg_'
    }

    It 'shows what a clean-up would do and does nothing' {
        $before = (Get-NeonProject app | Get-NeonBranch).Count

        Get-NeonProject |
            Get-NeonBranch |
            Where-Object { -not $_.Default -and $_.CreatedAt -lt (Get-Date).AddDays(14) } |
            Remove-NeonBranch -WhatIf

        (Get-NeonProject app | Get-NeonBranch).Count | Should -Be $before
    }

    It 'takes part in parallel work' {
        $connection = Connect-Neon -ApiKey (Start-NeonEmulator -OperationDuration 00:00:00.05).ApiKey -BaseUri (Get-NeonContext).BaseUri -PassThru
        $project = New-NeonProject -Name many -Organization (Get-NeonOrganization)[0] -Wait

        1..8 | ForEach-Object -Parallel {
            Import-Module (Join-Path $using:PSScriptRoot '..' '..' 'out' 'Neon' 'Neon.psd1')
            $using:project | Get-NeonBranch main -Connection $using:connection |
                New-NeonDatabase "tenant$_" -Owner neondb_owner -Connection $using:connection
        } -ThrottleLimit 4 | Should -HaveCount 8
    }

    It 'can be told from the id of its errors' {
        $failure = $null
        try { Get-NeonProject nosuch -ErrorAction Stop } catch { $failure = $_ }

        $failure.FullyQualifiedErrorId | Should -BeLike 'NeonProjectNotFound,*'
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'follows from folder to folder the projects that they are linked to' {
        $project = New-NeonProject -Name linked -Organization (Get-NeonOrganization)[0] -Wait -ErrorAction Stop
        $folder = Join-Path $TestDrive 'linked' 'src'
        $null = New-Item $folder -ItemType Directory
        $project | Set-NeonContext -Path (Split-Path $folder)

        $project.ProjectId | Should -Not -BeNullOrEmpty
        Get-NeonContext | ForEach-Object ProjectId | Should -BeNullOrEmpty
        Push-Location $folder
        try {
            $NeonUseNeonFile = $true
            (Get-NeonBranch main).ProjectId | Should -Be $project.ProjectId
            1 | ForEach-Object -Parallel {
                Import-Module (Join-Path $using:PSScriptRoot '..' '..' 'out' 'Neon' 'Neon.psd1')
                (Get-NeonContext -Path .).ProjectId
            } | Should -Be $project.ProjectId
        }
        finally {
            Pop-Location
        }

        Get-NeonContext | ForEach-Object ProjectId | Should -BeNullOrEmpty
    }
}
