using System.Diagnostics;
using System.Text.Json;

namespace Neon.Benchmarks.Running;

/// <summary>Runs scripts and commands in new pwsh processes.</summary>
internal sealed class PowerShellHost(string path)
{
    private const string Prelude = """
        $ErrorActionPreference = 'Stop'
        $ProgressPreference = 'SilentlyContinue'
        function Measure-Time([scriptblock] $Script) {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $null = & $Script
            $watch.Elapsed.TotalMilliseconds
        }
        $null = Measure-Time { 1 }

        """;

    /// <summary>The environment variables of every process, beside those of this one.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal)
    {
        ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
        ["POWERSHELL_UPDATECHECK"] = "Off",
        ["NO_COLOR"] = "1",
    };

    /// <summary>
    /// The pwsh of the repository's tool manifest, which <c>dotnet tool restore</c> has put into the folder of the packages.
    /// </summary>
    public static string FindTool(string root)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, ".config", "dotnet-tools.json")));
        var version = manifest.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString()!;
        var packages = System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var tools = Path.Combine(packages, "powershell", version, "tools");
        return (Directory.Exists(tools) ? Directory.EnumerateFiles(tools, "pwsh.dll", SearchOption.AllDirectories) : [])
            .FirstOrDefault(file => Path.GetFileName(Path.GetDirectoryName(file)) == (OperatingSystem.IsWindows() ? "win" : "unix"))
            ?? throw new FileNotFoundException($"PowerShell {version} is not in '{tools}'. Run dotnet tool restore, or specify -pwsh.");
    }

    /// <summary>Runs a script, which writes one JSON object as its last line.</summary>
    public async Task<JsonElement> RunAsync(string script)
    {
        var file = Path.Combine(Path.GetTempPath(), $"neon-benchmark-{Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(file, Prelude + script);
        try
        {
            var (output, _) = await RunAsync(["-NoProfile", "-NonInteractive", "-File", file], isMeasured: false);
            return JsonElement.Parse(output.TrimEnd().Split('\n')[^1]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs a command in a process of its own.</summary>
    /// <returns>The time from start to exit in milliseconds, and the peak of the process's memory in MB.</returns>
    public async Task<Cost> MeasureAsync(string command) => (await RunAsync(["-NoProfile", "-c", command], isMeasured: true)).Cost;

    /// <summary>Runs another program, with the same environment.</summary>
    public Task<(string Output, Cost Cost)> RunAsync(string program, IEnumerable<string> arguments) => RunProgramAsync(program, arguments, isMeasured: true);

    private Task<(string Output, Cost Cost)> RunAsync(IEnumerable<string> arguments, bool isMeasured) => path.EndsWith(".dll", StringComparison.Ordinal)
        ? RunProgramAsync("dotnet", [path, .. arguments], isMeasured)
        : RunProgramAsync(path, arguments, isMeasured);

    private async Task<(string Output, Cost Cost)> RunProgramAsync(string program, IEnumerable<string> arguments, bool isMeasured)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var exit = process.WaitForExitAsync();
        var peak = 0L;
        while (isMeasured && await Task.WhenAny(exit, Task.Delay(20)) != exit)
        {
            peak = Math.Max(peak, PeakOf(process));
        }

        await exit;
        var time = watch.Elapsed;
        return process.ExitCode == 0
            ? (await output, new Cost(time.TotalMilliseconds, peak / 1e6))
            : throw new InvalidOperationException($"{program} failed with exit code {process.ExitCode}:\n{await output}\n{await errors}");
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    internal readonly record struct Cost(double Milliseconds, double Megabytes);
}
