# Writes the files of docs/testing-your-runbooks.md and runs them in a separate pwsh.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $page = Get-Content -LiteralPath (Join-Path $PSScriptRoot '..' '..' 'docs' 'testing-your-runbooks.md') -Raw
    $folder = New-Item (Join-Path $TestDrive 'runbooks') -ItemType Directory
    foreach ($file in [regex]::Matches($page, '(?ms)^<!-- file: (?<name>\S+) -->\r?\n```powershell\r?\n(?<code>.*?)^```')) {
        Set-Content (Join-Path $folder $file.Groups['name'].Value) $file.Groups['code'].Value
    }
    $modules = New-Item (Join-Path $TestDrive 'Modules') -ItemType Directory
    Copy-Item -LiteralPath (Split-Path $manifest) $modules -Recurse
    $pester = (Get-Module Pester).Path -replace 'psm1$', 'psd1'
}

Describe 'The page about testing runbooks' {
    It 'shows a script and two test files that pass' {
        $run = Invoke-Pwsh @"
            Import-Module '$pester'
            Set-Location '$folder'
            `$result = Invoke-Pester -PassThru -Output None
            `$result.Failed | ForEach-Object { "`$(`$_.ExpandedPath): `$(`$_.ErrorRecord)" }
            `$result.Containers.Count
            `$result.PassedCount
"@ -Environment @{ PSModulePath = "$modules" }

        $run.Errors | Should -BeNullOrEmpty
        $run.Lines | Select-Object -Last 2 | Should -Be 2, 5 -Because $run.Output
    }
}
