namespace Neon;

/// <summary>The answers that hold one database, with the operations of a change.</summary>
internal sealed class DatabaseEnvelope
{
    [RequiredInResponse]
    public Database? Database { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Database ToDatabase(string projectId, string branchId, string name)
    {
        var database = (Database ?? new Database { BranchId = branchId, DatabaseName = name }).In(projectId);
        database.Operations = Operations ?? [];
        return database;
    }
}

internal sealed class DatabaseList
{
    [RequiredInResponse]
    public IReadOnlyList<Database>? Databases { get; init; }
}
