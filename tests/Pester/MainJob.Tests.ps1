# The main job in a real pwsh, with the staged module on the emulator. Run by: ./build.ps1 -Task Pester

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '..' '..' 'out' 'Neon' 'Neon.psd1') -Force
    $null = Start-NeonEmulator -OperationDuration 00:00:00.2
}

AfterAll {
    Stop-NeonEmulator
}

Describe 'The main job' {
    It 'creates a project and returns a connection string in one pipeline' {
        $connection = New-NeonProject -Name app | New-NeonBranch -Name dev -Wait | Get-NeonConnectionString -Pooled

        "$connection" | Should -Match '-pooler\.'
        "$connection" | Should -Match '\*\*\*'
        $connection | Format-List | Out-String | Should -Not -Match 'npg_'
    }

    It 'shows what a clean-up would do and changes nothing' {
        $before = (Get-NeonProject app | Get-NeonBranch).Count

        Get-NeonProject |
            Get-NeonBranch |
            Where-Object { -not $_.Default -and $_.CreatedAt -lt (Get-Date).AddDays(14) } |
            Remove-NeonBranch -WhatIf

        (Get-NeonProject app | Get-NeonBranch).Count | Should -Be $before
    }

    It 'works in parallel' {
        $connection = Connect-Neon -ApiKey (Start-NeonEmulator -OperationDuration 00:00:00.05).ApiKey -BaseUri (Get-NeonContext).BaseUri -PassThru
        $project = New-NeonProject -Name many -Organization (Get-NeonOrganization)[0] -Wait

        1..8 | ForEach-Object -Parallel {
            Import-Module (Join-Path $using:PSScriptRoot '..' '..' 'out' 'Neon' 'Neon.psd1')
            $using:project | Get-NeonBranch main -Connection $using:connection |
                New-NeonDatabase "tenant$_" -Owner neondb_owner -Connection $using:connection
        } -ThrottleLimit 4 | Should -HaveCount 8
    }

    It 'distinguishes errors by id' {
        $failure = $null
        try { Get-NeonProject nosuch -ErrorAction Stop } catch { $failure = $_ }

        $failure.FullyQualifiedErrorId | Should -BeLike 'NeonProjectNotFound,*'
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'uses the project that the current folder is linked to' {
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
