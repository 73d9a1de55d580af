using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>A database specified by its exact name, or by the database object, which includes its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class DatabaseIdentity : BranchItemIdentity
{
    /// <summary>Identifies a database by its name.</summary>
    /// <param name="name">The exact name.</param>
    public DatabaseIdentity(string name)
        : base(null, name)
    {
    }

    /// <summary>Identifies a database by the database object.</summary>
    /// <param name="database">The database.</param>
    public DatabaseIdentity(Database database)
        : base(null, database.DatabaseName, database, database.ProjectId, database.BranchId) => Database = database;

    /// <summary>Identifies a database by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>DatabaseName</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are
    /// known.</param>
    public DatabaseIdentity(PSObject plain)
        : base(null, PlainObject.Key(plain, "DatabaseName"), plain)
    {
    }

    /// <summary>The database, if it was specified as an object.</summary>
    internal Database? Database { get; }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new DatabaseApi(client).FindAsync(await ParentScope.BranchAboveAsync(client, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);

    /// <summary>The name, by which Neon identifies a database.</summary>
    internal string Require() => IsEmpty ? throw Empty("database") : Name!;
}
