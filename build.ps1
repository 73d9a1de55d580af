<#
.SYNOPSIS
Builds, tests, checks or packages the module. A convenience for people who have pwsh: every task calls dotnet.

.EXAMPLE
./build.ps1 -Task Test

.EXAMPLE
./build.ps1 -Task UpdateContract -From https://neon.com/api_spec/release/v2.json

Replaces the contract by what Neon has published, says what has changed, and then what of it the module lacks.
#>
[CmdletBinding()]
param(
    # What to do. Build stages the module in out/Neon; Test runs the .NET tests; Pester runs tests/Pester with the staged
    # module; Analyze runs PSScriptAnalyzer over the scripts; Package makes a zip of a release build; UpdateContract
    # replaces the contract by a published specification, see docs/contract.md.
    [ValidateSet('Build', 'Test', 'Pester', 'Analyze', 'Package', 'UpdateContract')]
    [string[]] $Task = 'Build',

    # For UpdateContract: the specification, JSON or YAML, as a file or an address.
    [string] $From,

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$staged = Join-Path $PSScriptRoot 'out' 'Neon'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args failed with exit code $LASTEXITCODE."
    }
}

function Build([string] $As) {
    # Nothing of an earlier build may stay in what is tested or packaged.
    if (Test-Path $staged) {
        Remove-Item $staged -Recurse -Force
    }
    Invoke-DotNet build $PSScriptRoot --configuration $As
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' {
            Build $Configuration
        }
        'Test' {
            Invoke-DotNet test $PSScriptRoot --configuration $Configuration
        }
        'Pester' {
            Build $Configuration
            Import-Module Pester -MinimumVersion 5.0
            $pester = New-PesterConfiguration
            $pester.Run.Path = Join-Path $PSScriptRoot 'tests' 'Pester'
            $pester.Run.Throw = $true
            $pester.Output.Verbosity = 'Detailed'
            Invoke-Pester -Configuration $pester
        }
        'Analyze' {
            Import-Module PSScriptAnalyzer
            $findings = 'build.ps1', 'Neon.psd1', 'samples', (Join-Path 'tests' 'Pester') | ForEach-Object {
                Invoke-ScriptAnalyzer -Path (Join-Path $PSScriptRoot $_) -Recurse -Severity Error, Warning
            }
            $findings | Format-Table -AutoSize | Out-Host
            if ($findings) {
                throw "PSScriptAnalyzer has $(@($findings).Count) findings."
            }
        }
        'Package' {
            Build Release
            $version = (Import-PowerShellDataFile (Join-Path $staged 'Neon.psd1')).ModuleVersion
            $package = Join-Path $PSScriptRoot 'out' "Neon-$version.zip"
            if (Test-Path $package) {
                Remove-Item $package
            }
            [System.IO.Compression.ZipFile]::CreateFromDirectory($staged, $package, 'Optimal', $true)
            Get-Item $package
        }
        'UpdateContract' {
            if (-not $From) {
                throw 'Name the specification with -From: a file or an address.'
            }
            $contract = Join-Path $PSScriptRoot 'src' 'Neon.Emulator' 'Contract' 'neon-api.json'
            # Quoted, because PowerShell keeps a bare -- for itself.
            Invoke-DotNet run --project (Join-Path $PSScriptRoot 'src' 'Neon.Contract') '--' --from $From --to $contract
            # It fails where the module does not follow the new contract yet, with the list of what is to be done.
            Invoke-DotNet test $PSScriptRoot --filter FullyQualifiedName~Tests.Contract.
        }
    }
}
