<#
.SYNOPSIS
Runs the Pester tests on the module that the build has staged, and writes how many passed and failed.
#>
[CmdletBinding()]
param(
    # The file for the totals, as JSON.
    [Parameter(Mandatory)]
    [string] $Result,

    # The tests to run: files or folders.
    [string[]] $Path = $PSScriptRoot
)

$ErrorActionPreference = 'Stop'

# The processes that the tests start live for seconds. Preparing code for a later optimization takes a tenth of that.
$env:DOTNET_TieredPGO = '0'

. (Join-Path $PSScriptRoot 'Support.ps1')
Import-Module (Join-Path (Get-DownloadedPackage Pester) 'tools' 'Pester.psd1')

# Pester treats brackets as wildcards in the paths of the tests and of the folder that it returns to at the end.
$configuration = New-PesterConfiguration
$configuration.Run.Path = @(Convert-Path -LiteralPath $Path | ForEach-Object { [WildcardPattern]::Escape($_) })
$Result = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Result)
Set-Location ([IO.Path]::GetTempPath())
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$run = Invoke-Pester -Configuration $configuration
foreach ($test in $run.Skipped) { "Skipped: $($test.ExpandedPath)" }
# A file that cannot be run has no failed tests.
@{ Passed = $run.PassedCount; Failed = $run.FailedCount + $run.FailedContainersCount + $run.FailedBlocksCount } | ConvertTo-Json | Set-Content -LiteralPath $Result
