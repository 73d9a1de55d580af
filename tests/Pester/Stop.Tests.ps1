# Ctrl+C: a pipeline that is stopped from outside is back at once, and the session goes on.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    Import-Module $manifest
    $emulator = Start-NeonEmulator -OperationDuration 00:10:00 -Latency 00:00:02

    # Runs a script in a runspace of its own, stops it once it is under way, and says how long that took.
    function Stop-Pipeline([string] $Script) {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$manifest'; $($Script.Replace('$folder', "'$TestDrive'"))")
            $run = $shell.BeginInvoke()
            Start-Sleep -Milliseconds 1200
            $run.IsCompleted | Should -BeFalse
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $took = $watch.Elapsed
            $shell.Commands.Clear()
            $again = $shell.AddScript('(Get-NeonContext).BaseUri').Invoke()
            [pscustomobject] @{ Took = $took; State = "$($shell.InvocationStateInfo.State)"; Again = "$again" }
        }
        finally {
            $shell.Dispose()
        }
    }
}

AfterAll {
    Stop-NeonEmulator
    Remove-Module Neon
}

Describe 'A pipeline that is stopped' {
    It 'while it <What> is back at once' -ForEach @(
        @{ What = 'reads a list'; Script = 'Get-NeonRegion' }
        @{ What = 'waits for operations'; Script = 'New-NeonProject app -Wait' }
        @{ What = 'watches operations'; Script = 'New-NeonProject app | Watch-NeonOperation' }
        @{ What = 'waits for a project that is locked'; Script = '$p = New-NeonProject app; $p | New-NeonBranch dev' }
    ) {
        $stop = Stop-Pipeline $Script

        $stop.Took | Should -BeLessThan ([timespan] '00:00:00.500')
        $stop.Again | Should -Be "$($emulator.BaseUri)"
    }
}
