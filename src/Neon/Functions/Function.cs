using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A function on a branch: code that Neon runs next to the database and answers under a URL of its own.</summary>
[Listed("FunctionSlug", "Name", "InvocationUrl", "CreatedAt", Keys = ["ProjectId", "BranchId", "FunctionSlug"])]
[RowKey("FunctionSlug", In = "BranchId")]
[ShownBy<FunctionView>]
public sealed class Function : NeonObject
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the function is on.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The slug, which is what the function is known by on its branch; under this name it is piped on.</summary>
    [RequiredInResponse]
    [JsonPropertyName("slug")]
    public string? FunctionSlug { get; set; }

    /// <summary>The slug.</summary>
    [JsonIgnore]
    public string? Slug
    {
        get => FunctionSlug;
        set => FunctionSlug = value;
    }

    /// <summary>Neon's id of the function; its slug is what identifies it.</summary>
    [JsonPropertyName("id")]
    public string? FunctionId { get; init; }

    /// <summary>The display name; the slug when none was given.</summary>
    public string? Name { get; init; }

    /// <summary>The URL that calls the function, with a slash at its end; empty when it cannot be called.</summary>
    public string? InvocationUrl { get; init; }

    /// <summary>The newest deployment, however its build gets on; null before the first one.</summary>
    [JsonInclude]
    public FunctionDeployment? CurrentDeployment { get; set; }

    /// <summary>The newest deployment that was built, which answers calls; null before there is one.</summary>
    public FunctionDeployment? ActiveDeployment { get; init; }

    /// <summary>When the function was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    private protected override object?[] Keys => [ProjectId, BranchId, FunctionSlug];

    /// <summary>The slug of the function.</summary>
    /// <returns>The slug.</returns>
    private protected override string AsText() => FunctionSlug ?? string.Empty;

    internal Function On(string projectId, string branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
