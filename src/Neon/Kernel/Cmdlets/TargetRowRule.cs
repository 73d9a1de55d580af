using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Compares a row with the resource of its key before a change is confirmed: the name, and the parents that are not part of the
/// request, such as the branch of an endpoint or the organization of a project. Otherwise the confirmation would show what the
/// row contains, but the request would change the resource with its key.
/// </summary>
internal sealed class TargetRowRule
{
    private const string Row = "row";
    private const string OfScript = "A script created or changed the object. Use an object as a cmdlet returns it.";

    private readonly RowRule? _rule;
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
    {
        (_parents, _outcome) = (parents, outcome);
        IsTarget = parameter?.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline) == true;
        var identity = parameter?.PropertyType is { IsArray: true } list ? list.GetElementType() : parameter?.PropertyType;
        _rule = identity is null ? null : RowRule.Of(identity);
        var kinds = _rule?.Kinds ?? [];
        // The ParentId of a row for -Parent is the parent of that branch, not the branch.
        _headings = _rule is null ? [] : [.. new[] { parameter!.Name, parameter.Name + RowKind.NameColumn, parameter.Name + "Id" }
            .Union(_rule.NameHeadings).Where(heading => !kinds.Any(kind => kind.Allows(heading)))];
        var places = ParentKind.WithId.Where(place => !Array.Exists(parents, parent => parent.Key == place.Key) && !kinds.Any(kind => kind.Names.Contains(place.Key))).ToArray();
        _own = ResourceIdentity.CanBeRead(identity) ? [.. places.Where(place => kinds.Any(kind => kind.Model.GetProperty(place.Key) is not null))] : [];
        _above = [.. from place in places.Except(_own)
                     from owner in parents
                     where RowKind.All.Any(kind => kind.Names is [var only] && only == owner.Key && kind.In == place.Key)
                     select (place, owner)];
    }

    /// <summary>Whether the row is the target of the cmdlet.</summary>
    public bool IsTarget { get; }

    /// <summary>
    /// Whether to compare only the parents of the context. A query reads what was specified, but uses the context only if the row
    /// does not name another place.
    /// </summary>
    public bool IsContextOnly { get; init; }

    /// <summary>Refuses a row that contradicts the resource of its key.</summary>
    /// <param name="cmdlet">The cmdlet, with its parameters.</param>
    /// <param name="part">The row.</param>
    /// <param name="above">The ids of the parents that are known.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>False if the resource does not exist.</returns>
    /// <exception cref="NeonApiException">The row contradicts the resource.</exception>
    public async ValueTask<bool> EnsureAsync(NeonApiCmdlet cmdlet, GivenPart part, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var exists = part.Identity is not { } identity || await EnsureOwnAsync(cmdlet, identity, part, above, cancellation);
        foreach (var (place, owner) in _above)
        {
            foreach (var column in place.In(part.Claims!))
            {
                cmdlet.About(part.Target);
                await AgreementRule.ResolveAsync(cmdlet, _parents, above, cancellation);
                var specified = owner.ValueOf(cmdlet);
                if ((specified is null || !IsContextOnly) && await ReadAsync(cmdlet, specified ?? owner.InContext(cmdlet.Context), above, cancellation) is (var named, { } read))
                {
                    await EnsurePlaceAsync(cmdlet, part.Claims!, named, read, place, column, above, cancellation);
                }
            }
        }

        return exists;
    }

    private async ValueTask<bool> EnsureOwnAsync(
        NeonApiCmdlet cmdlet, ResourceIdentity identity, GivenPart part, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var names = NamesIn(identity, part.Claims!);
        var places = (from place in _own from column in place.In(part.Claims!) select (Place: place, Column: column)).ToArray();
        if (names.Count == 0 && places.Length == 0)
        {
            return true;
        }

        cmdlet.About(identity);
        if (identity.Id is null && names.Find(name => _rule!.Named(name.Name).Id is null) is (var heading, var kind, var expected))
        {
            throw AgreementRule.Disagreement(_outcome, kind, (KeyHeadingOf(identity), identity.Name!), (heading, expected));
        }

        await AgreementRule.ResolveAsync(cmdlet, _parents, above, cancellation);
        if (await ReadAsync(cmdlet, identity, above, cancellation) is not var (_, read))
        {
            return true;
        }

        names.ForEach(name => EnsureName(identity, read, name));
        foreach (var (place, column) in places)
        {
            if (read is null)
            {
                await EnsureExistsAsync(cmdlet, column.Named, above, cancellation);
            }
            else
            {
                await EnsurePlaceAsync(cmdlet, part.Claims!, identity, read, place, column, above, cancellation);
            }
        }

        return read is not null;
    }

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
            return named is not null && (named.Id ?? await named.FindIdAsync(cmdlet.Client, above, cancellation)) is { } id
                && named.ReadResourceAsync(cmdlet.Client, id, above, cancellation) is { } reading
                ? (named, await reading)
                : null;
        }
        catch (NeonApiException missing) when (missing.Failure == NeonFailure.NameNotFound && missing.Resource == named!.Noun)
        {
            return (named!, null);
        }
    }

    private void EnsureName(ResourceIdentity row, NeonObject? read, NamingColumn column)
    {
        var (heading, kind, expected) = column;
        if (read is not null && (TextOf(read, RowKind.NameColumn) ?? string.Empty) is var name && name != expected
            && (heading == RowKind.NameColumn || TextOf(read, _rule!.Key) != expected))
        {
            throw new NeonApiException(
                NeonFailure.InvalidInput,
                $"The {WordFor(row)} has the {(heading == RowKind.NameColumn ? "name" : heading)} '{expected}', but the {kind} {row.Id ?? row.Name} {(name.Length == 0 ? "has no name" : $"is '{name}'")}.")
            {
                Resource = row.Noun,
                Advice = row.Input is NeonObject ? _outcome + OfScript
                    : $"{_outcome}The row may describe something in the {kind}, or the {kind} was renamed. Correct the row, or remove its {heading}.",
            };
        }
    }

    private async ValueTask EnsurePlaceAsync(
        NeonApiCmdlet cmdlet, PSObject row, ResourceIdentity named, NeonObject read, ParentKind place, (string Heading, ResourceIdentity Named) column, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var there = TextOf(read, place.Key);
        var word = WordFor(named);
        if (there is null || (column.Named.Id ?? await FindPlaceAsync(cmdlet, row, there, place, column.Named, above, cancellation)) != there)
        {
            throw new NeonApiException(
                NeonFailure.InvalidInput,
                VisibleText.Of($"The {word} has the {column.Heading} '{column.Named}', but the {named.Kind} {named} {(there is null ? $"does not belong to one {place.Kind}" : $"belongs to the {place.Kind} {there}")}."))
            {
                Resource = named.Noun,
                Advice = word == Row ? $"{_outcome}Correct the row, or remove its {column.Heading}." : _outcome + OfScript,
            };
        }
    }

    /// <summary>
    /// Refuses a parent that does not exist, or that the key cannot see, where the target was not found: it may exist in there. Only a
    /// target that is missing from its own parent is gone.
    /// </summary>
    private static async ValueTask EnsureExistsAsync(
        NeonApiCmdlet cmdlet, ResourceIdentity parent, Dictionary<string, string> above, CancellationToken cancellation)
    {
        var id = parent.Id ?? await parent.FindIdAsync(cmdlet.Client, above, cancellation);
        if (id is not null && parent.ReadResourceAsync(cmdlet.Client, id, above, cancellation) is { } reading && await reading is null)
        {
            throw ResourceIdentity.NoneWithId(parent.Kind, id);
        }
    }

    /// <summary>The id of a parent that a row names. Somebody a project is shared with cannot read its organization: the id beside the name counts.</summary>
    private static async ValueTask<string?> FindPlaceAsync(
        NeonApiCmdlet cmdlet, PSObject row, string there, ParentKind place, ResourceIdentity named, Dictionary<string, string> above, CancellationToken cancellation)
    {
        try
        {
            return await named.FindIdAsync(cmdlet.Client, above, cancellation);
        }
        catch (NeonApiException missing) when (missing.Failure == NeonFailure.NameNotFound && place.In(row).Any(column => column.Named.Id == there))
        {
            return there;
        }
    }

    private static string WordFor(ResourceIdentity identity) => identity.Input is NeonObject ? "object" : Row;

    private static string? TextOf(NeonObject read, string property) => PSObject.AsPSObject(read).Properties[property]?.Value?.ToString();

    private static string KeyHeadingOf(ResourceIdentity row) =>
        PlainObject.Of(row.Input)?.Properties.FirstOrDefault(column => column.Value?.ToString() == row.Name)?.Name ?? "key";

    /// <summary>A column that names what the row names by its key.</summary>
    private sealed record NamingColumn(string Heading, string Kind, string Name);
}
