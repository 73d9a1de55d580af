namespace Neon;

internal sealed class DatabaseCreateBody
{
    public required DatabaseCreate Database { get; init; }
}

internal sealed class DatabaseCreate
{
    public required string Name { get; init; }

    public required string OwnerName { get; init; }
}

internal sealed class DatabaseUpdateBody
{
    public required DatabaseUpdate Database { get; init; }
}

internal sealed class DatabaseUpdate
{
    public string? Name { get; init; }

    public string? OwnerName { get; init; }

    /// <summary>Whether a database looks as this update would leave it.</summary>
    public bool IsIn(Database database) =>
        (Name is null || database.DatabaseName == Name) && (OwnerName is null || database.OwnerName == OwnerName);
}
