using System.Collections;
using System.Management.Automation.Language;

namespace Neon.Commands;

/// <summary>
/// A Get- cmdlet of the module whose output the command gets, from the pipeline or as an argument. It is not run: its arguments
/// identify the parents of its output.
/// </summary>
internal sealed class UpstreamCall
{
    private const string Prefix = "Get-Neon";
    private readonly Type _cmdlet;
    private readonly CompletionCall _call;

    private UpstreamCall(Type cmdlet, CompletionCall call) => (_cmdlet, _call) = (cmdlet, call);

    /// <summary>The call; null if it is something else, or if one of its arguments is unknown.</summary>
    public static UpstreamCall? Of(Ast? source, CompletionSession session)
    {
        var inner = source is ParenExpressionAst { Pipeline: PipelineAst pipeline } ? pipeline.PipelineElements[^1] : source;
        if (inner is not CommandAst command || command.GetCommandName() is not { } name || !name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            || typeof(UpstreamCall).Assembly.GetType($"Neon.Commands.GetNeon{name[Prefix.Length..]}Command", throwOnError: false, ignoreCase: true) is not { } cmdlet)
        {
            return null;
        }

        var typed = new Hashtable(StringComparer.OrdinalIgnoreCase);
        var binding = StaticParameterBinder.BindCommand(command);
        foreach (var (parameter, argument) in binding.BoundParameters)
        {
            // A switch without a value has only a constant.
            if ((KnownArgument.Of(argument.Value, session) ?? argument.ConstantValue as bool?) is not { } value)
            {
                return null;
            }

            typed[parameter] = value;
        }

        return binding.BindingExceptions.Count > 0 ? null : new UpstreamCall(cmdlet, new CompletionCall(name, string.Empty, command, typed));
    }

    /// <inheritdoc cref="CompletionCall.Parent"/>
    public ParentName? ParentOfOutput(string key, Func<string, ResourceIdentity> read, string[] parameters) =>
        _call.HasConnection ? ParentName.Unknown
        : _call.Parent(key, read, parameters) is { } named ? named
        : IsListed(key) || parameters.Any(IsFilter) ? ParentName.Unknown
        : null;

    private bool IsListed(string key) => _cmdlet.Name == $"GetNeon{key[..^2]}Command";

    // The parent of all resources of the output is declared in the base class, and comes from the context. Another parameter only
    // narrows the output.
    private bool IsFilter(string parameter) => _cmdlet.BaseType?.Name != nameof(NeonApiCmdlet) && _cmdlet.GetProperty(parameter)?.DeclaringType == _cmdlet;
}
