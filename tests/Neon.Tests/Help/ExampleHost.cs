using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>
/// An emulator with everything that examples name, and an engine whose host answers yes. What an example creates is omitted, so
/// that it can be created.
/// </summary>
internal sealed partial class ExampleHost : IDisposable
{
    private const int Yes = 0;
    private readonly Dictionary<string, string> _madeUp = [];
    private readonly TestHost _person = new(Yes);
    private readonly Runspace _runspace;
    private readonly string _example;

    /// <summary>Prepares what an example names.</summary>
    /// <param name="example">The example, or all the code of a page.</param>
    /// <param name="isPage">Whether it is a page, typed block by block: changes of one block apply to the next.</param>
    public ExampleHost(string example, bool isPage = false)
    {
        (_example, IsPage) = (example, isPage);
        Engine = new NeonHost(options => isPage || IsNamed("-Parallel") ? Unhurried(options) : options);
        Engine.Emulator.AddPersonalKey(Key);
        var endpointId = Prepare();
        var organization = Engine.Get<Organization>("Get-NeonOrganization")[0].Name!;
        Stand("ep-bold-sun-a1b2c3d4", endpointId);
        Stand("quiet-forest-12345678", Engine.Get<Project>("Get-NeonProject app")[0].ProjectId!);
        Stand("org-cool-meadow-12345678", Engine.Emulator.OrganizationId);
        Stand("'Acme'", $"'{organization}'");
        Stand("team*", organization[..4] + "*");
        Engine.Forget();
        _runspace = OpenRunspace();
    }

    /// <summary>A key that the emulator accepts.</summary>
    public static string Key => "napi_of_the_examples";

    public NeonHost Engine { get; }

    /// <summary>The current folder of the example.</summary>
    public TempFolder Folder { get; } = new();

    public NeonSession Session => NeonSession.Of(_runspace);

    /// <summary>What was printed to the host since the last call, such as by -WhatIf.</summary>
    public string TakePrinted() => _person.TakePrinted();

    /// <summary>Runs code as printed in the help: the example, or a block of the page.</summary>
    public PipelineResult Run(string code) =>
        PipelineResult.Of(_runspace, _madeUp.Aggregate(code, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal)));

    /// <summary>Replaces made-up values with real ones: the service creates ids, and an example can only show some of the right form.</summary>
    public void Stand(string madeUp, string real) => _madeUp[madeUp] = real;

    /// <summary>Whether it is a page, in which a name has the same meaning in all blocks.</summary>
    public bool IsPage { get; }

    /// <summary>Whether the example contains a text.</summary>
    public bool IsNamed(string text) => _example.Contains(text, StringComparison.Ordinal);

    /// <summary>Whether the example itself creates something with <c>New-Neon{kind} {name}</c>, and does not use it before.</summary>
    public bool IsCreated(string kind, string name) =>
        Creations().Matches(_example).FirstOrDefault(match => match.Groups["kind"].Value == kind && match.Groups["name"].Value == name) is { } creation
        && !(IsPage && Regex.IsMatch(_example[..creation.Index], $@"(?<![\w-]){Regex.Escape(name)}(?![\w-])"));

    /// <summary>Changes the branch of a pull request, so that a comparison of its schema finds something.</summary>
    public void Differ(string code)
    {
        foreach (var name in (string[])["pr-42", "dev"])
        {
            if (code.Contains("Identical", StringComparison.Ordinal) && code.Contains(name, StringComparison.Ordinal))
            {
                var branch = Engine.Get<Branch>($"Get-NeonBranch {name} -Project app")[0];
                Engine.Emulator.SetSchema(branch.ProjectId!, branch.BranchId!, "orders", "CREATE TABLE public.items (id bigint);");
                return;
            }
        }
    }

    /// <summary>Runs a command if the example contains one of the texts, or in any case.</summary>
    public void Type(string command, params string[] named)
    {
        if (named.Length == 0 || named.Any(IsNamed))
        {
            Assert.Empty(Engine.Run(command).Errors);
        }
    }

    /// <summary>The value of a variable that the example sets.</summary>
    public object? Variable(string name) => _runspace.SessionStateProxy.GetVariable(name);

    public void Dispose()
    {
        _runspace.Dispose();
        Engine.Dispose();
        Folder.Dispose();
    }

    // A session that connects automatically uses the computer's clock, while the emulator's clock does not advance: operations,
    // locks and limits would never end.
    private static EmulatorOptions Unhurried(EmulatorOptions options) => new()
    {
        Clock = options.Clock,
        Seed = options.Seed,
        OperationDuration = TimeSpan.Zero,
        Locks = false,
        RequestsPerMinute = null,
        RequestsPerSecondPerRoute = null,
    };

    private Runspace OpenRunspace()
    {
        var runspace = NeonRunspace.Open(_person);
        var session = NeonSession.Of(runspace);
        session.Connection = Engine.Connection;
        session.Context = new NeonContext { OrganizationId = Engine.Emulator.OrganizationId };
        runspace.SessionStateProxy.Path.SetLocation(Folder.Path);
        PipelineResult.Of(runspace, Commands, ("ExampleNow", Engine.Clock.GetUtcNow().UtcDateTime), ("ExampleKey", Secret.Of(Key)));
        return runspace;
    }

    // What examples require of people, other modules and the computer. An emulator that they start uses the computer's clock,
    // and its operations take a second each.
    private const string Commands = """
        $global:PSDefaultParameterValues['Start-NeonEmulator:OperationDuration'] = '00:00:00'
        $global:ExampleSecrets = @{ 'neon-production' = $ExampleKey; 'neon-other' = $ExampleKey }
        function global:Get-Date { $ExampleNow }
        function global:Read-Host { param([switch] $AsSecureString) if ($AsSecureString) { $ExampleKey } }
        function global:Get-Credential { param($UserName, $Message) [pscredential]::new($UserName, $ExampleKey) }
        function global:Get-Secret { param($Name, $Vault) $ExampleSecrets[$Name] }
        function global:Set-Secret { param([string] $Name, $Secret, [securestring] $SecureStringSecret) $ExampleSecrets[$Name] = if ($Secret) { $Secret } else { $SecureStringSecret } }
        function global:Start-Process { param($FilePath, [System.Collections.IDictionary] $Environment, [switch] $NoNewWindow, [switch] $Wait) "$FilePath with $($Environment.Keys)" }
        """;

    /// <summary>Creates what the example names, and returns the id of a running compute.</summary>
    private string Prepare()
    {
        var database = IsCreated("Database", "orders") ? "neondb" : "orders";
        Type($"New-NeonProject app -DatabaseName {database} -RoleName app_owner -HistoryRetention 14.00:00 -Wait");
        Type("New-NeonProject test-1 -Wait", "test-", "InactiveFor");
        Add("Role", "app_user", "main");
        Add("Role", "reports", "main", unless: "NeonEndpoint");
        Add("Database", "tenant_1", "main", named: "Name tenant_");
        Type("New-NeonProject tenant-1 -Wait", "-Name tenant-*");
        Type("New-NeonProject shop -DatabaseName orders -RoleName app_owner -Wait", "-Project shop");
        if (IsPage)
        {
            Type("New-NeonBranch old -Project app -NoCompute -Wait");
        }
        else
        {
            AddBranches();
        }

        Type("New-NeonEndpoint reports -Project app -Branch main -Type read_only -PgSettings @{ max_connections = 200 } -Wait", "NeonEndpoint reports", "read_only");
        foreach (var data in CmdletTestData.All)
        {
            data.PrepareExample(this);
        }

        Age();
        if (IsPage)
        {
            // Older ones would be removed by a clean-up, and the following blocks need them.
            AddBranches();
        }

        return Engine.Get<Endpoint>("Get-NeonEndpoint -Project app -Branch main -Type read_write | Start-NeonEndpoint -Wait")[0].EndpointId!;
    }

    private void AddBranches()
    {
        foreach (var branch in (string[])["dev", "pr-42", "staging", "release", "archive"])
        {
            // Only root branches have snapshot schedules.
            var compute = branch == "archive" ? "-NoCompute" : branch == "release" && IsNamed("SnapshotSchedule") ? "-SchemaOnly" : string.Empty;
            if (Mentions(branch) && !IsCreated("Branch", branch) && !IsNamed($"name = '{branch}'"))
            {
                Type($"New-NeonBranch {branch} -Project app {compute} -Wait");
            }
        }

        Add("Database", "test_1", "dev", named: "Name test_");
        Add("Role", "test_1", "dev", named: "Name test_");
        if (!IsPage)
        {
            Differ(_example);
        }
    }

    // Old enough for clean-ups; deleted ones can still be recovered.
    private void Age()
    {
        Engine.Clock.Advance(TimeSpan.FromDays(IsNamed("90.00:00") ? 100 : 40));
        Type($"New-NeonProject {(IsNamed("tenant-41") ? "tenant-41" : "app")} -Wait | Remove-NeonProject -Confirm:$false", "-NeonDeletedProject", "-Deleted");
        Type("New-NeonBranch orders -Project app -Wait | Remove-NeonBranch -Confirm:$false -Wait", "-Deleted", "-NeonDeletedBranch");
    }

    private void Add(string kind, string name, string branch, string? named = null, string? unless = null)
    {
        if (IsNamed(named ?? name) && !IsCreated(kind, name) && (unless is null || !IsNamed(unless)))
        {
            Type($"New-Neon{kind} {name} -Project app -Branch {branch} -Wait {(kind == "Database" ? "-Owner app_owner" : string.Empty)}");
        }
    }

    // A branch that a clean-up finds need not be named.
    private bool Mentions(string branch) => IsNamed(branch)
        || (branch == "dev" && IsNamed("-Default:$false")) || (branch == "pr-42" && IsNamed("pr-*"));

    [GeneratedRegex(@"New-Neon(?<kind>\w+) ""?(?<name>[\w-]+)")]
    private static partial Regex Creations();
}
