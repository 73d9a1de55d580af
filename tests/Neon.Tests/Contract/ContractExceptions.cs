namespace Neon.Tests.Contract;

/// <summary>Where the module deliberately does not follow the contract, with the reason. Each entry is one line.</summary>
internal static class ContractExceptions
{
    /// <summary>Members that are never sent, as <c>operationId .path</c>.</summary>
    public static IReadOnlyDictionary<string, string> NotSent { get; } = new Dictionary<string, string>
    {
        ["createProject .project.autoscaling_limit_min_cu"] = "deprecated: default_endpoint_settings takes its place",
        ["createProject .project.autoscaling_limit_max_cu"] = "deprecated: default_endpoint_settings takes its place",
    };

    /// <summary>
    /// Members without a property: every path with this prefix, of one operation (<c>operationId .path</c>) or of all
    /// (<c>.path</c>).
    /// </summary>
    public static IReadOnlyDictionary<string, string> NotOnAModel { get; } = new Dictionary<string, string>
    {
        [".pagination"] = "the page walker uses it up",
        [".annotation.object"] = "it names the branch that carries the annotation",
        [".annotations.*.object"] = "it names the branch that carries the annotation",
        ["getConnectionURI .uri"] = "it is taken apart into host, role, password and database",
        ["queryProjectBranchLogs .next_cursor"] = "the page walker uses it up",
        ["queryProjectBranchLogs .is_truncated"] = "the page walker uses it up",
        ["listProjectBranchBucketObjects .prefix"] = "it echoes what was asked for",
        ["listProjectBranchBucketObjects .next_cursor"] = "the page walker uses it up",
        ["listProjectBranchBucketObjects .is_truncated"] = "the page walker uses it up",
        [".unavailable_project_ids"] = "each becomes an error of its own",
    };

    public static bool IsNotOnAModel(string operationId, string path) => NotOnAModel.Keys.Any(exception =>
        path.StartsWith(exception, StringComparison.Ordinal) || $"{operationId} {path}".StartsWith(exception, StringComparison.Ordinal));
}
