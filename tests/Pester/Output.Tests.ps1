# Objects as scripts see them: comparison, files, JSON and lists. Run by: ./build.ps1 -Task Pester

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '..' '..' 'out' 'Neon' 'Neon.psd1') -Force
}

AfterAll {
    Stop-NeonEmulator
}

Describe 'Output' {
    BeforeAll {
        $null = Start-NeonEmulator -OperationDuration 00:00:00.05
        $null = New-NeonProject one -Wait
        $null = New-NeonProject two -Wait
        $null = New-NeonBranch dev -Project one -Wait
        $branches = Get-NeonProject | Where-Object Name -in one, two | Get-NeonBranch
    }

    It 'is equal no matter how often it is read' {
        $again = Get-NeonBranch -Project one

        $branches | Should -HaveCount 3
        $branches + $again | Select-Object -Unique | Should -HaveCount 3
        $branches + $again | Sort-Object -Unique | Should -HaveCount 3
        $branches + $again | Group-Object | ForEach-Object Count | Sort-Object | Should -Be 1, 2, 2
        ($branches | Sort-Object).Name | Should -Be dev, main, main
        Compare-Object $again (Get-NeonBranch -Project one) | Should -BeNullOrEmpty
    }

    It 'can be compared with objects from a file' {
        Get-NeonBranch -Project one | Export-Clixml TestDrive:/branches.xml
        $new = New-NeonBranch later -Project one -Wait

        $difference = Compare-Object (Import-Clixml TestDrive:/branches.xml) (Get-NeonBranch -Project one)

        $difference.InputObject | Should -Be $new
        $difference.SideIndicator | Should -Be '=>'
        $new | Remove-NeonBranch -Confirm:$false -Wait
    }

    It 'can be written to a CSV file and read back' {
        $database = New-NeonDatabase orders -Project one -Branch main -Wait
        $database | Export-Csv TestDrive:/databases.csv

        Get-Content TestDrive:/databases.csv | Should -Not -Match '\b(System|Neon)\.'
        Import-Csv TestDrive:/databases.csv | Get-NeonDatabase | Should -Be $database
        { Import-Csv TestDrive:/databases.csv | Select-Object ProjectId, BranchId | Get-NeonBranch } | Should -Not -Throw
    }

    It 'identifies only the resource whose key it has, even in a file' {
        Get-NeonDatabase -Project one -Branch main | Export-Csv TestDrive:/rows.csv
        Get-NeonDatabase -Project one -Branch main | ConvertTo-Json | Set-Content TestDrive:/rows.json
        $rows = @(Import-Csv TestDrive:/rows.csv) + (Get-Content TestDrive:/rows.json -Raw | ConvertFrom-Json) +
            (Import-Csv TestDrive:/rows.csv | Select-Object ProjectId, BranchId, DatabaseName)

        $rows | Remove-NeonProject -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable refused

        $refused | Should -HaveCount $rows.Count
        $refused | ForEach-Object { $_.Exception.Message | Should -BeLike '*The object *, so it is not a project.' }
        Get-NeonProject one | Should -HaveCount 1
    }

    It 'converts to JSON without secrets and internal members' {
        $role = New-NeonRole reports -Project one -Branch main -Wait
        $password = $role.Credential.GetNetworkCredential().Password

        $json = $role | ConvertTo-Json -Depth 5

        $json | Should -Not -Match ([regex]::Escape($password))
        $json | Should -Not -Match 'AdditionalProperties|Keys|Unknown'
        ($json | ConvertFrom-Json).RoleName | Should -Be 'reports'
        $role.Operations[0] | ConvertTo-Json | ConvertFrom-Json | Get-Member Operations | Should -BeNullOrEmpty
    }

    It 'is shown in brief among other objects' {
        $shown = . { Get-NeonProject one; Get-NeonBranch main -Project one; Get-NeonEndpoint -Project one } | Out-String -Width 120

        $shown | Should -Match 'BranchId\s*:'
        $shown | Should -Match 'EndpointId\s*:'
        $shown | Should -Not -Match 'CreationSource|ComputeReleaseVersion'
    }

    It 'is created once no matter how often a script runs' {
        1..2 | ForEach-Object { New-NeonBranch pr-42 -Project one -Parent main -IfNotExists -Wait } | Select-Object -Unique | Should -HaveCount 1
        Get-NeonBranch -Project one -Name pr-42 | Should -HaveCount 1
    }
}
