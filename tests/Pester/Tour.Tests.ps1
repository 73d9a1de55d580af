# samples/tour.ps1, the script that most people run first.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $tour = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '..' '..' 'samples' 'tour.ps1')).Path.Replace("'", "''")
    # Each operation takes a second, so that users see the progress.
    $begin = '$PSDefaultParameterValues = @{ "Start-NeonEmulator:OperationDuration" = "00:00:00" }'
}

Describe 'The tour' {
    It 'ends with exit code 0 and prints no colour into a pipe' {
        $run = Invoke-Pwsh "$begin; & '$tour'" -Environment @{ NO_COLOR = $null }

        $run.ExitCode | Should -Be 0
        $run.Errors | Should -BeNullOrEmpty
        $run.Output | Should -Match '# Clean up'
        $run.Output | Should -Not -Match "`e"
    }

    It 'ends with exit code 1 at the first failure, and prints colour to a terminal' -Skip:(-not (Get-Command script -CommandType Application -ErrorAction Ignore) -or -not $IsLinux) {
        $file = Join-Path $TestDrive 'fails.ps1'
        Set-Content $file "$begin; function New-NeonDatabase { process { Write-Error 'The disk is full.' } }; & '$tour'"
        $pwsh = Join-Path $PSHOME 'pwsh'
        $before = $env:NO_COLOR, $env:TERM
        try {
            $env:NO_COLOR, $env:TERM = $null, 'xterm'
            $printed = script -qec "'$pwsh' -NoProfile -File '$file'" /dev/null | Out-String
            $exitCode = $LASTEXITCODE
        }
        finally {
            $env:NO_COLOR, $env:TERM = $before
        }

        $exitCode | Should -Be 1
        $printed | Should -Match 'The disk is full'
        $printed | Should -Not -Match '# Clean up'
        $printed | Should -Match "`e\[[0-9;]+m# Create a project"
        $printed | Should -Match "`e\[36m[^`e]*default"
    }
}
