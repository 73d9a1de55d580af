using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Refuses a call if an entry of <c>$PSDefaultParameterValues</c> cannot be used. The engine only warns and continues without it:
/// a project would be created with another version of Postgres, or a change carried out despite a default of -WhatIf.
/// </summary>
internal static class DefaultValues
{
    /// <summary>The variable with the defaults.</summary>
    public const string Variable = "PSDefaultParameterValues";

    /// <summary>Checks the defaults of the cmdlet's parameters that were neither specified nor set by a default.</summary>
    /// <param name="cmdlet">The cmdlet, after its parameters were bound.</param>
    /// <param name="defaults">The value of the variable.</param>
    /// <exception cref="NeonApiException">A default cannot be used.</exception>
    public static void Check(PSCmdlet cmdlet, object? defaults)
    {
        if (ParameterInput.Unwrap(defaults) is not IDictionary { Count: > 0 } entries || LanguagePrimitives.IsTrue(entries["Disabled"]))
        {
            return;
        }

        // The engine builds the parameter metadata on every access.
        var parameters = new Lazy<ParameterMetadata[]>(() => [.. cmdlet.MyInvocation.MyCommand.Parameters.Values]);
        foreach (var of in entries.Cast<DictionaryEntry>().SelectMany(entry => Matches(cmdlet, parameters, entry)).GroupBy(match => match.Parameter, match => match.Entry))
        {
            var first = of.First();
            if (of.FirstOrDefault(entry => !Equals(ParameterInput.Unwrap(entry.Value), ParameterInput.Unwrap(first.Value))) is { Key: not null } other)
            {
                throw Refusal(of.Key, first, $"'{other.Key}' sets another value.");
            }

            if (Reason(cmdlet, of.Key, first.Value) is { } reason)
            {
                throw Refusal(of.Key, first, reason);
            }
        }
    }

    // The engine reads keys as Cmdlet:Parameter, each with wildcards and optional quotation marks.
    private static IEnumerable<(ParameterMetadata Parameter, DictionaryEntry Entry)> Matches(PSCmdlet cmdlet, Lazy<ParameterMetadata[]> parameters, DictionaryEntry entry)
    {
        var parts = (entry.Key as string ?? string.Empty).Split(':', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || !IsMatch(parts[0], cmdlet.MyInvocation.MyCommand.Name))
        {
            yield break;
        }

        var matches = parameters.Value.Where(parameter => IsMatch(parts[1], parameter.Name) || parameter.Aliases.Any(alias => IsMatch(parts[1], alias))).ToArray();
        // An entry that matches several parameters is ignored by the engine.
        // A null resource is bound as an empty one.
        if (matches is [var only] && (!cmdlet.MyInvocation.BoundParameters.TryGetValue(only.Name, out var bound) || (entry.Value is null && bound is ResourceIdentity { IsEmpty: true } or ResourceIdentity[] and [{ IsEmpty: true }])))
        {
            yield return (only, entry);
        }
    }

    private static bool IsMatch(string pattern, string name) =>
        WildcardPattern.Get(pattern.Trim('\'', '"'), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(name);

    /// <summary>
    /// Why the engine could not bind the value; null if it could. A default for other parameter sets is not an error, and the
    /// result of a script block depends on the call.
    /// </summary>
    private static string? Reason(PSCmdlet cmdlet, ParameterMetadata parameter, object? value)
    {
        var given = ParameterInput.Unwrap(value);
        if (given is ScriptBlock)
        {
            // It is not run again: the engine ran it and did not accept the result for this parameter set.
            return parameter.ParameterSets.Keys.Any(set => set == ParameterAttribute.AllParameterSets || set == cmdlet.ParameterSetName)
                ? "The script block did not return a valid value for the parameter."
                : null;
        }

        if (given is null && (parameter.ParameterType.GetElementType() ?? parameter.ParameterType).IsSubclassOf(typeof(ResourceIdentity)))
        {
            return NotValid(given);
        }

        // A conversion would read any text as true.
        if (parameter.SwitchParameter && given is not (bool or SwitchParameter) && (given is null || !ParameterInput.IsNumber(given)))
        {
            return $"{ParameterInput.Quote(given ?? string.Empty)} is not $true or $false.";
        }

        try
        {
            var transformed = parameter.Attributes.OfType<ArgumentTransformationAttribute>().Aggregate(value, (input, attribute) => attribute.Transform(null, input));
            var converted = transformed is null ? null : ModuleConversion.ConvertTo(transformed, parameter.ParameterType);
            // A variable with the attributes of the parameter validates its value as the parameter does, but its message is about variables.
            _ = new PSVariable(parameter.Name, converted, ScopedItemOptions.None, new Collection<Attribute>([.. parameter.Attributes.OfType<ValidateArgumentsAttribute>()]));
            return null;
        }
        catch (ValidationMetadataException)
        {
            return NotValid(given);
        }
        catch (Exception unusable) when (unusable is RuntimeException or InvalidCastException)
        {
            return unusable.Message;
        }
    }

    private static string NotValid(object? value) => $"{ParameterInput.Quote(value ?? "$null")} is not a valid value for the parameter.";

    private static NeonApiException Refusal(ParameterMetadata parameter, DictionaryEntry entry, string reason) => new(
        NeonFailure.InvalidInput, $"The default of -{parameter.Name} in ${Variable} cannot be used. {reason}")
    {
        Advice = $"Nothing was sent. Correct or remove the entry '{entry.Key}', or specify -{parameter.Name}.",
    };
}
