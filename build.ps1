<#
.SYNOPSIS
Builds, shows, tests, checks or packages the module.

.DESCRIPTION
Runs in any pwsh, including the one that comes as a .NET tool: dotnet tool exec powershell -y -- ./build.ps1 -Task Test

.EXAMPLE
./build.ps1 -Task Tour

Builds the module and walks through its main job on the emulator.

.EXAMPLE
./build.ps1 -Task Test

Runs all tests and ends with one line, "N passed, N failed".

.EXAMPLE
./build.ps1 -Task UpdateContract -From https://neon.com/api_spec/release/v2.json

Replaces the contract with what Neon has published, and reports what has changed and what the module lacks.
#>
[CmdletBinding()]
param(
    # What to do. Build stages the module in out/Neon. Tour builds and runs samples/tour.ps1. Test runs the xUnit tests, then
    # the Pester tests. Pester runs only those. Approve takes over the screens, the public surface and the reference pages
    # as they are now. Analyze runs PSScriptAnalyzer on the scripts. Package creates the packages of a release build in
    # out/package. UpdateContract replaces the contract with a published specification, see docs/contract.md.
    [ValidateSet('Build', 'Tour', 'Test', 'Pester', 'Approve', 'Analyze', 'Package', 'UpdateContract')]
    [string[]] $Task = 'Build',

    # For UpdateContract: the specification, JSON or YAML, as a file or an address.
    [string] $From,

    # For Package: the label of a prerelease, such as beta1. Default: none, a release.
    [string] $Prerelease,

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
$staged = Join-Path $PSScriptRoot 'out' 'Neon'
$pwsh = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args failed with exit code $LASTEXITCODE."
    }
}

# A process of its own: this session can load the module only once, and a session that has loaded it locks its files.
function Invoke-Pwsh([string] $Script, [string[]] $Arguments) {
    & $pwsh -NoProfile -File (Join-Path $PSScriptRoot $Script) @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Script failed with exit code $LASTEXITCODE."
    }
}

function Build([string] $As, [string] $What = $PSScriptRoot) {
    # Nothing of an earlier build may stay in what is tested or packaged.
    if (Test-Path $staged) {
        Remove-Item $staged -Recurse -Force
    }
    Invoke-DotNet build $What --configuration $As --verbosity quiet --nologo
}

function Measure-TestResult([string] $Folder) {
    $counts = Get-ChildItem $Folder -Filter *.trx | ForEach-Object { ([xml] (Get-Content $_ -Raw)).TestRun.ResultSummary.Counters }
    [pscustomobject] @{
        Passed = [int] ($counts | Measure-Object passed -Sum).Sum
        Failed = [int] ($counts | Measure-Object failed -Sum).Sum
    }
}

function Invoke-XUnit {
    $folder = Join-Path ([IO.Path]::GetTempPath()) "neon-tests-$([guid]::NewGuid())"
    try {
        & dotnet test $PSScriptRoot --no-build --configuration $Configuration --logger trx --results-directory $folder | Out-Host
        $exitCode = $LASTEXITCODE
        $result = Measure-TestResult $folder
    }
    finally {
        Remove-Item $folder -Recurse -Force -ErrorAction Ignore
    }

    # A test host that ends counts as a failure although no test says so.
    if ($exitCode -ne 0 -and $result.Failed -eq 0) {
        $result.Failed = 1
    }
    $result
}

# Starts the Pester tests. What they print is kept until they are received.
function Start-PesterSuite {
    $file = Join-Path ([IO.Path]::GetTempPath()) "neon-pester-$([guid]::NewGuid()).json"
    $run = Start-ThreadJob -ArgumentList $pwsh, (Join-Path $PSScriptRoot 'tests' 'Pester' 'Run.ps1'), $file -ScriptBlock {
        & $args[0] -NoProfile -File $args[1] -Result $args[2] 2>&1
    }
    [pscustomobject] @{ Run = $run; File = $file }
}

function Receive-PesterSuite([pscustomobject] $Suite) {
    try {
        $Suite.Run | Receive-Job -Wait -AutoRemoveJob | Out-Host
        Get-Content $Suite.File -Raw | ConvertFrom-Json
    }
    catch {
        Write-Host $_
        [pscustomobject] @{ Passed = 0; Failed = 1 }
    }
    finally {
        Remove-Item $Suite.File -ErrorAction Ignore
    }
}

function Complete-Test([object[]] $Result) {
    $passed = ($Result | Measure-Object Passed -Sum).Sum
    $failed = ($Result | Measure-Object Failed -Sum).Sum
    Write-Host "$passed passed, $failed failed"
    if ($failed -gt 0 -or $passed -eq 0) {
        exit 1
    }
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' {
            Build $Configuration
        }
        'Tour' {
            Build $Configuration
            Invoke-Pwsh 'samples/tour.ps1'
        }
        'Test' {
            Build $Configuration
            # Both leave processors idle when they run alone.
            $pester = Start-PesterSuite
            $results = @(Invoke-XUnit; Receive-PesterSuite $pester)
            Get-Content (Join-Path $PSScriptRoot 'out' 'contract.txt') -ErrorAction Ignore | Out-Host
            Complete-Test $results
        }
        'Pester' {
            Build $Configuration
            Complete-Test (Receive-PesterSuite (Start-PesterSuite))
        }
        'Approve' {
            # The tests that compare such a file write it instead.
            $env:NEON_APPROVE = '1'
            try {
                Invoke-DotNet test $PSScriptRoot --configuration $Configuration --filter 'Approves=files'
            }
            finally {
                $env:NEON_APPROVE = $null
            }
            & git -C $PSScriptRoot status --short | Out-Host
        }
        'Analyze' {
            Import-Module PSScriptAnalyzer
            $findings = 'build.ps1', 'Neon.psd1', 'samples', (Join-Path 'src' 'Neon' 'Package.ps1'), (Join-Path 'tests' 'Pester') | ForEach-Object {
                Invoke-ScriptAnalyzer -Path (Join-Path $PSScriptRoot $_) -Recurse -Severity Error, Warning
            }
            $findings | Format-Table -AutoSize | Out-Host
            if ($findings) {
                throw "PSScriptAnalyzer has $(@($findings).Count) findings."
            }
        }
        'Package' {
            Build Release (Join-Path $PSScriptRoot 'src' 'Neon')
            & (Join-Path $PSScriptRoot 'src' 'Neon' 'Package.ps1') -Module $staged -Destination (Join-Path $PSScriptRoot 'out' 'package') -Prerelease $Prerelease
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
