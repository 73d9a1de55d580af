using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A function on a branch: code that Neon runs next to the database and serves at its own URL.</summary>
[Listed("FunctionSlug", "Name", "CurrentDeployment", "InvocationUrl", "CreatedAt", "BranchId", Keys = ["ProjectId", "BranchId", "FunctionSlug"], Headings = [nameof(Deployment), nameof(Status), nameof(Active), nameof(Age)])]
[RowKey("FunctionSlug", In = "BranchId", AlsoCalled = "Slug", Details = ["FunctionId"])]
[ShownBy<FunctionView>]
public sealed class Function : NeonObject, IBranchResource
{
    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the function is on.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The slug, which identifies the function on its branch; other cmdlets bind to it by property name.</summary>
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

    /// <summary>Neon's id of the function; the slug identifies it.</summary>
    [JsonPropertyName("id")]
    public string? FunctionId { get; set; }

    /// <summary>The display name; the slug if none was set.</summary>
    public string? Name { get; set; }

    /// <summary>The URL that calls the function, with a trailing slash; empty if the function cannot be called.</summary>
    public string? InvocationUrl { get; set; }

    /// <summary>The newest deployment, in any build status; null before the first one.</summary>
    [JsonInclude]
    public FunctionDeployment? CurrentDeployment { get; set; }

    /// <summary>The newest deployment that was built, which serves calls; null before there is one.</summary>
    public FunctionDeployment? ActiveDeployment { get; set; }

    /// <summary>When the function was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>The number of the newest deployment.</summary>
    internal long? Deployment => CurrentDeployment?.DeploymentId;

    /// <summary>The status of the newest deployment.</summary>
    internal string? Status => CurrentDeployment?.Status;

    /// <summary>The number of the deployment that runs.</summary>
    internal long? Active => ActiveDeployment?.DeploymentId;

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    private protected override object?[] Keys => [ProjectId, BranchId, FunctionSlug];

    /// <summary>The slug of the function.</summary>
    /// <returns>The slug.</returns>
    private protected override string AsText() => FunctionSlug ?? string.Empty;
}
