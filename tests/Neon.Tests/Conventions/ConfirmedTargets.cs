using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text.RegularExpressions;
using Neon.Tests.Contract;
using Neon.Tests.Reliability;
using Neon.Tests.Support;

namespace Neon.Tests.Conventions;

/// <summary>
/// Runs a change with -WhatIf in every way in which its parents can be specified (typed by name or by id, in the context by name
/// or by id, mixed, in an object that is piped or typed), and then makes it.
/// </summary>
public sealed partial class ConfirmedTargets : IDisposable
{
    private static readonly string[] Variables = ["p", "b", "e", "n", "ago", "org", "to", "zip", "file", "name", "secret", "mailer", "rule", "x"];

    private static readonly string[] Creating = ["New", "Add", "Grant", "Enable", "Publish", "Send", "Test"];

    private readonly LostResponseRunner _runner = new();
    private readonly TestHost _person = new(0);
    private readonly Runspace _runspace;

    public ConfirmedTargets() => _runspace = _runner.Host.NewRunspace(_person);

    public void Dispose() => _runner.Dispose();

    /// <summary>What each -WhatIf run of a change showed, and the request that the change sent.</summary>
    internal ConfirmedTarget Of(LostResponseCase one)
    {
        // The name of the project is looked up if an object has to be in it, so it must be unique.
        _runner.Host.Run("Get-NeonProject -Name app | Set-NeonProject -Name done");
        var app = _runner.Prepare(one);
        foreach (var name in Variables)
        {
            _runspace.SessionStateProxy.SetVariable(name, _runner.Host.Runspace.SessionStateProxy.GetVariable(name));
        }

        var names = _runner.Host.Run("Get-NeonBranch -Project $p").Output.Select(item => item.BaseObject).OfType<Branch>()
            .ToDictionary(branch => branch.BranchId!, branch => branch.Name!);
        _runspace.SessionStateProxy.SetVariable("branch", new Branch { ProjectId = app.ProjectId, BranchId = app.MainBranchId, Name = "main" });
        names[app.ProjectId] = "app";
        names[_runner.Host.Emulator.OrganizationId] = ConfirmedTarget.Organization;
        var said = Variants(one, app).ToDictionary(variant => variant.Key, variant => Rehearse(variant.Value.Context, variant.Value.Command));
        foreach (var form in (string[])["piped", "typed as an object"])
        {
            if (said.TryGetValue(form, out var target) && target.Length == 0)
            {
                said.Remove(form);
            }
        }

        NeonSession.Of(_runspace).Context = ById(app);
        _runner.Host.Forget();
        Run(one.Command);
        var sent = _runner.Host.Emulator.Exchanges.FirstOrDefault(exchange => exchange.OperationId == one.Operation);
        return new ConfirmedTarget(one, said, sent?.Method, sent?.Path, names);
    }

    private Dictionary<string, (NeonContext Context, string Command)> Variants(LostResponseCase one, SeededProject app)
    {
        var (byId, byName, none) = (ById(app), ByName(app), With(app));
        var variants = new Dictionary<string, (NeonContext, string)>
        {
            ["context by id"] = (byId, one.Command),
            ["context by name"] = (byName, one.Command),
        };
        var type = CmdletRuns.Cmdlets.Single(cmdlet => CmdletRuns.NameOf(cmdlet) == one.Cmdlet);
        var (project, branch) = (CanBeTyped(type, "Project", one.Command), CanBeTyped(type, "Branch", one.Command));
        var command = Comment().Replace(one.Command, string.Empty);
        if (project)
        {
            variants["project typed by name, context by id"] = (byId, command + " -Project app");
            variants["project typed by name, context by name"] = (byName, command + " -Project app");
            variants["project typed by id, context by id"] = (byId, command + " -Project $p");
            variants["project typed by id, context by name"] = (byName, command + " -Project $p");
        }

        if (branch)
        {
            variants["branch typed by name, context by id"] = (byId, command + " -Branch main");
            variants["branch typed by id, context by name"] = (byName, command + " -Branch $b");
            variants["branch typed as an object"] = (none, command + " -Branch $branch");
        }

        if (project && branch)
        {
            variants["typed by name"] = (none, command + " -Project app -Branch main");
            variants["typed by id"] = (none, command + " -Project $p -Branch $b");
        }

        // The object itself contains its parents.
        var get = Creating.Contains(one.Cmdlet.Split('-')[0]) ? Match.Empty : FirstArgument().Match(command);
        NeonSession.Of(_runspace).Context = byId;
        // Objects that do not bind by value are not piped.
        if (get.Success && Run($"$target = $null; $target = Get-{one.Cmdlet.Split('-')[1]} {get.Groups["first"].Value} -ErrorAction Stop; $target").Output.Count == 1)
        {
            variants["piped"] = (none, $"$target | {one.Cmdlet}{get.Groups["rest"].Value}");
            variants["typed as an object"] = (none, $"{one.Cmdlet} $target{get.Groups["rest"].Value}");
        }

        return variants;
    }

    private string[] Rehearse(NeonContext context, string command)
    {
        NeonSession.Of(_runspace).Context = context;
        var before = _person.Printed.Length;
        Run(Comment().Replace(command, string.Empty) + " -WhatIf");
        return [.. Target().Matches(_person.Printed[before..]).Select(match => match.Groups["target"].Value)];
    }

    private PipelineResult Run(string script) => PipelineResult.Of(_runspace, "$ConfirmPreference = 'None'; " + script);

    private NeonContext ById(SeededProject app) => With(app, new NeonContext { ProjectId = app.ProjectId, BranchId = app.MainBranchId });

    private NeonContext ByName(SeededProject app) => With(
        app, new NeonContext { ProjectId = app.ProjectId, ProjectName = "app", BranchId = app.MainBranchId, BranchName = "main" });

    private NeonContext With(SeededProject app, NeonContext? parents = null) => new()
    {
        OrganizationId = _runner.Host.Emulator.OrganizationId,
        OrganizationAsSet = ConfirmedTarget.Organization,
        ProjectId = parents?.ProjectId,
        ProjectName = parents?.ProjectName,
        BranchId = parents is null ? null : app.MainBranchId,
        BranchName = parents?.BranchName,
    };

    private static bool CanBeTyped(Type cmdlet, string parameter, string command) =>
        cmdlet.GetProperty(parameter)?.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute is { Mandatory: false, Position: < 0 }) == true
        && !command.Contains($"-{parameter} ", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\S+ (?<first>[^-\s]\S*)(?<rest>.*)$")]
    private static partial Regex FirstArgument();

    [GeneratedRegex("What if: Performing the operation \"(?:.*)\" on target \"(?<target>.*)\"\\.")]
    private static partial Regex Target();
}

/// <summary>What the -WhatIf runs of a change showed, by how its parents were specified, and the request that it sent.</summary>
internal sealed record ConfirmedTarget(
    LostResponseCase Case, IReadOnlyDictionary<string, string[]> Said, string? Method, string? Path, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>The organization that the user specified, in which names of projects are looked up.</summary>
    public const string Organization = "Acme";

    // A deleted resource is in no list; its name is in the command.
    private bool IsNamed(string id, string word) => word.Contains(id, StringComparison.Ordinal)
        || (Names.TryGetValue(id, out var name) ? word.Split(' ')[0] == name.Split(' ')[0] : Case.Command.Split(' ').Contains(word));

    /// <summary>What the text lacks: each part of the route whose id and name it does not contain.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            var template = ContractFile.Current.Match(Method!, Path!)!.Path.Trim('/').Split('/');
            var parts = Path!.Trim('/').Split('/').Zip(template, (value, name) => (Value: Uri.UnescapeDataString(value), Name: name))
                .Where(part => part.Name is "{project_id}" or "{branch_id}" or "{org_id}").ToArray();
            return
            [
                .. Said.Where(said => said.Value.Length == 0).Select(said => $"{said.Key}: nothing was asked"),
                .. from said in Said
                   from target in said.Value
                   from part in parts
                   where !target.Split('/').Any(word => IsNamed(part.Value, word))
                   select $"{said.Key}: '{target}' does not name {part.Name} {part.Value}",
                .. from said in Said
                   from target in said.Value
                   // Another organization can have a project with this name.
                   where parts.Any(part => part.Name == "{project_id}" && target.Split('/')[0].Split(' ')[0] == Names.GetValueOrDefault(part.Value) && !target.Contains(part.Value, StringComparison.Ordinal))
                   select $"{said.Key}: '{target}' does not name the organization of the project",
            ];
        }
    }
}
