using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Compares a row with the resource of its key before a change is confirmed: the name, the details, such as the source of a snapshot,
/// and the parents that are not part of the request, such as the branch of an endpoint or the organization of a project. Otherwise the
/// confirmation would show what the row contains, but the request would change the resource with its key.
/// </summary>
internal sealed partial class TargetRowRule
{
    private readonly RowRule? _rule;
    private readonly RowDetails? _details;
    private readonly string[] _headings = [];
    private readonly ParentParameter[] _parents;
    private readonly string _outcome;

    // The parents that the resource itself has, and those that only one of its parents has.
    private readonly ParentKind[] _own;
    private readonly (ParentKind Place, ParentParameter Owner)[] _above;

    /// <summary>Determines what to compare.</summary>
    /// <param name="parameter">The parameter that accepts the row; null for a piped row that only supplies parents.</param>
    /// <param name="parents">The parent parameters of the cmdlet. They are compared with all specified objects.</param>
    /// <param name="outcome">The sentence about the change in errors.</param>
    public TargetRowRule(PropertyInfo? parameter, ParentParameter[] parents, string outcome)
        : this(parameter is null ? null : ParameterProperty.TypeOf(parameter), parameter?.Name, parents, outcome) =>
        IsTarget = parameter?.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline) == true;

    /// <summary>Determines what to compare.</summary>
    /// <param name="identity">The identity that accepts the row; null for a piped row that only supplies parents.</param>
    /// <param name="name">The name of its parameter, which is also a heading.</param>
    /// <param name="parents">The parent parameters of the cmdlet.</param>
    /// <param name="outcome">The sentence about the change in errors.</param>
    /// <param name="isBeside">Whether the request does not contain the resource, so that its parents have to be compared too.</param>
    public TargetRowRule(Type? identity, string? name, ParentParameter[] parents, string outcome, bool isBeside = false)
    {
        (_parents, _outcome) = (parents, outcome);
        _rule = identity is null ? null : RowRule.Of(identity);
        _details = ResourceIdentity.CanBeRead(identity) ? new RowDetails(_rule!) : null;
        var kinds = _rule?.Kinds ?? [];
        // The ParentId of a row for -Parent is the parent of that branch, not the branch.
        _headings = _rule is null ? [] : [.. new[] { name!, name + RowKind.NameColumn, name + "Id" }
            .Union(_rule.NameHeadings).Where(heading => !kinds.Any(kind => kind.Allows(heading)))];
        var places = ParentKind.WithId.Where(place => (isBeside || !Array.Exists(parents, parent => parent.Key == place.Key)) && !kinds.Any(kind => kind.Names.Contains(place.Key))).ToArray();
        // The organization of a member of a project is that of the project.
        _above = [.. from place in places
                     from owner in parents
                     where !isBeside && owner.ParentKey == place.Key && owner.Name != name
                     select (place, owner)];
        _own = ResourceIdentity.CanBeRead(identity)
            ? [.. places.Except(_above.Select(pair => pair.Place)).Where(place => kinds.Any(kind => kind.Model.GetProperty(place.Key) is not null))]
            : [];
    }

    /// <summary>Whether the row is the target of the cmdlet.</summary>
    public bool IsTarget { get; }

    /// <summary>
    /// Whether to compare only the parents of the context. A query reads what was specified, but uses the context only if the row
    /// does not name another place. Two columns for one place are always compared.
    /// </summary>
    public bool IsContextOnly { get; init; }

    /// <summary>Whether to compare only the parents, because the other columns can describe something else than the resource with the key.</summary>
    public bool IsPlaceOnly { get; init; }

    /// <summary>Refuses a row that contradicts the resource of its key.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="part">The row.</param>
    /// <param name="above">The ids of the parents that are known.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>False if the resource does not exist.</returns>
    /// <exception cref="NeonApiException">The row contradicts the resource.</exception>
    public async ValueTask<bool> EnsureAsync(NeonApiCmdlet cmdlet, InputPart part, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var exists = part.Identity is not { } identity || await EnsureOwnAsync(cmdlet, identity, part, above, cancellation);
        foreach (var (place, owner) in _above)
        {
            (string Heading, ResourceIdentity Named)[] columns = [.. place.In(part.Claims!)];
            var specified = owner.ValueOf(cmdlet);
            if (specified is not null && IsContextOnly && columns.Length < 2)
            {
                continue;
            }

            foreach (var column in columns)
            {
                cmdlet.About(part.Target);
                await ParentComparison.ResolveAsync(cmdlet, _parents, above, cancellation);
                if (await ReadAsync(cmdlet, specified ?? owner.InContext(cmdlet.Context), above, cancellation) is (var named, { } read))
                {
                    await EnsurePlaceAsync(cmdlet, part.Claims!, part.Row is null ? Object : Row, named, read, place, column, above, cancellation);
                }
            }
        }

        return exists;
    }

    /// <summary>Reads the resource of a row, and refuses the row if it contradicts the resource.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="identity">The resource, which can be read by its id.</param>
    /// <param name="row">The row.</param>
    /// <param name="above">The ids of the parents that are known.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="NeonApiException">The row contradicts the resource.</exception>
    public async ValueTask<NeonObject?> ReadAsync(
        NeonApiCmdlet cmdlet, ResourceIdentity identity, PSObject row, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var read = await cmdlet.ReadOnce(identity, identity.Id!, above, cancellation)!;
        await CompareAsync(cmdlet, identity, row, ClaimsIn(identity, row, Row), read, above, cancellation);
        return read;
    }

    private async ValueTask<bool> EnsureOwnAsync(
        NeonApiCmdlet cmdlet, ResourceIdentity identity, InputPart part, Dictionary<string, string> above, CancellationToken cancellation)
    {
        EnsureKeyed(cmdlet, part);
        var claims = ClaimsIn(identity, part.Claims!, part.Row is null ? Object : Row);
        if (claims is { Names: [], Places: [], Details: [] })
        {
            return true;
        }

        cmdlet.About(part.Target);
        if (identity.Id is null && claims.Names.Find(name => _rule!.Named(name.Name).Id is null) is (var heading, var kind, var expected))
        {
            throw ParentComparison.Disagreement(_outcome, kind, (KeyHeadingOf(identity), identity.Name!), (heading, expected));
        }

        await ParentComparison.ResolveAsync(cmdlet, _parents, above, cancellation);
        await ComparePartAsync(cmdlet, identity, claims, above, cancellation);
        if (claims is { Names: [], Places: [] } && Array.TrueForAll(claims.Details, detail => detail.IsOfPart))
        {
            return true;
        }

        if (await ReadAsync(cmdlet, identity, above, cancellation) is not var (_, read))
        {
            return true;
        }

        await CompareAsync(cmdlet, identity, part.Claims!, claims, read, above, cancellation);
        return read is not null;
    }

    /// <summary>Refuses an object that a script created without its key, or whose key a script removed. Its name would be used instead.</summary>
    private void EnsureKeyed(NeonApiCmdlet cmdlet, InputPart part)
    {
        if (part.Row is null && _rule!.Kinds.Any(kind => kind.Model.Name == part.Model && kind.Names is [var key] && key == _rule.Key)
            && string.IsNullOrEmpty(part.Claims!.Properties[_rule.Key]?.Value as string))
        {
            cmdlet.About(part.Target);
            throw new NeonApiException(NeonFailure.InvalidInput, $"The object has no {_rule.Key}.") { Advice = _outcome + OfScript };
        }
    }

    /// <summary>Collects the columns of a row to compare with its target.</summary>
    private RowClaims ClaimsIn(ResourceIdentity identity, PSObject row, string word) => new(
        IsPlaceOnly ? [] : NamesIn(identity, row),
        [.. from place in _own from column in place.In(row) select (place, column)],
        IsPlaceOnly ? [] : _details?.In(row) ?? [],
        word);

    /// <summary>
    /// What else names the target in a row: the column Name, <c>Branch</c> and <c>BranchName</c> beside <c>BranchId</c>, and the key in
    /// another spelling, such as <c>branch_id</c>.
    /// </summary>
    private List<NamingColumn> NamesIn(ResourceIdentity identity, PSObject row)
    {
        var columns = new List<NamingColumn>();
        // The name of a key set is that of its provider, which it does not have as Name.
        if (identity is { Input: NeonObject model, Id: not null, Name: { } own } && _rule!.Kinds.Any(kind => kind.Model == model.GetType() && kind.HasName))
        {
            columns.Add(new(RowKind.NameColumn, identity.Kind, own));
        }
        else if (identity.RowName is var (kind, name) && (identity.Id is not null || identity.Name != name))
        {
            columns.Add(new(RowKind.NameColumn, kind, name));
        }

        foreach (var heading in _rule!.Columns(row, _headings))
        {
            if (row.Properties[heading]?.Value is { } value && PSObject.AsPSObject(value).BaseObject is string { Length: > 0 } text)
            {
                columns.Add(new(heading, identity.Kind, text));
            }
        }

        columns.AddRange(_rule.OtherKeys(row).Select(other => new NamingColumn(other.Heading, identity.Kind, other.Text)));
        return columns.FindAll(column => column.Heading == RowKind.NameColumn || (column.Name != identity.Id && column.Name != identity.Name));
    }

    /// <summary>Reads a resource by its id or name. Null if it has neither, or if such resources cannot be read.</summary>
    private static async ValueTask<(ResourceIdentity Named, NeonObject? Read)?> ReadAsync(
        NeonApiCmdlet cmdlet, ResourceIdentity? named, Dictionary<string, string> above, CancellationToken cancellation)
    {
        try
        {
            return named is not null && (named.Id ?? await named.FindIdAsync(cmdlet.Client, above, cancellation) ?? named.Name) is { } id
                && cmdlet.ReadOnce(named, id, above, cancellation) is { } reading
                ? (named, await reading)
                : null;
        }
        catch (NeonApiException missing) when (missing.Failure == NeonFailure.NameNotFound && missing.Resource == named!.Noun)
        {
            return (named!, null);
        }
    }

    private static string KeyHeadingOf(ResourceIdentity row) =>
        PlainObject.Of(row.Input)?.Properties.FirstOrDefault(column => column.Value?.ToString() == row.Name)?.Name ?? "key";

    /// <summary>The columns of a row to compare with its target, and the word for the row in sentences.</summary>
    private sealed record RowClaims(List<NamingColumn> Names, (ParentKind Place, (string Heading, ResourceIdentity Named) Column)[] Places, RowDetails.RowDetail[] Details, string Word);

    /// <summary>A column that identifies the same resource as the key.</summary>
    private sealed record NamingColumn(string Heading, string Kind, string Name);
}
