# Features that PowerShell adds to every cmdlet: common parameters, splatting, defaults, wrapper functions.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    Import-Module $manifest
    $null = Start-NeonEmulator -OperationDuration 0
    $null = New-NeonProject app -Wait
    1..3 | ForEach-Object { $null = New-NeonBranch "dev-$_" -Project app -Wait }
}

AfterAll {
    Stop-NeonEmulator
    Remove-Module Neon
}

Describe 'Common parameters' {
    It '-OutVariable and -PipelineVariable contain the emitted objects' {
        $names = Get-NeonProject app -OutVariable projects -PipelineVariable project |
            Get-NeonBranch -Name dev-* | ForEach-Object { "$($project.Name)/$($_.Name)" }

        $projects.Name | Should -Be app
        $names | Sort-Object | Should -Be app/dev-1, app/dev-2, app/dev-3
    }

    It '-ErrorVariable contains one error for each failed input, and the others continue' {
        $found = 'dev-1', 'nosuch', 'dev-2', 'none' | ForEach-Object { Get-NeonBranch $_ -Project app -ErrorAction SilentlyContinue -ErrorVariable +failed }

        $found.Name | Should -Be dev-1, dev-2
        $failed | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object FullyQualifiedErrorId |
            Should -Be 'NeonBranchNotFound,Neon.Commands.GetNeonBranchCommand', 'NeonBranchNotFound,Neon.Commands.GetNeonBranchCommand'
    }

    It '-WarningVariable contains the warnings' {
        $null = New-NeonBranch dev-1 -Project app -IfNotExists -Protected -WarningAction SilentlyContinue -WarningVariable told

        $told | Should -HaveCount 1
        "$told" | Should -BeLike '*Protected*'
    }

    It '-ErrorAction Stop can be caught with its id and its target' {
        $caught = try { Get-NeonBranch nosuch -Project app -ErrorAction Stop } catch { $_ }

        $caught.FullyQualifiedErrorId | Should -BeLike 'NeonBranchNotFound,*'
        $caught.TargetObject | Should -Be nosuch
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }
}

Describe 'Parameters' {
    It 'can be splatted' {
        $where = @{ Project = 'app'; Branch = 'dev-1' }
        $database = New-NeonDatabase @where -Name splatted -Wait

        (Get-NeonDatabase splatted @where).DatabaseName | Should -Be $database.DatabaseName
    }

    It 'can have defaults' {
        $PSDefaultParameterValues = @{ '*-Neon*:Project' = 'app'; 'Get-NeonDatabase:Branch' = 'dev-2' }

        (Get-NeonDatabase).DatabaseName | Should -Be neondb
        Get-NeonBranch -Name dev-* | Should -HaveCount 3
    }

    It 'are forwarded by a wrapper function, including -WhatIf and -Confirm' {
        function Remove-PreviewBranch {
            [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
            param([Parameter(Mandatory, ValueFromPipeline)] $Branch)
            process { $Branch | Remove-NeonBranch }
        }

        Get-NeonBranch dev-3 -Project app | Remove-PreviewBranch -WhatIf
        Get-NeonBranch dev-3 -Project app | Should -HaveCount 1
        Get-NeonBranch dev-3 -Project app | Remove-PreviewBranch -Confirm:$false
        Get-NeonBranch -Project app -Name dev-3 | Should -BeNullOrEmpty
    }

    It 'that were typed take precedence over piped values' {
        Get-NeonBranch dev-1 -Project app | Remove-NeonBranch dev-2 -Project app -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused | Should -Not -BeNullOrEmpty
        Get-NeonBranch -Project app -Name dev-1, dev-2 | Should -HaveCount 2
    }
}

Describe 'A pipeline' {
    It 'ends early with Select-Object -First' {
        $verbose = Get-NeonBranch -Project app -Verbose 4>&1 | Select-Object -First 2

        $verbose | Should -HaveCount 2
    }

    It 'groups, measures, sorts and compares' {
        $branches = Get-NeonBranch -Project app
        $branches | Group-Object Default | ForEach-Object Count | Sort-Object | Should -Be 1, ($branches.Count - 1)
        ($branches | Measure-Object LogicalSize -Sum).Sum | Should -BeGreaterOrEqual 0
        Compare-Object $branches (Get-NeonBranch -Project app) | Should -BeNullOrEmpty
    }
}
