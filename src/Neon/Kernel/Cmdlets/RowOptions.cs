using System.Collections.Concurrent;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Uses the columns of a piped row for parameters that the engine binds by property name, but not in every spelling:
/// <c>database_name</c> for <c>-Database</c>, <c>endpoint_id</c> for <c>-Endpoint</c>. The cmdlet would otherwise read more than the
/// row names. <see cref="RowParents"/> does the same for parents.
/// </summary>
internal static class RowOptions
{
    private static readonly ConcurrentDictionary<Type, PipedParameter[]> Cmdlets = new();

    /// <summary>Supplies the values for the current row.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="row">The piped row, if any.</param>
    /// <param name="supplied">Restores the parameters when the row has been processed.</param>
    /// <exception cref="NeonApiException">Two columns contradict each other, or the value of one has the wrong type.</exception>
    public static void Supply(NeonCmdlet cmdlet, PSObject? row, SuppliedValues supplied)
    {
        foreach (var option in row is null ? [] : Cmdlets.GetOrAdd(cmdlet.GetType(), Read).Where(option => !cmdlet.IsTyped(option.Name) && Allows(cmdlet, option)))
        {
            if (ValueIn(option, cmdlet, [.. option.ColumnsIn(row!).Where(column => ParameterInput.Unwrap(column.Value)?.ToString() is { Length: > 0 })]) is { } value)
            {
                supplied.Set(option.ValueOf(cmdlet), value, set => option.Set(cmdlet, set));
            }

            if (option.IsIdentity && !option.ColumnsIn(row!).Any())
            {
                RowId.EnsureNone(row!, option.Type);
            }
        }
    }

    /// <summary>The value in the columns of a parameter; null if there is none, or if the engine has bound it.</summary>
    private static object? ValueIn(PipedParameter option, NeonCmdlet cmdlet, PSPropertyInfo[] columns)
    {
        // Endpoint and EndpointId may be a name and an id. EndpointId and endpoint_id have one meaning.
        foreach (var same in columns.GroupBy(column => RowRule.HeadingOf(column.Name), StringComparer.OrdinalIgnoreCase))
        {
            if (same.FirstOrDefault(column => TextOf(column) != TextOf(same.First())) is { } other)
            {
                throw ParentComparison.Disagreement("Nothing was sent. ", KindOf(option), (same.First().Name, TextOf(same.First())!), (other.Name, TextOf(other)!));
            }
        }

        return columns.Length > 0 && !columns.Any(column => option.IsBoundFrom(column.Name)) && option.ValueOf(cmdlet) is not PSObject and not ResourceIdentity
            ? ValueOf(option, columns[0])
            : null;
    }

    private static object ValueOf(PipedParameter option, PSPropertyInfo column)
    {
        // The key of the target can be an id that does not look like one.
        var rule = option is { IsByValue: true, IsIdentity: true } ? RowRule.Of(option.Type) : null;
        var isKey = rule is not null && RowRule.HeadingOf(column.Name).Equals(rule.Key, StringComparison.OrdinalIgnoreCase);
        if (ParameterInput.Unwrap(column.Value) is string or ValueType and not (DateTime or DateTimeOffset)
            && (isKey ? rule!.Named(TextOf(column)!) : ModuleConversion.TryConvertTo(column.Value, option.Type)) is { } value)
        {
            return value;
        }

        throw new NeonApiException(NeonFailure.InvalidInput, VisibleText.Of($"The column {column.Name} of the row does not identify one {KindOf(option)}."))
        {
            Advice = "Nothing was sent. Correct the row, or remove the column.",
        };
    }

    private static string? TextOf(PSPropertyInfo column) => ParameterInput.Unwrap(column.Value)?.ToString();

    private static string KindOf(PipedParameter option) => option.IsIdentity ? ResourceIdentity.KindOf(option.Type) : Resource.WordsOf(option.Name);

    /// <summary>The parameters of a cmdlet that a row can supply and that are not parents.</summary>
    private static PipedParameter[] Read(Type cmdlet) =>
    [
        .. cmdlet.GetProperties().Select(property => (Parameter: PipedParameter.Of(property), Parent: ParentParameter.Of(property)))
            .Where(option => option is { Parameter: { IsByProperty: true, IsSingle: true } parameter } && !(option.Parent is not null && parameter.IsIdentity))
            .Select(option => option.Parameter!),
    ];

    /// <summary>Whether the typed parameters can be used together with an option.</summary>
    private static bool Allows(NeonCmdlet cmdlet, PipedParameter option) =>
        ParameterSets.Of(cmdlet.GetType()).All(other => !cmdlet.IsTyped(other.Key) || option.GoesWith(other.Value));
}
