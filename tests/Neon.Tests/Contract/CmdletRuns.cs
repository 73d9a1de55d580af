using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Neon.Commands;
using Neon.Emulator;
using Neon.Tests.Support;

namespace Neon.Tests.Contract;

/// <summary>
/// Runs cmdlets with every parameter in a real engine, against the sample server: each parameter once with the mandatory ones of
/// its set, and if that is refused, once more with the parameter that it requires.
/// </summary>
internal sealed class CmdletRuns : IDisposable
{
    private static readonly string[] Common = ["Connection", "Wait", "TimeoutSec", "Force"];

    /// <summary>Parameters that are tested together, although each can be used alone.</summary>
    private static readonly Dictionary<string, string[]> Together = new() { ["Get-NeonProjectConsumption"] = ["Legacy", "Project"] };

    private readonly string _folder = Directory.CreateTempSubdirectory("neon-runs").FullName;
    private readonly NeonHost _host;
    private readonly ParameterValues _values;
    private readonly Runspace _runspace;
    private readonly bool _isAsked;
    private (PropertyInfo Parameter, object? Value)? _own;

    /// <summary>Starts an engine that is connected to the sample server.</summary>
    /// <param name="person">The host that is asked to confirm each change; without one, there are no prompts.</param>
    /// <param name="texts">Changes each text of the context and of the arguments.</param>
    public CmdletRuns(TestHost? person = null, Func<string, string>? texts = null)
    {
        var word = (texts ?? (text => text))(SampleServer.Word);
        _host = new NeonHost(options => new EmulatorOptions { Clock = options.Clock, Seed = options.Seed, ApiKey = SecretFields.Key }, Server);
        _values = new ParameterValues(_host.Clock, _folder, texts);
        _isAsked = person is not null;
        _runspace = person is null ? _host.Runspace : _host.NewRunspace(person);
        NeonSession.Of(_runspace).Context = new NeonContext { OrganizationId = word, ProjectId = word, BranchId = word };
    }

    public SampleServer Server { get; } = new();

    /// <summary>Whether changes are only run with -WhatIf.</summary>
    public bool WhatIf { get; set; }

    /// <summary>The cmdlets with typed calls.</summary>
    public static IReadOnlyList<Type> Cmdlets { get; } = [.. typeof(NeonApiCmdlet).Assembly.GetTypes()
        .Where(type => typeof(NeonApiCmdlet).IsAssignableFrom(type) && type.GetCustomAttribute<NeonOperationAttribute>() is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>The type of a parameter's value; for a list, the type of its items.</summary>
    public static Type ElementOf(Type type) => type.IsArray ? type.GetElementType()! : type;

    /// <summary>The type of a parameter's value; for values that are used one by one, the type of one.</summary>
    public static Type TypeOf(PropertyInfo parameter) => parameter.IsDefined(typeof(OneByOneAttribute)) ? ElementOf(parameter.PropertyType) : parameter.PropertyType;

    public static string NameOf(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return $"{attribute.VerbName}-{attribute.NounName}";
    }

    /// <summary>Runs a cmdlet with each of its parameters, and returns the outcome of each run.</summary>
    public IEnumerable<CmdletRun> All(Type cmdlet)
    {
        if (Together.TryGetValue(NameOf(cmdlet), out var together))
        {
            yield return Run(cmdlet, [.. together.Select(name => cmdlet.GetProperty(name)!)]);
        }

        foreach (var set in SetsOf(cmdlet))
        {
            var mandatory = set.Where(parameter => parameter.Mandatory).Select(parameter => parameter.Property).ToArray();
            yield return Run(cmdlet, mandatory);
            var others = set.Where(parameter => !parameter.Mandatory).Select(parameter => parameter.Property)
                .Where(parameter => !Common.Contains(parameter.Name)).ToArray();
            foreach (var parameter in others)
            {
                var run = Run(cmdlet, [.. mandatory, parameter]);
                // The server refuses complete requests only.
                foreach (var beside in Beside(parameter, others).Where(_ => !run.Succeeded && !Server.HasRefused))
                {
                    var further = Run(cmdlet, [.. mandatory, parameter, .. beside]);
                    run = further.Succeeded || Server.HasRefused ? further : run;
                }

                yield return run;
            }
        }
    }

    /// <summary>Runs a cmdlet with the mandatory parameters of each of its sets, and nothing else.</summary>
    public IEnumerable<CmdletRun> Shortest(Type cmdlet) => SetsOf(cmdlet).Select(set =>
        Run(cmdlet, [.. set.Where(parameter => parameter.Mandatory).Select(parameter => parameter.Property)]));

    /// <summary>The errors that were added to <c>$Error</c> since it was last read.</summary>
    public IReadOnlyList<object?> TakeErrors()
    {
        var errors = (ArrayList)_runspace.SessionStateProxy.GetVariable("Error");
        object?[] taken = [.. errors];
        errors.Clear();
        return taken;
    }

    /// <summary>Whether resources are specified as text instead of objects with their parents.</summary>
    public bool AsText { get; set; }

    /// <summary>Removes the context, so that it supplies no parents.</summary>
    public void ClearContext() => SetContext(NeonContext.Empty);

    /// <summary>Sets another context than that of the samples.</summary>
    public void SetContext(NeonContext context) => NeonSession.Of(_runspace).Context = context;

    /// <summary>
    /// Pipes an object into a cmdlet that accepts it by the specified parameter. Other required parameters are set, but no key
    /// that the object has.
    /// </summary>
    public CmdletRun Pipe(object input, Type cmdlet, PropertyInfo taker)
    {
        var set = SetsOf(cmdlet).First(set => set.Any(parameter => parameter.Property == taker))
            .Where(parameter => parameter.Property != taker && !HasKey(input, parameter.Property)).ToArray();
        var mandatory = set.Where(parameter => parameter.Mandatory || parameter.Property.Name == "Branch").Select(parameter => parameter.Property).ToArray();
        var run = Run(cmdlet, [input], mandatory);
        foreach (var (other, _) in set.Where(parameter => !run.Succeeded && !mandatory.Contains(parameter.Property) && !Common.Contains(parameter.Property.Name)))
        {
            run = Run(cmdlet, [input], [.. mandatory, other]);
            if (run.Succeeded)
            {
                break;
            }
        }

        return run;
    }

    /// <summary>Runs a cmdlet once.</summary>
    public CmdletRun Run(Type cmdlet, params PropertyInfo[] parameters) => Run(cmdlet, null, parameters);

    /// <summary>Runs a cmdlet with a specified value for one parameter, and the mandatory ones of a set that has it.</summary>
    public CmdletRun With(Type cmdlet, PropertyInfo parameter, object? value)
    {
        var set = SetsOf(cmdlet).First(set => set.Any(member => member.Property == parameter));
        _own = (parameter, value);
        try
        {
            return Run(cmdlet, [.. set.Where(member => member.Mandatory && member.Property != parameter).Select(member => member.Property), parameter]);
        }
        finally
        {
            _own = null;
        }
    }

    /// <summary>Pipes objects into a cmdlet in one pipeline, with the parameters of another run.</summary>
    public CmdletRun Pipe(object[] inputs, CmdletRun like) =>
        Run(like.Cmdlet, inputs, [.. like.Parameters.Select(name => like.Cmdlet.GetProperty(name)!)]);

    /// <summary>Pipes objects, or nothing, into a cmdlet with the parameters of another run and a specified value for one more.</summary>
    public CmdletRun Pipe(object[]? inputs, CmdletRun like, PropertyInfo parameter, object value)
    {
        _own = (parameter, value);
        try
        {
            return Run(like.Cmdlet, inputs, [.. like.Parameters.Where(name => name != parameter.Name).Select(name => like.Cmdlet.GetProperty(name)!), parameter]);
        }
        finally
        {
            _own = null;
        }
    }

    private CmdletRun Run(Type cmdlet, object[]? input, PropertyInfo[] parameters)
    {
        Server.Forget();
        // A separate host name: thousands of runs on one account would wait for its rate limits.
        NeonSession.Of(_runspace).Connection = _host.Connect(_host.Emulator.ApiKey);
        using var shell = PowerShell.Create(_runspace);
        // With -Debug alone, the engine would prompt at each warning.
        shell.AddCommand(NameOf(cmdlet)).AddParameter("Debug").AddParameter("Verbose").AddParameter("WarningAction", ActionPreference.Continue);
        foreach (var parameter in parameters)
        {
            shell.AddParameter(parameter.Name, _own is { } own && own.Parameter == parameter ? own.Value : ValueOf(cmdlet, parameter));
        }

        if (cmdlet.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess)
        {
            shell.AddParameter("Confirm", _isAsked && !WhatIf).AddParameter("WhatIf", WhatIf);
        }

        if (cmdlet == typeof(WatchNeonOperationCommand))
        {
            // It would continue until it is stopped.
            shell.AddParameter("TimeoutSec", 1);
        }

        if (cmdlet.GetProperty("Force") is not null && !_isAsked)
        {
            shell.AddParameter("Force");
        }

        if (parameters.Any(parameter => parameter.Name == "Folder") && cmdlet.GetProperty("Recurse") is not null)
        {
            shell.AddParameter("Recurse");
        }

        var result = PipelineResult.Of(shell, () => input is null ? shell.Invoke() : shell.Invoke(input));
        return new CmdletRun(cmdlet, [.. parameters.Select(parameter => parameter.Name)], result, Server.Sent);
    }

    /// <summary>The value that a run gives a parameter.</summary>
    public object ValueOf(Type cmdlet, PropertyInfo parameter)
    {
        var value = _values.Of(NameOf(cmdlet), parameter);
        return !AsText ? value
            : ElementOf(parameter.PropertyType) == typeof(AuthDomainIdentity) ? "https://app.example.com"
            : value is ResourceIdentity identity ? identity.Name ?? identity.Id! : value;
    }

    public void Dispose()
    {
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool HasKey(object input, PropertyInfo parameter) =>
        typeof(ResourceIdentity).IsAssignableFrom(ElementOf(parameter.PropertyType))
        && (input.GetType().GetProperty(parameter.Name + "Id") ?? input.GetType().GetProperty(parameter.Name + "Name")) is not null;

    /// <summary>The parameters that another one may require: all with the same first word, or one other.</summary>
    private static IEnumerable<PropertyInfo[]> Beside(PropertyInfo parameter, PropertyInfo[] others)
    {
        var alike = others.Where(other => other != parameter && FirstWord(other) == FirstWord(parameter)).ToArray();
        return others.Where(other => other != parameter).Select(other => new[] { other }).Prepend(alike).Where(beside => beside.Length > 0);
    }

    private static string FirstWord(PropertyInfo parameter) =>
        string.Concat(parameter.Name.Take(1).Concat(parameter.Name.Skip(1).TakeWhile(char.IsLower)));

    /// <summary>The parameters of each set of a cmdlet.</summary>
    private static IEnumerable<(PropertyInfo Property, bool Mandatory)[]> SetsOf(Type cmdlet)
    {
        var parameters = cmdlet.GetProperties()
            .SelectMany(property => property.GetCustomAttributes<ParameterAttribute>().Select(attribute => (Property: property, Attribute: attribute)))
            .ToArray();
        var names = parameters.Select(parameter => parameter.Attribute.ParameterSetName)
            .Where(name => name != ParameterAttribute.AllParameterSets).Distinct().DefaultIfEmpty(ParameterAttribute.AllParameterSets);
        return names.Select(name => parameters
            .Where(parameter => parameter.Attribute.ParameterSetName == name || parameter.Attribute.ParameterSetName == ParameterAttribute.AllParameterSets)
            .Select(parameter => (parameter.Property, parameter.Attribute.Mandatory))
            .ToArray());
    }
}

/// <summary>The outcome of a cmdlet's run.</summary>
internal sealed record CmdletRun(Type Cmdlet, IReadOnlyList<string> Parameters, PipelineResult Result, IReadOnlyList<SentSample> Sent)
{
    public bool Succeeded => Result.Errors.Count == 0;

    public override string ToString() =>
        $"{CmdletRuns.NameOf(Cmdlet)} {string.Join(' ', Parameters.Select(name => "-" + name))}: {(Succeeded ? "done" : Result.Errors[0].ToString())}";
}
