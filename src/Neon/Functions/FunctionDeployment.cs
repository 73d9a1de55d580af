using System.Text.Json.Serialization;

namespace Neon;

/// <summary>One deployment of a function: its code and settings, and how their build got on.</summary>
[Listed("DeploymentId", "Status", "Runtime", "CreatedAt")]
[ShownBy<FunctionDeploymentView>]
public sealed class FunctionDeployment : NeonObject
{
    /// <summary>The number of the deployment; it grows from one deployment of a function to the next.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public long? DeploymentId { get; init; }

    /// <summary>How the build gets on: <c>pending</c>, <c>building</c>, <c>completed</c> or <c>failed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What the function runs on, such as <c>nodejs24</c>.</summary>
    public string? Runtime { get; init; }

    /// <summary>The memory of the function in MiB.</summary>
    public int? MemoryMib { get; init; }

    /// <summary>The names of the environment variables. Their values go in and never come out.</summary>
    public IReadOnlyList<string>? Environment { get; init => field = NeonList.Of(value); }

    /// <summary>Why the build failed, in Neon's words.</summary>
    public string? Error { get; init; }

    /// <summary>When the deployment was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The number and the status of the deployment.</summary>
    /// <returns>Text such as <c>3 (building)</c>.</returns>
    private protected override string AsText() => $"{DeploymentId} ({Status})";
}
