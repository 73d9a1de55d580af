<#
.SYNOPSIS
Runs the Pester tests on the module that the build has staged, and writes how many passed and failed.
#>
[CmdletBinding()]
param(
    # The file to write the sums to, as JSON.
    [Parameter(Mandatory)]
    [string] $Result,

    # The tests to run: files or folders.
    [string[]] $Path = $PSScriptRoot
)

$ErrorActionPreference = 'Stop'

# The build has downloaded Pester as a package of the test project.
$packages = (& dotnet nuget locals global-packages --list) -replace '^global-packages: ', ''
$version = ([xml] (Get-Content (Join-Path $PSScriptRoot '..' 'Neon.Tests' 'Neon.Tests.csproj') -Raw)).SelectSingleNode('//PackageDownload[@Include="Pester"]').Version.Trim('[', ']')
Import-Module (Join-Path $packages 'pester' $version 'tools' 'Pester.psd1')

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$run = Invoke-Pester -Configuration $configuration
# A file that cannot be run has no tests that failed.
@{ Passed = $run.PassedCount; Failed = $run.FailedCount + $run.FailedContainersCount + $run.FailedBlocksCount } | ConvertTo-Json | Set-Content $Result
