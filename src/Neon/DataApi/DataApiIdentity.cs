using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A Data API specified by the exact name of its database, by the database object or by the Data API object.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class DataApiIdentity : BranchItemIdentity
{
    /// <summary>Identifies a Data API by the name of its database.</summary>
    /// <param name="databaseName">The exact name.</param>
    public DataApiIdentity(string databaseName)
        : base(null, databaseName)
    {
    }

    /// <summary>Identifies a Data API by its database.</summary>
    /// <param name="database">The database.</param>
    public DataApiIdentity(Database database)
        : base(null, database.DatabaseName, database, database.ProjectId, database.BranchId)
    {
    }

    /// <summary>Identifies a Data API by the Data API object.</summary>
    /// <param name="dataApi">The Data API.</param>
    public DataApiIdentity(DataApi dataApi)
        : base(null, dataApi.DatabaseName, dataApi, dataApi.ProjectId, dataApi.BranchId)
    {
    }

    /// <summary>Identifies a Data API by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>DatabaseName</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are
    /// known.</param>
    public DataApiIdentity(PSObject plain)
        : base(null, PlainObject.Key(plain, "DatabaseName"), plain)
    {
    }

    /// <summary>The name of the database.</summary>
    internal string Require() => IsEmpty ? throw Empty("database") : Name!;

    /// <inheritdoc/>
    internal override Task<NeonObject?>? ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        new DatabaseIdentity(id).ReadResourceAsync(client, id, above, cancellation);
}
