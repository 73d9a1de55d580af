using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A Neon project: the home of branches, computes and settings. A list leaves out the usage figures.</summary>
public sealed class Project : NeonObject, IHasOperations, IRefreshable
{
    /// <summary>The id of the project, such as <c>quiet-forest-12345678</c>.</summary>
    [JsonPropertyName("id")]
    public string? ProjectId { get; init; }

    /// <summary>The name of the project.</summary>
    public string? Name { get; init; }

    /// <summary>The operations that the last change of the project began; empty when it was only read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Operation> Operations { get; internal set; } = [];

    Task<object> IRefreshable.RefreshAsync(NeonClient client, IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var same = (Project)MemberwiseClone();
        same.Operations = operations;
        return Task.FromResult<object>(same);
    }
}
