using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>A parameter that names what other things lie in: a project, a branch, an organization, a bucket.</summary>
internal sealed class ParentParameter
{
    private readonly PropertyInfo _property;
    private readonly ParameterAttribute[] _attributes;
    private readonly string[] _headings;

    private ParentParameter(PropertyInfo property, string key)
    {
        _property = property;
        _attributes = [.. property.GetCustomAttributes<ParameterAttribute>()];
        Key = key;
        // The OrganizationName of a project is what its organization is called for the user, who need not be able to look it up.
        _headings = [.. ((string[])[key, property.Name, .. key == "OrganizationId" ? [] : new[] { property.Name + RowKind.NameColumn }]).Distinct(StringComparer.Ordinal)];
        Kind = ResourceIdentity.KindOf(property.PropertyType);
        Depth = RowKind.All.Where(kind => kind.Names is [var only] && only == key).Select(kind => kind.Depth).DefaultIfEmpty().Min();
    }

    public string Name => _property.Name;

    /// <summary>The property that what lies in it has, such as <c>BranchId</c>.</summary>
    public string Key { get; }

    /// <summary>What it names, in words.</summary>
    public string Kind { get; }

    /// <summary>How many others it lies in.</summary>
    public int Depth { get; }

    /// <summary>Whether the key is a name.</summary>
    public bool IsByName => Key.EndsWith(RowKind.NameColumn, StringComparison.Ordinal);

    /// <summary>Whether piped objects name it by a property.</summary>
    public bool IsByProperty => Array.Exists(_attributes, attribute => attribute.ValueFromPipelineByPropertyName);

    /// <summary>Whether a piped object may leave it empty, as the organization of a personal API key.</summary>
    public bool CanBeEmpty => !_property.IsDefined(typeof(ValidateNotNullAttribute));

    /// <summary>Whether it takes the piped object itself, as the target does.</summary>
    public bool IsByValue => Array.Exists(_attributes, attribute => attribute.ValueFromPipeline);

    /// <summary>The parent that a property names; null if nothing lies in what it names, or if it names several.</summary>
    public static ParentParameter? Of(PropertyInfo property) =>
        !property.PropertyType.IsArray
        && property.GetCustomAttribute<AliasAttribute>()?.AliasNames.FirstOrDefault(alias => IsKeyOf(alias, property.Name)) is { } key
            ? new ParentParameter(property, key)
            : null;

    public ResourceIdentity? ValueOf(Cmdlet cmdlet) => (ResourceIdentity?)_property.GetValue(cmdlet);

    public void Set(Cmdlet cmdlet, ResourceIdentity? value) => _property.SetValue(cmdlet, value);

    /// <summary>Whether it can be used with the parameters that are bound.</summary>
    public bool GoesWith(string parameterSet) =>
        Array.Exists(_attributes, attribute => attribute.ParameterSetName is ParameterAttribute.AllParameterSets || attribute.ParameterSetName == parameterSet);

    /// <summary>Whether a part is such a thing itself, so that the key is its own.</summary>
    public bool IsOne(GivenPart part) => part.Identity is { } identity
        ? identity.GetType() == _property.PropertyType
        : part.Row is { } row
            ? RowRule.Of(_property.PropertyType).Takes(row)
            : Array.Exists(_property.PropertyType.GetConstructors(), constructor => constructor.GetParameters()[0].ParameterType.IsInstanceOfType(part.Input.BaseObject));

    /// <summary>What the columns of a row name, the key first: <c>ProjectId</c>, <c>Project</c> and <c>ProjectName</c>.</summary>
    /// <exception cref="NeonApiException">A column holds something else.</exception>
    public IEnumerable<(string Heading, ResourceIdentity Named)> In(PSObject row) =>
        from column in ColumnsOf(row)
        where !IsEmpty(column.Value)
        select (column.Name, Named(column.Name, column.Value));

    /// <summary>Whether a row has a column for it, with or without a value.</summary>
    public bool IsColumnOf(PSObject row) => ColumnsOf(row).Any();

    private IEnumerable<PSPropertyInfo> ColumnsOf(PSObject row) => _headings
        .SelectMany(heading => row.Properties.Where(property => RowRule.HeadingOf(property.Name).Equals(heading, StringComparison.OrdinalIgnoreCase)));

    private ResourceIdentity Named(string heading, object value) =>
        LanguagePrimitives.TryConvertTo(value, _property.PropertyType, CultureInfo.InvariantCulture, out var named)
            ? (ResourceIdentity)named
            : throw new NeonApiException(NeonFailure.InvalidInput, VisibleText.Of($"The column {heading} of the row does not name one {Kind}."))
            {
                Advice = $"Nothing was sent. Write the id or the exact name of the {Kind} into the column.",
            };

    private static bool IsEmpty(object? value) => value is null || string.IsNullOrEmpty(ParameterInput.Unwrap(value)?.ToString());

    private static bool IsKeyOf(string alias, string parameter) =>
        (alias == parameter + "Id" || alias == parameter + RowKind.NameColumn) && RowKind.All.Any(kind => kind.In == alias);
}
