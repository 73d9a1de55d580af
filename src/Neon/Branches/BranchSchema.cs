using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The schema of a database on a branch, as SQL or as a structure.</summary>
[Listed("DatabaseName", "BranchId", "Sql", "Json")]
[RowKey("DatabaseName", "Sql", In = "DatabaseName")]
[ShownBy<BranchSchemaView>]
public sealed class BranchSchema : NeonObject, IDatabaseResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that was read.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The database that was read.</summary>
    [JsonIgnore]
    public string? DatabaseName { get; set; }

    /// <summary>The schema as SQL; empty with -AsStructure.</summary>
    public string? Sql { get; set; }

    /// <summary>The schema as a structure; empty without -AsStructure.</summary>
    public BranchSchemaStructure? Json { get; set; }

    /// <summary>The schema.</summary>
    /// <returns>The SQL, or the names of the tables with -AsStructure.</returns>
    public override string ToString() => Display.Paragraph(Sql ?? Json?.ToString());
}

/// <summary>The tables of a schema.</summary>
public sealed class BranchSchemaStructure : NeonObject
{
    /// <summary>The tables.</summary>
    public IReadOnlyList<SchemaTable>? Tables { get; init => field = NeonList.Of(value); }

    /// <summary>The names of the tables.</summary>
    /// <returns>Text such as <c>public.orders; public.users</c>.</returns>
    private protected override string AsText() => Tables?.ToString() ?? string.Empty;
}

/// <summary>A table of a schema.</summary>
public sealed class SchemaTable : NeonObject
{
    /// <summary>The Postgres schema of the table, such as <c>public</c>.</summary>
    public string? Schema { get; set; }

    /// <summary>The name of the table.</summary>
    public string? Name { get; set; }

    /// <summary>The columns in their order.</summary>
    public IReadOnlyList<SchemaColumn>? Columns { get; init => field = NeonList.Of(value); }

    /// <summary>The constraints.</summary>
    public IReadOnlyList<SchemaConstraint>? Constraints { get; init => field = NeonList.Of(value); }

    /// <summary>The qualified name.</summary>
    /// <returns>Text such as <c>public.orders</c>.</returns>
    private protected override string AsText() => $"{Schema}.{Name}";
}

/// <summary>A column of a table.</summary>
public sealed class SchemaColumn : NeonObject
{
    /// <summary>The name of the column.</summary>
    public string? Name { get; set; }

    /// <summary>Its Postgres type.</summary>
    public string? Type { get; set; }

    /// <summary>Whether it may be null.</summary>
    public bool? Nullable { get; set; }

    /// <summary>Whether Postgres computes it.</summary>
    public bool? Generated { get; set; }

    /// <summary>Name and type.</summary>
    /// <returns>Text such as <c>id bigint</c>.</returns>
    private protected override string AsText() => $"{Name} {Type}";
}

/// <summary>A constraint of a table.</summary>
public sealed class SchemaConstraint : NeonObject
{
    /// <summary>The kind of constraint, such as a primary or foreign key.</summary>
    public string? Type { get; set; }

    /// <summary>The name of the constraint.</summary>
    public string? Name { get; set; }

    /// <summary>The constrained columns.</summary>
    public IReadOnlyList<string>? Columns { get; init => field = NeonList.Of(value); }

    /// <summary>The table that a foreign key references.</summary>
    public SchemaReference? ReferencedTable { get; set; }

    /// <summary>Kind and columns.</summary>
    /// <returns>Text such as <c>PRIMARY KEY (id)</c>.</returns>
    private protected override string AsText() => $"{Type} ({string.Join(", ", Columns ?? [])})";
}

/// <summary>The target of a foreign key.</summary>
public sealed class SchemaReference : NeonObject
{
    /// <summary>The Postgres schema of the table.</summary>
    public string? Schema { get; set; }

    /// <summary>The table.</summary>
    public string? Table { get; set; }

    /// <summary>The referenced columns.</summary>
    public IReadOnlyList<string>? Columns { get; init => field = NeonList.Of(value); }

    /// <summary>Table and columns.</summary>
    /// <returns>Text such as <c>public.orders (id)</c>.</returns>
    private protected override string AsText() => $"{Schema}.{Table} ({string.Join(", ", Columns ?? [])})";
}
