namespace Neon.Benchmarks.Running;

/// <summary>The paths, pwsh and the static server, which all suites use.</summary>
internal sealed class Bench : IDisposable
{
    private readonly Lazy<StaticServer> _server = new(() =>
    {
        var server = new StaticServer();
        SampleAccount.AddTo(server);
        return server;
    });

    public required PowerShellHost PowerShell { get; init; }

    /// <summary>How often each measurement is repeated.</summary>
    public required int Rounds { get; init; }

    /// <summary>The command line tool of Neon, if there is one.</summary>
    public string? Cli { get; init; }

    /// <summary>The runtime and the computer, for captions.</summary>
    public required string Machine { get; init; }

    public StaticServer Server => _server.Value;

    private string Circumstances => $"{DateTime.Now:yyyy-MM-dd}, {Machine}.";

    /// <summary>The folder of the module as the build staged it.</summary>
    public static string Module { get; } = Path.Combine(Root(), "out", "Neon");

    /// <summary>A statement that imports the module.</summary>
    public static string Import { get; } = $"Import-Module {Quote(Path.Combine(Module, "Neon.psd1"))}";

    /// <summary>A statement that loads the peers in this assembly.</summary>
    public static string LoadPeers { get; } = $"Add-Type -Path {Quote(typeof(Bench).Assembly.Location)}";

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Neon.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository is not above the program.");
        }

        return folder.FullName;
    }

    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A table for values that were measured now.</summary>
    /// <param name="what">The description of the measurements, a sentence.</param>
    /// <param name="values">The values whose medians the table shows. Default: processes, one per round.</param>
    public ResultTable Table(string what, string? values = null) => new()
    {
        Caption = $"{what} Median (min–max) of {values ?? (Rounds == 1 ? "one process" : $"{Rounds} processes")}. {Circumstances}",
    };

    /// <summary>A table for a single run.</summary>
    public ResultTable TableOfOneRun(string what) => new() { Caption = $"{what} One run. {Circumstances}" };

    /// <summary>A statement that connects to a server.</summary>
    public static string Connect(StaticServer server) => $"$null = Connect-Neon -ApiKey napi_benchmark -BaseUri {server.BaseUri}";

    /// <summary>Runs every measurement once per round, so that a change of the computer's speed affects all of them.</summary>
    public async Task RepeatAsync(params Func<Task>[] measurements)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            Progress($"round {round} of {Rounds}");
            foreach (var measure in measurements)
            {
                await measure();
            }
        }

        Progress("");
        if (_server.IsValueCreated && Server.Unknown.ToArray() is { Length: > 0 } unknown)
        {
            throw new InvalidOperationException($"The static server has no response for {string.Join(", ", unknown)}.");
        }
    }

    /// <summary>Shows what is being measured, on a terminal only.</summary>
    public static void Progress(string text)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write($"\r{text,-30}\r{text}");
        }
    }

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            Server.Dispose();
        }
    }
}
