using System.Collections;
using System.Management.Automation;
using System.Text.Json.Serialization;
using Neon.Commands;

namespace Neon;

/// <summary>How a column of an anonymized branch is masked: with the result of a function, or with a fixed value.</summary>
/// <remarks>
/// Cmdlets that accept rules also accept hashtables and the rows of a CSV file. Their keys may omit <c>Name</c> and
/// <c>Masking</c>: <c>@{ Database = 'app'; Schema = 'public'; Table = 'users'; Column = 'email'; Function =
/// 'anon.fake_email()' }</c>. The default schema is <c>public</c>.
/// </remarks>
[Listed("DatabaseName", "SchemaName", "TableName", "ColumnName", "MaskingFunction", "MaskingValue", "BranchId", Keys = ["ProjectId", "BranchId", "DatabaseName", "SchemaName", "TableName", "ColumnName"], Headings = [nameof(Masking)])]
[RowKey("TableName", "ColumnName", In = "DatabaseName")]
[ShownBy<MaskingRuleView>]
public sealed class MaskingRule : NeonObject, IBranchResource
{
    private const string DefaultSchema = "public";

    /// <summary>Creates an empty rule.</summary>
    [JsonConstructor]
    public MaskingRule()
    {
    }

    /// <summary>Creates a rule from a hashtable. Missing members can be set later.</summary>
    /// <param name="table">The members of the rule by name.</param>
    public MaskingRule(IDictionary table)
        : this(Members(table)) => RowOrigin.From(this, PlainObject.Of(table)!);

    /// <summary>Creates a rule from a plain object, such as a row of a CSV file. Empty values are ignored.</summary>
    /// <param name="plain">An object with the members of the rule.</param>
    public MaskingRule(PSObject plain)
        : this(plain.Properties
            .Where(property => Canonical(property.Name) is not null && property.Value?.ToString() is { Length: > 0 })
            .ToDictionary(property => Canonical(property.Name)!, property => (string?)TextOf(property.Name, property.Value), StringComparer.Ordinal))
    {
        RowOrigin.From(this, plain);
        // A row of another kind may have one of these names by chance.
        if (Missing() is { Length: > 0 } missing)
        {
            throw new PSInvalidCastException($"The masking rule has no {missing}.");
        }
    }

    private MaskingRule(Dictionary<string, string?> members)
    {
        ProjectId = members.GetValueOrDefault(nameof(ProjectId));
        BranchId = members.GetValueOrDefault(nameof(BranchId));
        DatabaseName = members.GetValueOrDefault(nameof(DatabaseName));
        SchemaName = members.GetValueOrDefault(nameof(SchemaName)) ?? DefaultSchema;
        TableName = members.GetValueOrDefault(nameof(TableName));
        ColumnName = members.GetValueOrDefault(nameof(ColumnName));
        MaskingFunction = members.GetValueOrDefault(nameof(MaskingFunction));
        MaskingValue = members.GetValueOrDefault(nameof(MaskingValue));
    }

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The anonymized branch.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The database of the table.</summary>
    [RequiredInResponse]
    public string? DatabaseName { get; set; }

    /// <summary>The schema of the table.</summary>
    [RequiredInResponse]
    public string? SchemaName { get; set; }

    /// <summary>The table of the column.</summary>
    [RequiredInResponse]
    public string? TableName { get; set; }

    /// <summary>The column that is masked.</summary>
    [RequiredInResponse]
    public string? ColumnName { get; set; }

    /// <summary>The PostgreSQL Anonymizer function that returns the value, such as <c>anon.fake_email()</c>.</summary>
    public string? MaskingFunction { get; set; }

    /// <summary>The fixed value that replaces all values.</summary>
    public string? MaskingValue { get; set; }

    /// <summary>The column of the rule.</summary>
    [JsonIgnore]
    internal (string? Database, string? Schema, string? Table, string? Column) Key => (DatabaseName, SchemaName, TableName, ColumnName);

    /// <summary>The function, or the value in quotation marks.</summary>
    internal string? Masking => MaskingFunction ?? (MaskingValue is { } value ? $"'{value}'" : null);

    private protected override object?[] Keys => [ProjectId, BranchId, DatabaseName, SchemaName, TableName, ColumnName];

    /// <summary>The column and its masking.</summary>
    /// <returns>Text such as <c>app.public.users.email: anon.fake_email()</c>.</returns>
    private protected override string AsText() => $"{Column()}: {MaskingFunction ?? MaskingValue}";

    /// <summary>Whether another rule masks the same column in the same way. A rule is also compared before it is sent.</summary>
    internal bool IsSameAs(MaskingRule other) =>
        Key == other.Key && MaskingFunction == other.MaskingFunction && MaskingValue == other.MaskingValue;

    /// <summary>Refuses invalid rules: duplicate columns, or rules with no masking or two maskings.</summary>
    internal static void Check(IReadOnlyCollection<MaskingRule> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.Missing() is { Length: > 0 } missing)
            {
                throw InputErrors.Invalid($"The masking rule has no {missing}.", "Specify DatabaseName, SchemaName, TableName and ColumnName.");
            }

            if (rule.MaskingFunction is null == rule.MaskingValue is null)
            {
                throw InputErrors.Invalid(
                    $"The masking rule of {rule.Column()} has {(rule.MaskingFunction is null ? "neither a function nor a value" : "both a function and a value")}.",
                    "Specify either MaskingFunction, such as anon.fake_email(), or MaskingValue.");
            }
        }

        if (rules.GroupBy(rule => rule.Key).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw InputErrors.Invalid($"The column {twice.First().Column()} has {twice.Count()} masking rules.", "Specify one rule per column.");
        }
    }

    private static Dictionary<string, string?> Members(IDictionary table)
    {
        var members = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table)
        {
            var name = Canonical(entry.Key.ToString())
                ?? throw new PSInvalidCastException($"'{VisibleText.Of($"{entry.Key}")}' is not a member of a masking rule. The members are DatabaseName, SchemaName, TableName, ColumnName, MaskingFunction and MaskingValue.");
            members[name] = entry.Value is { } value ? TextOf(name, value) : null;
        }

        return members;
    }

    private static string TextOf(string name, object value) => TextMap.Find(value)
        ?? throw new PSInvalidCastException($"The {name} of a masking rule is of type {ParameterInput.Unwrap(value)!.GetType().Name}, which {TextMap.Unsendable}.");

    private static string? Canonical(string? name) => name?.Replace("_", string.Empty, StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "DATABASE" or "DATABASENAME" => nameof(DatabaseName),
        "SCHEMA" or "SCHEMANAME" => nameof(SchemaName),
        "TABLE" or "TABLENAME" => nameof(TableName),
        "COLUMN" or "COLUMNNAME" => nameof(ColumnName),
        "FUNCTION" or "MASKINGFUNCTION" => nameof(MaskingFunction),
        "VALUE" or "MASKINGVALUE" => nameof(MaskingValue),
        "PROJECTID" => nameof(ProjectId),
        "BRANCHID" => nameof(BranchId),
        _ => null,
    };

    /// <summary>The required members that this rule lacks.</summary>
    private string Missing() => string.Join(", ", new[]
    {
        (nameof(DatabaseName), DatabaseName), (nameof(SchemaName), SchemaName), (nameof(TableName), TableName), (nameof(ColumnName), ColumnName),
    }.Where(name => string.IsNullOrWhiteSpace(name.Item2)).Select(name => name.Item1));

    private string Column() => $"{DatabaseName}.{SchemaName}.{TableName}.{ColumnName}";
}
