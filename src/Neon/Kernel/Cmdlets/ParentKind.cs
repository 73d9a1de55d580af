using System.Management.Automation;

namespace Neon.Commands;

/// <summary>What other things are in: a project, a branch, an organization, a bucket. It knows the columns of rows that name it.</summary>
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
        // The OrganizationName of a project is what its organization is called for the user, who need not be able to look it up.
        _headings = [key, name, .. key == "OrganizationId" || key == name + RowKind.NameColumn ? [] : new[] { name + RowKind.NameColumn }];
        Kind = ResourceIdentity.KindOf(identity);
        Depth = RowKind.All.Where(kind => kind.Names is [var only] && only == key).Select(kind => kind.Depth).DefaultIfEmpty().Min();
    }

    /// <summary>The kinds that are known by an id, whether a cmdlet has a parameter for them or not.</summary>
    public static IReadOnlyList<ParentKind> WithId => Ids.Value;

    /// <summary>What parameters for it are called, such as <c>Branch</c>.</summary>
    public string Name { get; }

    /// <summary>The property that what lies in it has, such as <c>BranchId</c>.</summary>
    public string Key { get; }

    /// <summary>What it names, in words.</summary>
    public string Kind { get; }

    /// <summary>How many others it lies in.</summary>
    public int Depth { get; }

    /// <summary>Whether the key is a name.</summary>
    public bool IsByName => Key.EndsWith(RowKind.NameColumn, StringComparison.Ordinal);

    /// <summary>Whether a part is such a thing itself, so that the key is its own.</summary>
    public bool IsOne(GivenPart part) => part.Identity is { } identity
        ? identity.GetType() == _identity
        : part.Row is { } row
            ? RowRule.Of(_identity).Takes(row)
            : Array.Exists(_identity.GetConstructors(), constructor => constructor.GetParameters()[0].ParameterType.IsInstanceOfType(part.Input.BaseObject));

    /// <summary>What the columns of a row name, the key first: <c>ProjectId</c>, <c>Project</c> and <c>ProjectName</c>.</summary>
    /// <exception cref="NeonApiException">A column holds something else.</exception>
    public IEnumerable<(string Heading, ResourceIdentity Named)> In(PSObject row) =>
        from column in ColumnsOf(row)
        where !IsEmpty(column.Value)
        select (column.Name, Named(column.Name, column.Value));

    /// <summary>Whether a row has a column for it, with or without a value.</summary>
    public bool IsColumnOf(PSObject row) => ColumnsOf(row).Any();

    /// <summary>The one that the context names; null if it names none.</summary>
    public ResourceIdentity? InContext(NeonContext context) => (Key, context) switch
    {
        ("ProjectId", { ProjectAsSet: { } project }) => Named(nameof(context.ProjectId), project),
        ("BranchId", { BranchAsSet: { } branch }) => Named(nameof(context.BranchId), branch),
        _ => null,
    };

    private IEnumerable<PSPropertyInfo> ColumnsOf(PSObject row) => _headings
        .SelectMany(heading => row.Properties.Where(property => RowRule.HeadingOf(property.Name).Equals(heading, StringComparison.OrdinalIgnoreCase)));

    private ResourceIdentity Named(string heading, object value) =>
        ModuleConversion.TryConvertTo(value, _identity) as ResourceIdentity
            ?? throw new NeonApiException(NeonFailure.InvalidInput, VisibleText.Of($"The column {heading} of the row does not identify one {Kind}."))
            {
                Advice = $"Nothing was sent. Set the column to the id or the exact name of the {Kind}.",
            };

    private static bool IsEmpty(object? value) => value is null || string.IsNullOrEmpty(ParameterInput.Unwrap(value)?.ToString());
}
