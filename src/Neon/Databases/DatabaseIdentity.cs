namespace Neon;

/// <summary>A database named by its exact name or by the database itself, which knows its branch.</summary>
public sealed class DatabaseIdentity : ResourceIdentity
{
    /// <summary>Names a database by its name.</summary>
    /// <param name="name">The exact name.</param>
    public DatabaseIdentity(string name)
        : base(null, name)
    {
    }

    /// <summary>Names a database by itself.</summary>
    /// <param name="database">The database.</param>
    public DatabaseIdentity(Database database)
        : base(null, database.DatabaseName, database)
    {
        Database = database;
        Branch = database is { ProjectId: not null, BranchId: not null }
            ? new BranchIdentity(new Branch { ProjectId = database.ProjectId, BranchId = database.BranchId })
            : null;
    }

    /// <summary>The database, when it was given itself.</summary>
    internal Database? Database { get; }

    /// <summary>The branch that the database lies on, when the database was given itself.</summary>
    internal BranchIdentity? Branch { get; }

    /// <summary>The name, which is what the service knows a database by.</summary>
    internal string Require() => IsEmpty ? throw Empty("database") : Name!;
}
