using System.Management.Automation;

namespace Neon.Commands;

/// <summary>
/// A kind of parent: a project, a branch, an organization or a bucket, with the columns of rows that identify
/// it.
/// </summary>
internal class ParentKind
{
    private static readonly Lazy<ParentKind[]> Ids = new(() => [.. RowKind.All.Select(kind => kind.In).OfType<string>().Distinct()
        .Where(key => key.EndsWith("Id", StringComparison.Ordinal))
        .Select(key => new ParentKind(key, key[..^2], typeof(ResourceIdentity).Assembly.GetType($"Neon.{key[..^2]}Identity", throwOnError: true)!))]);

    private readonly Type _identity;
    private readonly string[] _headings;

    private protected ParentKind(string key, string name, Type identity)
    {
        Key = key;
        Name = name;
        _identity = identity;
        var own = RowKind.All.FirstOrDefault(kind => kind.Names is [var only] && only == key);
        _headings = [.. new[] { key, name, name + RowKind.NameColumn, own?.AlsoCalled }.OfType<string>().Distinct()];
        ParentKey = own?.In;
        Kind = ResourceIdentity.KindOf(identity);
        Depth = RowKind.All.Where(kind => kind.Names is [var only] && only == key).Select(kind => kind.Depth).DefaultIfEmpty().Min();
    }

    /// <summary>The kinds that have an id, even if the cmdlet has no parameter for them.</summary>
    public static IReadOnlyList<ParentKind> WithId => Ids.Value;

    /// <summary>The kind with a key, such as <c>ProjectId</c>; null if there is none.</summary>
    public static ParentKind? Of(string? key) => Array.Find(Ids.Value, kind => kind.Key == key);

    /// <summary>The name of its parameters, such as <c>Branch</c>.</summary>
    public string Name { get; }

    /// <summary>The property of its children, such as <c>BranchId</c>.</summary>
    public string Key { get; }

    /// <summary>The key of its own parent, such as <c>OrganizationId</c> for a project; null if it has none.</summary>
    public string? ParentKey { get; }

    /// <summary>The word for it in sentences.</summary>
    public string Kind { get; }

    /// <summary>How many parents it has.</summary>
    public int Depth { get; }

    /// <summary>Whether the key is a name.</summary>
    public bool IsByName => Key.EndsWith(RowKind.NameColumn, StringComparison.Ordinal);

    /// <summary>Whether a part is a resource of this kind itself, so that the key is its own.</summary>
    public bool IsOne(InputPart part) => !part.IsValue && (part.Identity is { } identity
        ? identity.GetType() == _identity
        : part.Row is { } row
            ? RowRule.Of(_identity).Takes(row)
            : Array.Exists(_identity.GetConstructors(), constructor => constructor.GetParameters()[0].ParameterType.IsInstanceOfType(part.Input.BaseObject)));

    /// <summary>The resource of this kind that a row is; null if it is something else.</summary>
    public ResourceIdentity? OneOf(InputPart part) =>
        part.Row is { } row && IsOne(part) ? ModuleConversion.TryConvertTo(row, _identity) as ResourceIdentity : null;

    /// <summary>The parents in the columns of a row, the key first: <c>ProjectId</c>, <c>Project</c> and
    /// <c>ProjectName</c>.</summary>
    /// <exception cref="NeonApiException">A column contains something else.</exception>
    public IEnumerable<(string Heading, ResourceIdentity Named)> In(PSObject row) =>
        from column in ColumnsOf(row)
        where !IsEmpty(column.Value)
        select (column.Name, Named(column.Name, column.Value));

    /// <summary>Whether a row has a column for it, with or without a value.</summary>
    public bool IsColumnOf(PSObject row) => ColumnsOf(row).Any();

    /// <summary>The resource of this kind that the column <c>id</c> of a row identifies; null if it does not have the form of such an id.</summary>
    public ResourceIdentity? IdIn(PSObject row) =>
        row.Properties.FirstOrDefault(property => RowRule.HeadingOf(property.Name).Equals("Id", StringComparison.OrdinalIgnoreCase))?.Value is { } value
        && ParameterInput.Unwrap(value) is string { Length: > 0 } text && Named("id", text) is { Id: not null } named ? named : null;

    /// <summary>The parent in the context; null if there is none, and for an organization, which has no parent to look it up in.</summary>
    public ResourceIdentity? InContext(NeonContext context) =>
        ParentKey is not null && context.AsSet(Key) is { } parent ? Named(Key, parent) : null;

    private IEnumerable<PSPropertyInfo> ColumnsOf(PSObject row) => _headings
        .SelectMany(heading => row.Properties.Where(property => RowRule.HeadingOf(property.Name).Equals(heading, StringComparison.OrdinalIgnoreCase))
            // A short spelling, such as OrgId, comes after the full one.
            .OrderBy(property => property.Name.Length < heading.Length));

    private ResourceIdentity Named(string heading, object value) =>
        ModuleConversion.TryConvertTo(value, _identity) as ResourceIdentity
            ?? throw new NeonApiException(NeonFailure.InvalidInput, VisibleText.Of($"The column {heading} of the row does not identify one {Kind}."))
            {
                Advice = $"Nothing was sent. Set the column to the id or the exact name of the {Kind}.",
            };

    private static bool IsEmpty(object? value) => value is null || string.IsNullOrEmpty(ParameterInput.Unwrap(value)?.ToString());
}
