using System.Runtime.InteropServices;
using Neon.Benchmarks.Running;
using Neon.Benchmarks.Suites;

// dotnet run -c Release --project tests/Neon.Benchmarks -- [suite ...] [-rounds n] [-pwsh path] [-cli path] [-write document]
ISuite[] suites =
[
    new ImportSuite(), new FirstCallSuite(), new OneShotSuite(), new WarmSuite(), new ListSuite(), new PipelineSuite(), new LimitsSuite(),
    new WaitingSuite(), new LocksSuite(), new InProcessSuite(),
];
var options = new Dictionary<string, string>(StringComparer.Ordinal);
var chosen = new List<ISuite>();
for (var index = 0; index < args.Length; index++)
{
    var name = args[index].TrimStart('-');
    if (args[index].StartsWith('-') && index + 1 < args.Length && name is "rounds" or "pwsh" or "cli" or "write")
    {
        options[name] = args[++index];
    }
    else if (suites.FirstOrDefault(suite => suite.Name == args[index]) is { } suite)
    {
        chosen.Add(suite);
    }
    else
    {
        Console.Error.WriteLine($"'{args[index]}' is not a suite or an option. The suites: {string.Join(", ", suites.Select(suite => suite.Name))}.");
        Console.Error.WriteLine("The options: -rounds, -pwsh, -cli, -write, each with a value.");
        return 2;
    }
}

var powerShell = new PowerShellHost(options.GetValueOrDefault("pwsh") ?? PowerShellHost.FindTool(Bench.Root()));
var versions = await powerShell.RunAsync("ConvertTo-Json -Compress @{ shell = \"$($PSVersionTable.PSVersion)\"; runtime = \"$([Environment]::Version)\" }");
using var bench = new Bench
{
    PowerShell = powerShell,
    Rounds = int.Parse(options.GetValueOrDefault("rounds", "10"), System.Globalization.CultureInfo.InvariantCulture),
    Cli = options.GetValueOrDefault("cli") ?? FindOnPath("neonctl"),
    Machine = $"PowerShell {versions.GetProperty("shell")} on .NET {versions.GetProperty("runtime")}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}",
};
foreach (var suite in chosen.Count > 0 ? chosen : [.. suites])
{
    var results = (await suite.RunAsync(bench)).ToMarkdown();
    Console.WriteLine($"## {suite.Name}\n\n{results}");
    if (options.TryGetValue("write", out var document))
    {
        Report.Write(document, suite.Name, results);
    }
}

return 0;

static string? FindOnPath(string name)
{
    var files = OperatingSystem.IsWindows() ? [name + ".cmd", name + ".exe"] : new[] { name };
    return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => files, Path.Combine)
        .FirstOrDefault(File.Exists);
}
