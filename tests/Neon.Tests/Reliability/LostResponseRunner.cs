using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Text.RegularExpressions;
using Neon.Emulator;
using Neon.Tests.Functions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>Runs cases in one engine against one emulator. Every run has its own project, so that runs share only the clock.</summary>
internal sealed partial class LostResponseRunner : IDisposable
{
    private const string Upload = "upload";
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);
    private readonly InterceptingHandler? _wire;
    private readonly NeonHost _host;
    private readonly TempFolder _folder = new();
    private int _runs;

    /// <param name="wire">A handler between the engine and the emulator; null for none.</param>
    public LostResponseRunner(InterceptingHandler? wire = null)
    {
        _wire = wire;
        _host = new NeonHost(handler: wire);
        wire?.Pass(_host.Emulator.CreateHandler());
        File.WriteAllBytes(_folder["api.zip"], FunctionHost.Archive());
        File.WriteAllText(_folder["report.txt"], "report");
        _host.Run(
            "$ConfirmPreference = 'None'",
            ("org", _host.Emulator.OrganizationId),
            ("to", _host.Emulator.OrganizationIds[1]),
            ("zip", _folder["api.zip"]),
            ("file", _folder["report.txt"]),
            ("name", "report.txt"),
            ("secret", Secret.Of("s3cr3t")),
            ("mailer", new PSCredential("mailer@example.com", Secret.Of("S3cret!Word"))),
            ("rule", new Hashtable { ["database"] = "neondb", ["table"] = "users", ["column"] = "name", ["value"] = "nobody" }));
    }

    public LostResponseOutcome Outcome(LostResponseCase one)
    {
        Prepare(one);
        var undisturbed = Run(one, null);
        Prepare(one);
        var before = Run(one, EmulatorFault.DropBeforeEffect());
        _host.Clock.Advance(Rest);
        if (before.Result.Output.Count > 0)
        {
            // Others of its changes took effect.
            Prepare(one);
        }

        return new LostResponseOutcome(one, undisturbed, before, Run(one, EmulatorFault.DropAfterEffect()));
    }

    /// <summary>Runs a case whose change is lost before the effect, once for each foreign service that then responds instead of Neon.</summary>
    public IReadOnlyList<PipelineResult> Strangers(LostResponseCase one, IReadOnlyList<Func<HttpResponseMessage>> strangers)
    {
        Prepare(one);
        return [.. strangers.Select(stranger =>
        {
            _wire!.Lose(stranger);
            var result = _host.Run(one.Command);
            Assert.NotNull(_wire.Change);
            _wire.Pass(_host.Emulator.CreateHandler());
            return result;
        })];
    }

    /// <summary>Runs a case undisturbed, and again with a foreign response to everything that is read after its first change.</summary>
    public (PipelineResult Undisturbed, PipelineResult Followed, bool HasFollowUp) FollowUp(LostResponseCase one, Func<HttpResponseMessage> stranger)
    {
        Prepare(one);
        var undisturbed = _host.Run(one.Command);
        Prepare(one);
        _wire!.Follow(stranger);
        var followed = _host.Run(one.Command);
        var hasFollowUp = _wire.Intercepted > 0;
        _wire.Pass(_host.Emulator.CreateHandler());
        return (undisturbed, followed, hasFollowUp);
    }

    /// <summary>Runs the command that an error or a warning recommends; with -WhatIf if it changes something.</summary>
    public PipelineResult Try(string command) =>
        _host.Run(command.StartsWith("Get-", StringComparison.Ordinal) || command.StartsWith("Invoke-", StringComparison.Ordinal)
            ? command.Replace("| Reset-NeonRolePassword", "| Reset-NeonRolePassword -WhatIf", StringComparison.Ordinal)
            : command + " -WhatIf");

    /// <summary>A text without the parts that differ from run to run.</summary>
    public static string WithoutIds(string text) => Ids().Replace(text, "…");

    /// <summary>The engine of the cases.</summary>
    public NeonHost Host => _host;

    public void Dispose()
    {
        _folder.Dispose();
        _host.Dispose();
    }

    /// <summary>Creates a new project for a case, with everything that its command needs.</summary>
    public SeededProject Prepare(LostResponseCase one)
    {
        var project = _host.Seed();
        _host.Emulator.AddMember(string.Create(CultureInfo.InvariantCulture, $"member-{++_runs}@example.com"), "viewer");
        _host.Session.Context = new NeonContext
        {
            OrganizationId = _host.Emulator.OrganizationId,
            ProjectId = project.ProjectId,
            BranchId = project.MainBranchId,
        };
        _host.Run(
            string.Empty,
            ("p", project.ProjectId),
            ("b", project.MainBranchId),
            ("e", project.EndpointId),
            ("n", _runs),
            ("ago", _host.Clock.GetUtcNow().AddSeconds(-30)));
        foreach (var line in one.Prepare)
        {
            Assert.Empty(_host.Run(line).Errors);
            _host.Clock.Advance(Rest);
        }

        return project;
    }

    private LostResponseRun Run(LostResponseCase one, EmulatorFault? fault)
    {
        _host.Forget();
        if (fault is not null && one.Operation == Upload)
        {
            _host.Emulator.Faults.Add((_, path) => path.StartsWith("/storage/", StringComparison.Ordinal), fault);
        }
        else if (fault is not null)
        {
            _host.Emulator.Faults.Add(one.Operation, fault, skip: one.Skip);
        }

        var result = _host.Run(one.Command);
        var isLost = _host.Emulator.Faults.Pending == 0;
        _host.Emulator.Faults.Clear();
        string[] sent = [.. _host.Emulator.Exchanges
            .Where(exchange => one.Operation == Upload ? exchange.Method == "PUT" : exchange.OperationId == one.Operation)
            .Select(exchange => $"{exchange.Method} {exchange.Path} {exchange.Body}")];
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in result.Output)
        {
            Tell(facts, $"{facts.Count(fact => fact.Key.EndsWith(".is", StringComparison.Ordinal))}", item.BaseObject);
        }

        return new LostResponseRun(result, sent, facts, isLost);
    }

    private static void Tell(SortedDictionary<string, string> facts, string path, object? value)
    {
        switch (value)
        {
            case null or DateTimeOffset or "":
                break;
            case NeonObject item:
                if (!path.Contains('.', StringComparison.Ordinal))
                {
                    facts[path + ".is"] = item.GetType().Name;
                }

                foreach (var property in item.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.Name != "AdditionalData"))
                {
                    Tell(facts, $"{path}.{property.Name}", property.GetValue(item));
                }

                break;
            case string or bool or int or long or double or decimal:
                facts[path] = IsId(path) ? "an id" : Ids().Replace(Convert.ToString(value, CultureInfo.InvariantCulture)!, "…");
                break;
            case SecureString or PSCredential:
                facts[path] = "secret";
                break;
            case IEnumerable list:
                var texts = list.Cast<object?>().Select(item => Ids().Replace(item?.ToString() ?? string.Empty, "…")).Order(StringComparer.Ordinal).ToArray();
                if (texts.Length > 0)
                {
                    facts[path] = string.Join(", ", texts);
                }

                break;
            default:
                facts[path] = Ids().Replace(value.ToString() ?? string.Empty, "…");
                break;
        }
    }

    private static bool IsId(string path) => path.EndsWith("Id", StringComparison.Ordinal) || path.EndsWith("IdShort", StringComparison.Ordinal) || path.EndsWith("RestoredFrom", StringComparison.Ordinal);

    // Ids of Neon, and numbers that differ from run to run.
    [GeneratedRegex(@"([a-z]+-){2,3}[a-z0-9]{8}(?![a-z0-9])|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b(member|person|vpce|api)-[0-9]+\b|\b[0-9A-F]+/[0-9A-F]+\b|^[0-9]{4,}$")]
    private static partial Regex Ids();
}
