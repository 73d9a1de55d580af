using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(DatabaseEnvelope))]
[JsonSerializable(typeof(DatabaseList))]
[JsonSerializable(typeof(DatabaseCreateBody))]
[JsonSerializable(typeof(DatabaseUpdateBody))]
internal sealed partial class DatabaseJson : JsonSerializerContext;

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
}

/// <summary>A response that contains one database, with the operations of a change.</summary>
internal sealed class DatabaseEnvelope
{
    [RequiredInResponse]
    public Database? Database { get; init; }

    public IReadOnlyList<Operation>? Operations { get; init; }

    public Database ToDatabase(BranchKey branchKey, string name)
    {
        var database = (Database ?? new Database { BranchId = branchKey.BranchId, DatabaseName = name }).WithProject(branchKey.ProjectId);
        database.Operations = Operations ?? [];
        return database;
    }
}

internal sealed class DatabaseList
{
    [RequiredInResponse]
    public IReadOnlyList<Database>? Databases { get; init; }
}
