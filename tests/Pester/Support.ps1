# Shared helpers of the tests. Dot-source this file in BeforeAll.

$manifest = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '..' '..' 'out' 'Neon' 'Neon.psd1')).Path

# Runs a script in a separate pwsh and returns its output, both streams, and its exit code. The script can use $manifest.
function Invoke-Pwsh {
    param(
        [Parameter(Mandatory)]
        [string] $Script,

        # Options of pwsh, such as -NonInteractive.
        [string[]] $Option = @(),

        # Variables of the environment; null removes one.
        [hashtable] $Environment = @{},

        # The content of its standard input.
        [string] $InputText = ''
    )

    $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
    Set-Content $file "`$manifest = '$($manifest.Replace("'", "''"))'`n$Script"
    $start = [System.Diagnostics.ProcessStartInfo]::new((Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')))
    foreach ($argument in @('-NoProfile') + $Option + '-File', $file) {
        $start.ArgumentList.Add($argument)
    }
    # Colour codes would split the words of an error.
    $start.Environment['NO_COLOR'] = '1'
    # No request of this machine may reach a Neon that is not the emulator.
    foreach ($name in 'NEON_API_KEY', 'NEON_API_HOST') {
        $null = $start.Environment.Remove($name)
    }
    foreach ($name in $Environment.Keys) {
        if ($null -eq $Environment[$name]) { $null = $start.Environment.Remove($name) } else { $start.Environment[$name] = $Environment[$name] }
    }
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $errors = $process.StandardError.ReadToEndAsync()
        $process.StandardInput.Write($InputText)
        $process.StandardInput.Close()
        $output = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        [pscustomobject] @{
            Output = $output.Trim()
            Lines = @($output -split '\r?\n' | Where-Object { $_ })
            Errors = $errors.Result.Trim()
            ExitCode = $process.ExitCode
        }
    }
    finally {
        $process.Dispose()
    }
}

# The folder of a package that the test project downloads.
function Get-DownloadedPackage([string] $Name) {
    $project = [xml] (Get-Content -LiteralPath (Join-Path $PSScriptRoot '..' 'Neon.Tests' 'Neon.Tests.csproj') -Raw)
    $version = $project.SelectSingleNode("//PackageDownload[@Include='$Name']").Version.Trim('[', ']')
    $packages = (& dotnet nuget locals global-packages --list) -replace '^global-packages: ', ''
    Join-Path $packages $Name.ToLowerInvariant() $version
}

# An unused loopback port.
function Get-FreePort {
    $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $listener.LocalEndpoint.Port
    $listener.Stop()
}
