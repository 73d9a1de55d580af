# build.ps1 and the scripts that it calls, in a clone whose folder name has characters that are special to MSBuild, a shell or wildcards.

BeforeAll {
    . (Join-Path $PSScriptRoot 'Support.ps1')
    $root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '..' '..')).Path
    $clone = New-Item (Join-Path $TestDrive "it's [neon] `$home & co, 50%, a=b #1 (@x) ``y") -ItemType Directory
    Copy-Item -LiteralPath (Join-Path $root 'build.ps1'), (Join-Path $root 'Directory.Build.props') $clone.FullName
    $quoted = $clone.FullName.Replace("'", "''")

    # Runs a task there, with a dotnet that only prints its arguments and returns an exit code.
    function Invoke-Build([string] $Arguments, [int] $ExitCode = 0, [string] $Before = '') {
        Invoke-Pwsh @"
            function dotnet { "dotnet `$args"; `$global:LASTEXITCODE = $ExitCode }
            $Before
            & '$quoted/build.ps1' $Arguments
"@ -Environment @{ NO_COLOR = $null }
    }
}

Describe 'A build' {
    It 'passes dotnet only paths that do not depend on the name of the folder' {
        $run = Invoke-Build '-Task Build, Approve, UpdateContract -From spec.json'

        $run.Lines | Where-Object { $_.StartsWith('dotnet ') } | Should -HaveCount 4
        $run.Lines | Where-Object { $_.StartsWith('dotnet ') } | Should -Not -Match 'neon\] '
        $run.Errors | Should -Not -Match 'Cannot find|wildcard'
    }

    It 'fails without colour in a file or a pipe' {
        $run = Invoke-Build '-Task Build' -ExitCode 3

        $run.Errors | Should -Match 'dotnet build[\s\S]+exit code 3'
        $run.Output + $run.Errors | Should -Not -Match "`e"
    }

    It 'lists the changed files after Approve has failed' {
        $run = Invoke-Build '-Task Approve' -ExitCode 1 -Before "git -C '$quoted' init --quiet"

        $run.Lines | Should -Contain '?? build.ps1'
        $run.Errors | Should -Match 'dotnet test[\s\S]+exit code 1'
    }

    It 'refuses a folder in which the .NET SDK cannot build' -ForEach 'a;b', 'a@(b)' {
        $other = New-Item (Join-Path $TestDrive $_) -ItemType Directory
        Copy-Item -LiteralPath (Join-Path $root 'build.ps1') $other.FullName

        (Invoke-Pwsh "& '$($other.FullName)/build.ps1'").Errors | Should -Match 'The .NET SDK cannot build in'
        Get-ChildItem -LiteralPath $other.FullName | Should -HaveCount 1
    }

    It 'waits for another build in the same clone' {
        $lock = [IO.File]::Open((Join-Path (New-Item (Join-Path $clone 'out') -ItemType Directory -Force) 'build.lock'), 'OpenOrCreate', 'ReadWrite', 'None')
        $start = [System.Diagnostics.ProcessStartInfo]::new((Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')), [string[]] ('-NoProfile', '-File', (Join-Path $clone 'build.ps1'), '-Task', 'UpdateContract'))
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $process = [System.Diagnostics.Process]::Start($start)
        try {
            $process.StandardOutput.ReadLine() | Should -Be 'Another build.ps1 is running in this clone. Waiting until it has ended.'
            $lock.Dispose()
            $process.StandardError.ReadToEnd() | Should -Match '-From is required: the specification'
        }
        finally {
            $lock.Dispose()
            $process.Dispose()
        }
    }

    It 'removes the name of the folder from compiler output' {
        Set-Content -LiteralPath (Join-Path $clone 'empty.csproj') '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>'
        Push-Location -LiteralPath $clone
        try {
            $read = & dotnet msbuild empty.csproj -getProperty:DeterministicSourcePaths -getProperty:PathMap | ConvertFrom-Json
        }
        finally {
            Pop-Location
        }

        # The SDK cannot map a name with an apostrophe.
        $read.Properties.DeterministicSourcePaths | Should -BeNullOrEmpty
        $read.Properties.PathMap | Should -BeExactly "$($clone.FullName.Replace(',', ',,').Replace('=', '=='))/=/_/"
    }

    It 'takes every name literally in <_>' -ForEach 'build.ps1', 'src/Neon/Package.ps1' {
        $script = [System.Management.Automation.Language.Parser]::ParseFile((Join-Path $root $_), [ref] $null, [ref] $null)
        $commands = $script.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
        $withPath = $commands | Where-Object { $_.GetCommandName() -in 'Test-Path', 'Convert-Path', 'Resolve-Path', 'Get-Content', 'Set-Content', 'Get-Item', 'Get-ChildItem', 'Copy-Item', 'Remove-Item', 'Push-Location', 'Import-PowerShellDataFile' }

        $withPath | Should -Not -BeNullOrEmpty
        # Remove-Item at the end of a pipeline has no path argument.
        $withPath | Where-Object { "$_" -notmatch '-LiteralPath' -and $_.CommandElements.Count -gt 1 } | ForEach-Object { "$_" } | Should -BeNullOrEmpty
    }

    It 'has no project that puts the name of the folder into a transform or a command' {
        $files = Get-ChildItem -LiteralPath $root -Recurse -File -Include *.csproj, *.props, *.targets | Where-Object FullName -NotMatch '[\\/](obj|bin|out)[\\/]'

        $files | Select-String '->''|<Exec |<RepositoryRoot>|<StagedModule>' | Where-Object Line -Match 'MSBuildThisFileDirectory|MSBuildProjectDirectory|\$\(TargetPath\)|\$\(TargetDir\)|ProjectDir\)' |
            ForEach-Object { "$_" } | Should -BeNullOrEmpty
    }
}
