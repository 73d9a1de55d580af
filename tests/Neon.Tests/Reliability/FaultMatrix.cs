using System.Globalization;
using System.Text.Json;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>Every command with every fault, each in its own project and on its own connection.</summary>
public sealed class FaultMatrix : IDisposable
{
    private const string New = "fresh";
    private const string Content = "all of it";

    private static readonly TimeSpan LockBudget = TimeSpan.FromMinutes(1);
    private readonly NeonHost _host = new(options => new EmulatorOptions
    {
        Clock = options.Clock,
        Seed = options.Seed,
        RequestsPerMinute = null,
        RequestsPerSecondPerRoute = null,
    });
    private readonly TempFolder _folder = new();
    private readonly Dictionary<FaultCommand, int> _items = [];
    private int _number;

    public FaultMatrix()
    {
        for (var member = 0; member < 201; member++)
        {
            _host.Emulator.AddMember(string.Create(CultureInfo.InvariantCulture, $"{member:000}@example.com"));
        }

        Commands =
        [
            new("Get-NeonBranch", "GET", "getProjectBranch", (_, app) => $"Get-NeonBranch {app.MainBranchId} -Project {app.ProjectId}"),
            new("Get-NeonProjectMember", "GET", "listProjectMembers", (_, app) => $"Get-NeonProjectMember -Project {app.ProjectId}") { Skip = 1, Note = ", second page of three" },
            new("Save-NeonBucketObject", "GET", "getProjectBranchBucketObject", PrepareObject)
            {
                IsJson = false,
                IsDone = (_, _) => File.Exists(_folder["a.txt"]) && File.ReadAllText(_folder["a.txt"]).TrimEnd() == Content,
            },
            new("New-NeonBranch", "POST", "createProjectBranch", (_, app) => $"New-NeonBranch {New} -Project {app.ProjectId}")
            {
                IsDone = (_, app) => BranchNames(app).Contains(New),
            },
            new("New-NeonApiKey", "POST", "createOrgApiKey", (_, app) => $"New-NeonApiKey '{app.ProjectId}' -Organization {_host.Emulator.OrganizationId}")
            {
                IsDone = (_, app) => Keys().Contains(app.ProjectId),
            },
            new("Set-NeonBranch", "PATCH", "updateProjectBranch", (_, app) => $"Set-NeonBranch {app.MainBranchId} -Project {app.ProjectId} -Name {New}")
            {
                IsDone = (_, app) => BranchNames(app).Contains(New),
            },
            new("Set-NeonSpendingLimit", "PUT", "setOrganizationSpendingLimit", (_, _) => $"Set-NeonSpendingLimit -Cents {_number}")
            {
                IsDone = (_, _) => Limit() == _number,
            },
            new("Remove-NeonBranch", "DELETE", "deleteProjectBranch", PrepareBranch)
            {
                IsDone = (_, app) => !BranchNames(app).Contains("old"),
            },
        ];
        Cells = [.. FaultCase.All.SelectMany(fault => Commands.Where(command => command.IsJson || !fault.SpoilsJson).Select(command => Observe(fault, command)))];
    }

    internal IReadOnlyList<FaultCommand> Commands { get; }

    internal IReadOnlyList<FaultCell> Cells { get; }

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    private FaultCell Observe(FaultCase fault, FaultCommand command)
    {
        _number++;
        var app = _host.Seed($"app-{_number}");
        _host.Session.Connection = _host.Connection;
        var script = command.Prepare(_host, app);
        using var wire = new FaultWire(_host.Emulator.CreateHandler(), () => _host.Clock.Advance(_host.Connection.AttemptTimeout));
        var connection = _host.Connect(_host.Emulator.ApiKey, settings => settings with { PrimaryHandler = wire, LockTimeout = LockBudget });
        _host.Clock.InFlight = () => _host.Emulator.InFlight + wire.Busy;
        _host.Session.Connection = connection;
        _host.Forget();
        fault.Plan(_host, command);
        var timers = _host.Clock.UndisposedTimers;
        var result = _host.Run(script + " -Verbose");
        _host.Clock.WaitForTimers(undisposed: timers);
        var leftOver = wire.Busy + _host.Clock.UndisposedTimers - timers;
        _host.Emulator.Faults.Clear();
        var effects = _host.Emulator.Exchanges.Count(exchange => exchange.OperationId == command.OperationId && exchange.Outcome is >= 200 and < 300);
        _items.TryAdd(command, result.Output.Count);
        return new FaultCell(fault, command)
        {
            Errors = result.Errors,
            Items = result.Output.Count,
            AllItems = _items[command],
            Hosts = wire.Hosts,
            Host = connection.BaseUri.Authority,
            Effects = effects,
            IsDone = command.IsDone?.Invoke(_host, app) ?? false,
            IsFound = result.Verbose.Any(line => line.EndsWith("the change took effect.", StringComparison.Ordinal)),
            LeftOver = leftOver,
        };
    }

    private string PrepareObject(NeonHost host, SeededProject app)
    {
        var uploads = $"-Bucket uploads -Project {app.ProjectId} -Branch {app.MainBranchId}";
        host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/branches/{app.MainBranchId}/buckets", """{"name":"uploads"}""");
        Assert.Empty(host.Run($"Send-NeonBucketObject '{_folder.Write("up/a.txt", Content)}' {uploads}").Errors);
        File.Delete(_folder["a.txt"]);
        return $"Save-NeonBucketObject a.txt {uploads} -Path '{_folder["a.txt"]}'";
    }

    private string PrepareBranch(NeonHost host, SeededProject app)
    {
        var old = host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/branches", """{"branch":{"name":"old"}}""");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        return $"Remove-NeonBranch {old.GetProperty("branch").GetProperty("id")} -Project {app.ProjectId} -PassThru -Confirm:$false";
    }

    private IReadOnlyList<string?> BranchNames(SeededProject app) =>
        [.. _host.Send(HttpMethod.Get, $"projects/{app.ProjectId}/branches").GetProperty("branches").EnumerateArray().Select(branch => branch.GetProperty("name").GetString())];

    private IReadOnlyList<string?> Keys() =>
        [.. _host.Send(HttpMethod.Get, $"organizations/{_host.Emulator.OrganizationId}/api_keys").EnumerateArray().Select(key => key.GetProperty("name").GetString())];

    private long? Limit() =>
        _host.Send(HttpMethod.Get, $"organizations/{_host.Emulator.OrganizationId}/billing/spending_limit").GetProperty("spending_limit_cents")
            is { ValueKind: JsonValueKind.Number } cents ? cents.GetInt64() : null;
}
