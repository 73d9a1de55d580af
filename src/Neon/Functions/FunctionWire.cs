using System.Security;
using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(FunctionEnvelope))]
[JsonSerializable(typeof(FunctionPage))]
[JsonSerializable(typeof(FunctionDeploymentEnvelope))]
[JsonSerializable(typeof(FunctionUpdate))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, SecureString>), TypeInfoPropertyName = "Variables")]
internal sealed partial class FunctionJson : JsonSerializerContext;

internal sealed class FunctionUpdate
{
    [JsonConverter(typeof(ExplicitText))]
    public required Explicit<string> Name { get; init; }

    /// <summary>Whether a function matches this update; without a name, it shows its slug.</summary>
    public bool Matches(Function function) =>
        function.Name == (Name.IsNull ? function.FunctionSlug : Name.Value.Trim());
}

/// <summary>The parts of a deployment. Omitted parts stay as in the previous deployment.</summary>
internal sealed class FunctionDeploy
{
    public FileInfo? Zip { get; init; }

    public string? Runtime { get; init; }

    /// <summary>Variables to set; an empty value removes the variable.</summary>
    public IReadOnlyDictionary<string, SecureString>? Environment { get; init; }

    /// <summary>Whether a deployment may be this one, based on what Neon returns.</summary>
    public bool Matches(FunctionDeployment deployment) =>
        (Runtime is null || deployment.Runtime == Runtime)
        && (Environment is null || deployment.Environment is not { } names
            || Environment.All(variable => names.Contains(variable.Key) == (variable.Value.Length > 0)));
}

/// <summary>Responses with one function.</summary>
internal sealed class FunctionEnvelope
{
    [RequiredInResponse]
    public Function? Function { get; init; }

    public Function ToFunction(BranchKey branchKey) => Function!.WithBranch(branchKey);
}

internal sealed class FunctionPage
{
    [RequiredInResponse]
    public IReadOnlyList<Function>? Functions { get; init; }

    [NeverLeftOut]
    public NextPage? Pagination { get; init; }

    public IReadOnlyList<Function> WithBranch(BranchKey branchKey) =>
        [.. (Functions ?? []).Select(function => function.WithBranch(branchKey))];
}

internal sealed class FunctionDeploymentEnvelope
{
    [RequiredInResponse]
    public FunctionDeployment? Deployment { get; init; }
}
