<#
.SYNOPSIS
Builds, shows, tests, checks or packages the module.

.DESCRIPTION
Runs in any pwsh, including the one that comes as a .NET tool: dotnet tool exec powershell -y -- ./build.ps1 -Task Test

Only one build.ps1 runs at a time in a clone, because every task stages the module in out/Neon. A second one waits.

.EXAMPLE
./build.ps1 -Task Tour

Builds the module and walks through its main job on the emulator.

.EXAMPLE
./build.ps1 -Task Test

Runs all tests and ends with one line, "N passed, N failed".

.EXAMPLE
./build.ps1 -Task UpdateContract -From https://neon.com/api_spec/release/v2.json

Replaces the contract with Neon's published specification, and reports the changes and what the module lacks.
#>
[CmdletBinding()]
param(
    # The task. Build stages the module in out/Neon. Tour builds and runs samples/tour.ps1. Test runs the xUnit tests and
    # the Pester tests. Pester runs only the Pester tests. Approve updates the approved screens, the public API and the
    # reference pages. Analyze runs PSScriptAnalyzer on the scripts. Package creates the packages of a release build in
    # out/package. UpdateContract replaces the contract with a published specification, see docs/contract.md.
    [ValidateSet('Build', 'Tour', 'Test', 'Pester', 'Approve', 'Analyze', 'Package', 'UpdateContract')]
    [string[]] $Task = 'Build',

    # For UpdateContract: the specification, JSON or YAML, as a file or a URL.
    [string] $From,

    # For Package: the label of a prerelease, such as beta1. Default: none, a release.
    [string] $Prerelease,

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug'
)

$ErrorActionPreference = 'Stop'
# PowerShell colours errors and lists of files even if the output goes to a file or a pipe.
if ([Console]::IsOutputRedirected -or [Console]::IsErrorRedirected) {
    $PSStyle.OutputRendering = 'PlainText'
}
$staged = Join-Path $PSScriptRoot 'out' 'Neon'
$pwsh = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args failed with exit code $LASTEXITCODE."
    }
}

# A separate process, because this session can load the module only once and would lock its files.
function Invoke-Pwsh([string] $Script, [string[]] $Arguments) {
    & $pwsh -NoProfile -File (Join-Path $PSScriptRoot $Script) @Arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$Script failed with exit code $LASTEXITCODE."
    }
}

# Two builds of one clone would delete each other's out/Neon. The lock is released when the process ends, however it ends.
function Lock-Clone {
    $file = Join-Path (New-Item (Join-Path $PSScriptRoot 'out') -ItemType Directory -Force) 'build.lock'
    for ($waits = 0; ; $waits++) {
        try {
            return [IO.File]::Open($file, 'OpenOrCreate', 'ReadWrite', 'None')
        }
        catch [IO.IOException] {
            if ($waits -eq 0) {
                Write-Host 'Another build.ps1 is running in this clone. Waiting until it has ended.'
            }
            Start-Sleep -Milliseconds 500
        }
    }
}

function Build([string] $As, [string] $What = '.') {
    # Files of an earlier build must not be tested or packaged.
    if (Test-Path -LiteralPath $staged) {
        Remove-Item -LiteralPath $staged -Recurse -Force
    }
    Invoke-DotNet build $What --configuration $As --verbosity quiet --nologo
}

function Measure-TestResult([string] $Folder) {
    $counts = Get-ChildItem -LiteralPath $Folder -Filter *.trx | ForEach-Object { ([xml] (Get-Content -LiteralPath $_ -Raw)).TestRun.ResultSummary.Counters }
    [pscustomobject] @{
        Passed = [int] ($counts | Measure-Object passed -Sum).Sum
        Failed = [int] ($counts | Measure-Object failed -Sum).Sum
    }
}

function Invoke-XUnit {
    $folder = Join-Path ([IO.Path]::GetTempPath()) "neon-tests-$([guid]::NewGuid())"
    try {
        & dotnet test --no-build --configuration $Configuration --logger trx --results-directory $folder | Out-Host
        $exitCode = $LASTEXITCODE
        $result = Measure-TestResult $folder
    }
    finally {
        Remove-Item -LiteralPath $folder -Recurse -Force -ErrorAction Ignore
    }

    # A test host that crashes counts as a failure, even if no test failed.
    if ($exitCode -ne 0 -and $result.Failed -eq 0) {
        $result.Failed = 1
    }
    $result
}

# Starts the Pester tests. Receive-PesterSuite returns their output.
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
        Get-Content -LiteralPath $Suite.File -Raw | ConvertFrom-Json
    }
    catch {
        Write-Host $_
        [pscustomobject] @{ Passed = 0; Failed = 1 }
    }
    finally {
        Remove-Item -LiteralPath $Suite.File -ErrorAction Ignore
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

if ($PSScriptRoot -match ';|@\(') {
    throw "The .NET SDK cannot build in '$PSScriptRoot', because the path contains ';' or '@('. Move the clone to another folder."
}

# The path of a file is relative to the caller's folder.
if ($From -and (Test-Path -LiteralPath $From)) {
    $From = Convert-Path -LiteralPath $From
}
$lock = Lock-Clone
# From here on, paths are relative, because the name of the clone's folder may contain characters that are special to MSBuild or wildcards.
Push-Location -LiteralPath $PSScriptRoot
try {
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
                # Run both at the same time, because neither uses all processors alone.
                $pester = Start-PesterSuite
                $results = @(Invoke-XUnit; Receive-PesterSuite $pester)
                Get-Content -LiteralPath 'out/contract.txt' -ErrorAction Ignore | Out-Host
                Complete-Test $results
            }
            'Pester' {
                Build $Configuration
                Complete-Test (Receive-PesterSuite (Start-PesterSuite))
            }
            'Approve' {
                # Tests that compare such a file write it instead.
                $env:NEON_APPROVE = '1'
                try {
                    Invoke-DotNet test --configuration $Configuration --filter 'Approves=files'
                }
                finally {
                    $env:NEON_APPROVE = $null
                    # Useful after a failure as well: the tests that passed have written their files.
                    & git status --short | Out-Host
                }
            }
            'Analyze' {
                Import-Module PSScriptAnalyzer
                $findings = 'build.ps1', 'Neon.psd1', 'samples', 'src/Neon/Package.ps1', 'tests/Pester' | ForEach-Object {
                    Invoke-ScriptAnalyzer -Path $_ -Recurse -Severity Error, Warning
                }
                $findings | Format-Table -AutoSize | Out-Host
                if ($findings) {
                    throw "PSScriptAnalyzer has $(@($findings).Count) findings."
                }
            }
            'Package' {
                Build Release 'src/Neon'
                & (Join-Path $PSScriptRoot 'src' 'Neon' 'Package.ps1') -Module $staged -Destination (Join-Path $PSScriptRoot 'out' 'package') -Prerelease $Prerelease
            }
            'UpdateContract' {
                if (-not $From) {
                    throw '-From is required: the specification, as a file or a URL.'
                }
                # Quoted, because PowerShell consumes a bare --.
                Invoke-DotNet run --project 'src/Neon.Contract' '--' --from $From --to 'src/Neon.Emulator/Contract/neon-api.json'
                # It fails if the module does not follow the new contract yet, and lists what to do.
                Invoke-DotNet test --filter FullyQualifiedName~Tests.Contract.
            }
        }
    }
}
finally {
    Pop-Location
    $lock.Dispose()
}
