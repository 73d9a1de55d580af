using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Refuses text that is not in a fixed list. PowerShell completes a ValidateSet or an enumeration itself, with each value as its own
/// tooltip, and does not ask the completer, which says what each value does.
/// </summary>
/// <param name="completer">The completer of the parameter, a <see cref="KnownValueCompleter"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AcceptedValuesAttribute(Type completer) : ValidateArgumentsAttribute
{
    private readonly Lazy<CompletionList> _values = new(() => ((KnownValueCompleter)Activator.CreateInstance(completer)!).All);

    /// <summary>Whether the case of the value is ignored.</summary>
    public bool IgnoreCase { get; init; } = true;

    /// <summary>The completer of the parameter.</summary>
    public Type Completer => completer;

    /// <summary>The values, and what each of them does.</summary>
    public IReadOnlyList<(string Value, string Meaning)> Values => [.. _values.Value.Items.Select(item => (item.Name!, item.Meaning!))];

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        var text = ParameterInput.Unwrap(arguments)?.ToString();
        if (!Values.Any(known => known.Value.Equals(text, IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)))
        {
            var values = Values.Select(known => known.Value).ToArray();
            throw new ValidationMetadataException(
                $"{(string.IsNullOrEmpty(text) ? ParameterInput.NoValue : $"{ParameterInput.Quote(text)} is not an accepted value.")} Specify {string.Join(", ", values[..^1])} or {values[^1]}.");
        }
    }
}
