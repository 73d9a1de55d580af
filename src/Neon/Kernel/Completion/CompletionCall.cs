using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Neon.Commands;

/// <summary>The command whose argument is completed: what has been typed, and what is piped into it.</summary>
internal sealed class CompletionCall
{
    private readonly CommandAst? _command;
    private readonly Dictionary<string, object?> _typed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<CommandParameterAst, UpstreamCall> _arguments = [];
    private readonly CompletionSession _session = new();
    private IReadOnlyList<object?> _begun = [];
    private bool _isPipedUnknown;
    private object? _piped;
    private UpstreamCall? _upstream;

    public CompletionCall(string name, string parameter, CommandAst? command, IDictionary? typed)
    {
        (Command, Parameter, _command) = (name, parameter, command);
        foreach (DictionaryEntry argument in typed ?? new Hashtable())
        {
            _typed[argument.Key.ToString()!] = argument.Value;
        }

        ReadSplats();
        ReadExpressions();
        ReadArguments();
        ReadBegunList();
        ReadPipeline();
    }

    /// <summary>The name of the command.</summary>
    public string Command { get; }

    /// <summary>The name of the parameter.</summary>
    public string Parameter { get; }

    /// <summary>The time by the clock of the connection; null if it was not needed.</summary>
    public DateTimeOffset? Now { get; private set; }

    /// <summary>Whether the command creates a resource of this kind, which therefore cannot be a parent yet.</summary>
    /// <param name="noun">The noun of the resource.</param>
    public bool IsCreationOf(string noun) => Command.Equals($"New-Neon{noun}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a parameter has been typed.</summary>
    public bool Has(string parameter) => _typed.ContainsKey(parameter);

    /// <summary>The typed text of a parameter; null if it was not typed or is unknown.</summary>
    public string? Text(string parameter) => Bare(_typed.GetValueOrDefault(parameter)) as string;

    /// <summary>Whether the command names a connection, which may be unknown.</summary>
    public bool HasConnection => Has(nameof(NeonApiCmdlet.Connection)) || IsMentioned(nameof(NeonApiCmdlet.Connection));

    /// <summary>The connection that the command would use, with its context; null if there is none or it is unknown.</summary>
    public (NeonConnection Connection, NeonContext Context)? Connect()
    {
        const string name = nameof(NeonApiCmdlet.Connection);
        var connection = _typed.TryGetValue(name, out var typed)
            ? _session.Of(Bare(typed) as NeonConnection)
            : IsMentioned(name) ? null : _session.Of();
        Now = connection?.Connection.Clock.GetUtcNow();
        return connection;
    }

    /// <summary>
    /// How a parent is specified: by one of these parameters, by another argument that has it, or by pipeline input. Null if it
    /// is not specified, so that the context is used. Without id and name if it cannot be determined without running a command,
    /// so that nothing is used.
    /// </summary>
    /// <param name="key">The property of objects with its id.</param>
    /// <param name="read">Distinguishes ids from names in text.</param>
    /// <param name="parameters">The parameters and aliases for it.</param>
    public ParentName? Parent(string key, Func<string, ResourceIdentity> read, params string[] parameters)
    {
        foreach (var parameter in parameters)
        {
            // The engine has null for an expression that it does not evaluate.
            if (_typed.GetValueOrDefault(parameter) is { } value)
            {
                return Name(value, key, read) ?? ParentName.Unknown;
            }
        }

        if (parameters.Any(IsMentioned))
        {
            return parameters.Select(MentionOf).OfType<CommandParameterAst>().Select(_arguments.GetValueOrDefault).FirstOrDefault() is { } argument
                ? argument.ParentOfOutput(key, read, parameters)
                : ParentName.Unknown;
        }

        if (parameters.Any(Has))
        {
            return ParentName.Unknown;
        }

        // Another branch in the command is not the branch that a resource belongs to.
        var knowing = _typed.Where(argument => !argument.Key.Equals(Parameter, StringComparison.OrdinalIgnoreCase))
            .Select(argument => argument.Value)
            .Where(value => Bare(value)?.GetType().Name + "Id" != key)
            .Append(_piped)
            .Select(value => KeyOf(value, key))
            .FirstOrDefault(id => id is not null);
        return knowing is not null ? new ParentName(knowing, null)
            : _upstream is not null ? _upstream.ParentOfOutput(key, read, parameters)
            : _isPipedUnknown ? ParentName.Unknown
            : null;
    }

    /// <summary>The other items of the list that is being typed; they are not offered again.</summary>
    public HashSet<string> Listed(string word) => [..
        (_typed.TryGetValue(Parameter, out var value) ? Bare(value) is IList { Count: > 1 } list ? list.Cast<object?>() : [] : word.Length == 0 ? _begun : [])
            .Select(item => item?.ToString()).OfType<string>().Where(item => item.Length > 0 && item != word)];

    private static ParentName? Name(object? value, string key, Func<string, ResourceIdentity> read) => Bare(value) switch
    {
        null => null,
        string text => Name(read(text)),
        ResourceIdentity identity => Name(identity),
        IList { Count: > 0 } list when Bare(list[0]) is string text => Name(read(text)),
        _ => KeyOf(value, key) is { } id ? new ParentName(id, null) : null,
    };

    private static ParentName? Name(ResourceIdentity identity) => identity.IsEmpty ? null : new ParentName(identity.Id, identity.Name);

    /// <summary>The key that an object has, or the first one of several.</summary>
    private static string? KeyOf(object? value, string key) => Bare(value) switch
    {
        null or string or ResourceIdentity => null,
        IList list => list.Count > 0 && Bare(list[0]) is not IList ? KeyOf(list[0], key) : null,
        var item => PlainObject.Find(PSObject.AsPSObject(item), key),
    };

    // Objects of scripts have only properties.
    private static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>Whether the command contains the parameter, or a prefix of it, with an unknown value.</summary>
    private bool IsMentioned(string parameter) => MentionOf(parameter) is not null;

    private CommandParameterAst? MentionOf(string parameter) => _command?.CommandElements.OfType<CommandParameterAst>()
        .FirstOrDefault(element => element.ParameterName is { Length: > 0 } name
            && parameter.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            && !name.Equals(Parameter, StringComparison.OrdinalIgnoreCase)
            && _typed.GetValueOrDefault(name) is null);

    // The engine has null for an expression that it does not evaluate, such as "$name", even if its value is known.
    private void ReadExpressions()
    {
        if (_command?.CommandElements.Any(element => element is ExpandableStringExpressionAst or MemberExpressionAst or IndexExpressionAst
            or CommandParameterAst { Argument: ExpandableStringExpressionAst or MemberExpressionAst or IndexExpressionAst }) != true)
        {
            return;
        }

        foreach (var (parameter, argument) in StaticParameterBinder.BindCommand(_command).BoundParameters)
        {
            if (!parameter.Equals(Parameter, StringComparison.OrdinalIgnoreCase) && _typed.GetValueOrDefault(parameter) is null && KnownArgument.Of(argument.Value, _session) is { } value)
            {
                _typed[parameter] = value;
            }
        }
    }

    // On the thread of the runspace, which has the parameters of the cmdlets.
    private void ReadArguments()
    {
        for (var index = 0; index < _command?.CommandElements.Count; index++)
        {
            if (_command.CommandElements[index] is CommandParameterAst parameter
                && UpstreamCall.Of(parameter.Argument ?? _command.CommandElements.ElementAtOrDefault(index + 1), _session) is { } argument)
            {
                _arguments[parameter] = argument;
            }
        }
    }

    // A list that ends with a comma is an error, which the engine does not bind.
    private void ReadBegunList() => _begun = [.. from error in _command?.CommandElements.OfType<ErrorExpressionAst>().TakeLast(1) ?? []
                                                 from nested in error.NestedAst ?? Enumerable.Empty<Ast>()
                                                 from item in nested is ArrayLiteralAst list ? list.Elements.AsEnumerable<Ast>() : [nested]
                                                 select KnownArgument.Of(item, _session)];

    private void ReadSplats()
    {
        foreach (var splat in _command?.CommandElements.OfType<VariableExpressionAst>().Where(variable => variable.Splatted) ?? [])
        {
            if (Bare(_session.Variable(splat.VariablePath.UserPath)) is IDictionary arguments)
            {
                foreach (DictionaryEntry argument in arguments)
                {
                    _typed.TryAdd(argument.Key.ToString()!, argument.Value);
                }
            }
        }
    }

    private void ReadPipeline()
    {
        var pipeline = _command?.Parent as PipelineAst;
        var at = pipeline?.PipelineElements.IndexOf(_command!) ?? 0;
        if (at < 1)
        {
            return;
        }

        switch (pipeline!.PipelineElements[at - 1])
        {
            case CommandExpressionAst { Expression: StringConstantExpressionAst or ArrayLiteralAst }:
                break;
            case CommandExpressionAst { Expression: var expression }:
                _piped = KnownArgument.Of(expression, _session);
                _isPipedUnknown = _piped is null;
                break;
            case var command:
                // The output of any other command is unknown before it runs.
                _upstream = UpstreamCall.Of(command, _session);
                _isPipedUnknown = _upstream is null;
                break;
        }
    }
}
