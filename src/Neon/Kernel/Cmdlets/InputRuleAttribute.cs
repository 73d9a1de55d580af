using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// A rule for the values of a parameter that is checked before anything is sent or confirmed. Unlike the validation attributes of
/// PowerShell, it reports <c>NeonInvalidInput</c> with advice, and the value as the target. Each kind of value has one rule.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class InputRuleAttribute : Attribute
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Parameter, InputRuleAttribute Rule)[]> Rules = new();

    /// <summary>Whether the cmdlet checks each value of a list itself, to use the others.</summary>
    public bool IsCheckedByCmdlet { get; init; }

    /// <summary>A valid value; null if it depends on other parameters.</summary>
    public virtual string? Example => null;

    /// <summary>Checks the values of all parameters that have rules.</summary>
    /// <param name="cmdlet">The cmdlet, after its parameters were bound.</param>
    /// <exception cref="NeonApiException">A value breaks its rule.</exception>
    public static void Check(NeonCmdlet cmdlet)
    {
        foreach (var (parameter, rule) in RulesOf(cmdlet.GetType()))
        {
            if (rule.IsCheckedByCmdlet || parameter.GetValue(cmdlet) is not { } value)
            {
                continue;
            }

            foreach (var item in value is IEnumerable list and not string ? list : new[] { value })
            {
                if (rule.Refusal(cmdlet, parameter.Name, item ?? string.Empty) is { } refusal)
                {
                    cmdlet.About(item);
                    throw refusal;
                }
            }
        }
    }

    /// <summary>Why a value is refused; null if it is valid.</summary>
    /// <param name="cmdlet">The cmdlet, for rules about two parameters.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="value">The value.</param>
    internal abstract NeonApiException? Refusal(NeonCmdlet cmdlet, string parameter, object value);

    private static (PropertyInfo Parameter, InputRuleAttribute Rule)[] RulesOf(Type cmdlet) => Rules.GetOrAdd(cmdlet, static type =>
        [.. from parameter in type.GetProperties()
            let rule = parameter.GetCustomAttribute<InputRuleAttribute>()
            where rule is not null
            select (parameter, rule)]);
}

/// <summary>A rule for text of one kind.</summary>
/// <param name="kind">The kind of value with its article, such as <c>an https URL</c>.</param>
/// <param name="example">A valid value.</param>
internal abstract class TextRuleAttribute(string kind, string example) : InputRuleAttribute
{
    /// <inheritdoc/>
    public override string Example { get; } = example;

    /// <summary>What to specify instead.</summary>
    private protected virtual string Advice => $"Specify {kind} such as {Example}.";

    /// <inheritdoc/>
    internal sealed override NeonApiException? Refusal(NeonCmdlet cmdlet, string parameter, object value)
    {
        var text = value is Uri uri ? uri.OriginalString : value.ToString() ?? string.Empty;
        return string.IsNullOrWhiteSpace(text) ? InputErrors.Invalid($"-{parameter} contains an empty value.", $"A variable in the command may not be set. {Advice}")
            : IsValid(text) ? null
            : InputErrors.Invalid($"-{parameter}: {ParameterInput.Quote(text)} is not {kind}.", Advice);
    }

    /// <summary>Whether the text is of this kind.</summary>
    internal abstract bool IsValid(string text);
}
