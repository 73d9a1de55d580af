# Other modules ship other versions of the same packages. In one process, each module uses its own.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $shipped = Get-ChildItem -LiteralPath (Join-Path (Split-Path $manifest) 'bin' 'net8.0' 'isolated') -Filter *.dll | Where-Object Name -NotLike Neon.*
    $others = foreach ($name in $shipped.BaseName) { Join-Path (Get-DownloadedPackage $name) 'lib' 'net8.0' "$name.dll" }
    # PowerShell ships some packages itself: all modules share those versions.
    $theirs = foreach ($other in $others) {
        $ofPowerShell = Join-Path $PSHOME (Split-Path $other -Leaf)
        (Test-Path $ofPowerShell) ? $ofPowerShell : $other
    }
    $load = "foreach (`$other in '$($others -join "', '")') { `$null = [System.Reflection.Assembly]::LoadFrom(`$other) }"
    $work = 'Import-Module $manifest; $null = Start-NeonEmulator -OperationDuration 0; (New-NeonProject app -Wait | New-NeonBranch dev -Wait).Name'
    # Uses the packages like another module with its own versions.
    $otherWork = '[Polly.ResiliencePipelineBuilder]::new().Build().GetType().Assembly.Location
        [System.Threading.RateLimiting.ConcurrencyLimiter]::new([System.Threading.RateLimiting.ConcurrencyLimiterOptions]@{ PermitLimit = 1 }).AttemptAcquire(1).IsAcquired'
    $list = '[System.Runtime.Loader.AssemblyLoadContext]::All | ForEach-Object { $context = $_.Name; $_.Assemblies | Where-Object Location | ForEach-Object { "${context}: $($_.Location)" } }'
}

Describe 'Other versions of the packages' {
    It 'cover every package that the module ships, and differ' {
        $others | Should -Not -BeNullOrEmpty
        foreach ($index in 0..($shipped.Count - 1)) {
            (Get-Item $theirs[$index]).VersionInfo.FileVersion | Should -Not -Be $shipped[$index].VersionInfo.FileVersion
        }
    }

    It 'and those of the module work side by side if the others are loaded <When>' -ForEach @(
        @{ When = 'before the import'; Script = '$load; $otherWork; $work; $otherWork' }
        @{ When = 'after the first request'; Script = '$work; $load; $otherWork; $work' }
    ) {
        $run = Invoke-Pwsh ($ExecutionContext.InvokeCommand.ExpandString($Script) + "; $list")

        $run.Errors | Should -BeNullOrEmpty
        $run.Lines | Should -Contain dev
        $run.Lines | Should -Contain True
        $run.Lines | Should -Contain ($others -like '*Polly.Core.dll')
        # Each context has only its own versions.
        $packages = $run.Lines -match '^(Default|Neon\.Isolated): ' -match "\b($($shipped.BaseName.ForEach{ [regex]::Escape($_) } -join '|'))\.dll$"
        $packages -like 'Default: *' -replace '^Default: ' | Sort-Object | Should -Be ($theirs | Sort-Object)
        $own = $packages -like 'Neon.Isolated: *' -replace '^Neon\.Isolated: '
        $own | Should -Not -BeNullOrEmpty
        $own | Where-Object { $_ -notin $shipped.FullName } | Should -BeNullOrEmpty
    }
}
