using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A deployment of a function: its code, its settings and the status of its build.</summary>
[Listed("DeploymentId", "Status", "Runtime", "CreatedAt", Headings = [nameof(Age)])]
[ShownBy<FunctionDeploymentView>]
public sealed class FunctionDeployment : NeonObject
{
    /// <summary>The number of the deployment, which increases with each deployment of a function.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public long? DeploymentId { get; set; }

    /// <summary>The status of the build: <c>pending</c>, <c>building</c>, <c>completed</c> or <c>failed</c>.</summary>
    public string? Status { get; set; }

    /// <summary>The runtime of the function, such as <c>nodejs24</c>.</summary>
    public string? Runtime { get; set; }

    /// <summary>The memory of the function in MiB.</summary>
    public int? MemoryMib { get; set; }

    /// <summary>The names of the environment variables. Neon never returns their values.</summary>
    public IReadOnlyList<string>? Environment { get; init => field = NeonList.Of(value); }

    /// <summary>The reason why the build failed, as Neon reports it.</summary>
    public string? Error { get; set; }

    /// <summary>When the deployment was created.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>How long ago it was created.</summary>
    internal TimeSpan? Age => Display.SinceNow(CreatedAt);

    /// <summary>The number and the status of the deployment.</summary>
    /// <returns>Text such as <c>3 (building)</c>.</returns>
    private protected override string AsText() => $"{DeploymentId} ({Status})";
}
