# Work in several runspaces and processes, and the objects that they return.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    Import-Module $manifest
    $emulator = Start-NeonEmulator -OperationDuration 0
    $null = New-NeonProject app -Wait
    $null = New-NeonBranch dev -Project app -Wait
    $connection = Connect-Neon -ApiKey $emulator.ApiKey -BaseUri $emulator.BaseUri -NotCurrent -PassThru
}

AfterAll {
    Stop-NeonEmulator
    Remove-Module Neon
}

Describe 'Other runspaces and processes' {
    It 'share the emulator in ForEach-Object -Parallel' {
        $made = 1..6 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            New-NeonBranch "parallel-$_" -Project app
        } -ThrottleLimit 3

        $made | Should -HaveCount 6
        $made | Remove-NeonBranch -Confirm:$false
        Get-NeonBranch -Project app -Name parallel-* | Should -BeNullOrEmpty
    }

    It 'return live objects from a thread job' {
        $branch = Start-ThreadJob { Import-Module $using:manifest; Get-NeonBranch dev -Project app } | Receive-Job -Wait -AutoRemoveJob

        $branch | Should -BeOfType Neon.Branch
        ($branch | Get-NeonEndpoint).BranchId | Should -Be $branch.BranchId
    }

    It 'return objects from a job that still refer to their branch' {
        $branch = Start-Job {
            Import-Module $using:manifest
            $connection = Connect-Neon -ApiKey $using:emulator.ApiKey -BaseUri $using:emulator.BaseUri -PassThru
            Get-NeonProject app -Organization $using:emulator.OrganizationId -Connection $connection | Get-NeonBranch dev
        } | Receive-Job -Wait -AutoRemoveJob

        $branch.PSTypeNames | Should -Contain 'Deserialized.Neon.Branch'
        ($branch | Get-NeonDatabase).DatabaseName | Should -Be neondb
        ($branch | Set-NeonBranch -Name dev-2).Name | Should -Be dev-2
        $null = Get-NeonBranch dev-2 -Project app | Set-NeonBranch -Name dev
    }

    It 'use a connection that is passed in' {
        1..4 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            Get-NeonProject app -Connection $using:connection
        } | Should -HaveCount 4
    }
}

Describe 'A file' {
    BeforeAll {
        $branch = Get-NeonBranch dev -Project app
    }

    It 'of <Form> restores the object' -ForEach @(
        @{ Form = 'Clixml'; Through = { $_ | Export-Clixml TestDrive:/file; Import-Clixml TestDrive:/file } }
        @{ Form = 'CSV'; Through = { $_ | Export-Csv TestDrive:/file; Import-Csv TestDrive:/file } }
        @{ Form = 'JSON'; Through = { $_ | ConvertTo-Json | Set-Content TestDrive:/file; Get-Content TestDrive:/file -Raw | ConvertFrom-Json } }
        @{ Form = 'JSON as a hashtable'; Through = { $_ | ConvertTo-Json | ConvertFrom-Json -AsHashtable } }
    ) {
        $row = $branch | ForEach-Object $Through

        $row | Get-NeonBranch | Should -Be $branch
        ($row | Set-NeonBranch -Protected).Protected | Should -BeTrue
        $null = $row | Set-NeonBranch -Protected:$false
    }

    It 'of another resource is not accepted as a branch' {
        Get-NeonDatabase -Project app -Branch dev | Export-Csv TestDrive:/databases.csv

        Import-Csv TestDrive:/databases.csv | Remove-NeonBranch -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused[0].Exception.Message | Should -BeLike '*not a branch*'
        Get-NeonBranch dev -Project app | Should -Be $branch
    }
}
