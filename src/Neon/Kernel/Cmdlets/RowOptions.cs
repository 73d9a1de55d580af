using System.Collections.Concurrent;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// Uses the columns of a piped row for parameters that the engine binds by property name, but not in every spelling:
/// <c>database_name</c> for <c>-Database</c>, <c>endpoint_id</c> for <c>-Endpoint</c>. The cmdlet would otherwise read more than the
/// row names. <see cref="RowParents"/> does the same for parents.
/// </summary>
internal sealed class RowOptions : IDisposable
{
    private static readonly ConcurrentDictionary<Type, PipedParameter[]> Cmdlets = new();

    private readonly Stack<(PipedParameter Parameter, object? Before)> _supplied = [];
    private readonly NeonCmdlet _cmdlet;

    private RowOptions(NeonCmdlet cmdlet) => _cmdlet = cmdlet;

    /// <summary>Supplies the values for the current row.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="row">The piped row, if any.</param>
    /// <returns>Disposing it removes the values again.</returns>
    /// <exception cref="NeonApiException">Two columns contradict each other, or the value of one has the wrong type.</exception>
    public static IDisposable? Supply(NeonCmdlet cmdlet, PSObject? row)
    {
        if (row is null || Cmdlets.GetOrAdd(cmdlet.GetType(), Read) is not { Length: > 0 } known)
        {
            return null;
        }

        var options = new RowOptions(cmdlet);
        foreach (var option in known.Where(option => !cmdlet.IsTyped(option.Name) && Allows(cmdlet, option)))
        {
            options.Supply(option, [.. option.ColumnsIn(row).Where(column => ParameterInput.Unwrap(column.Value)?.ToString() is { Length: > 0 })]);
        }

        return options;
    }

    /// <summary>Removes the values again: the next row has its own.</summary>
    public void Dispose()
    {
        while (_supplied.TryPop(out var supplied))
        {
            supplied.Parameter.Set(_cmdlet, supplied.Before);
        }
    }

    private void Supply(PipedParameter option, PSPropertyInfo[] columns)
    {
        // Endpoint and EndpointId may be a name and an id. EndpointId and endpoint_id have one meaning.
        foreach (var same in columns.GroupBy(column => RowRule.HeadingOf(column.Name), StringComparer.OrdinalIgnoreCase))
        {
            if (same.FirstOrDefault(column => TextOf(column) != TextOf(same.First())) is { } other)
            {
                Dispose();
                throw AgreementRule.Disagreement("Nothing was sent. ", KindOf(option), (same.First().Name, TextOf(same.First())!), (other.Name, TextOf(other)!));
            }
        }

        if (columns.Length > 0 && !columns.Any(column => option.IsBoundFrom(column.Name)) && option.ValueOf(_cmdlet) is not PSObject and not ResourceIdentity)
        {
            var value = ValueOf(option, columns[0]);
            _supplied.Push((option, option.ValueOf(_cmdlet)));
            option.Set(_cmdlet, value);
        }
    }

    private object ValueOf(PipedParameter option, PSPropertyInfo column)
    {
        // The key of the target can be an id that does not look like one.
        var rule = option is { IsByValue: true, IsIdentity: true } ? RowRule.Of(option.Type) : null;
        var isKey = rule is not null && RowRule.HeadingOf(column.Name).Equals(rule.Key, StringComparison.OrdinalIgnoreCase);
        if (ParameterInput.Unwrap(column.Value) is string or ValueType and not (DateTime or DateTimeOffset)
            && (isKey ? rule!.Named(TextOf(column)!) : ModuleConversion.TryConvertTo(column.Value, option.Type)) is { } value)
        {
            return value;
        }

        Dispose();
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
