using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>A database specified by its exact name, or by the database object, which includes its branch.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class DatabaseIdentity : ResourceIdentity
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
        : base(null, database.DatabaseName, database)
    {
        Database = database;
        Branch = BranchIdentity.Of(database.ProjectId, database.BranchId);
    }

    /// <summary>Identifies a database by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>DatabaseName</c>, and <c>ProjectId</c> and <c>BranchId</c> if they are
    /// known.</param>
    public DatabaseIdentity(PSObject plain)
        : base(null, PlainObject.Key(plain, "DatabaseName"), plain)
    {
        Branch = BranchIdentity.Of(ProjectIdentity.IdIn(plain), BranchIdentity.IdIn(plain));
    }

    /// <summary>The database, if it was specified as an object.</summary>
    internal Database? Database { get; }

    /// <summary>The branch of the database, if the database was specified as an object.</summary>
    internal BranchIdentity? Branch { get; }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new DatabaseApi(client).FindAsync(await ParentScope.BranchAboveAsync(client, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);

    /// <summary>The name, by which Neon identifies a database.</summary>
    internal string Require() => IsEmpty ? throw Empty("database") : Name!;
}
