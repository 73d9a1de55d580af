namespace Neon.Commands;

/// <summary>Points in time before the history of a branch: the same error whether the module or Neon has found it.</summary>
internal static class HistoryRefusals
{
    /// <summary>The clock of this computer may be slow.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>A point in time before the branch has started.</summary>
    public static KnownRefusal BeforeBranch { get; } = new("Choose a later point in time: the branch has no older history.", "precedes the history")
    {
        Sentence = "The specified point in time is before the history of the branch.",
    };

    /// <summary>A time before the history that the project keeps.</summary>
    public static KnownRefusal BeforeRetention { get; } =
        new("Choose a later point in time. HistoryRetentionSeconds of the project is how long its history is kept: see {Get-NeonProject <Project>} | Format-List.", "history retention window")
        {
            Sentence = "The specified point in time is before the history that the project keeps.",
        };

    /// <summary>Before a confirmation, refuses a time before the start of a branch, or before the history that the project keeps.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="branchKey">The branch; its id is empty if it is the project's default branch.</param>
    /// <param name="time">The point in time; null for none.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static Task ForeseeAsync(NeonApiCmdlet cmdlet, BranchKey branchKey, DateTimeOffset? time, CancellationToken cancellation) =>
        ForeseeAsync(cmdlet, branchKey.ProjectId, cmdlet.Client.KnownIds.Found(branchKey.BranchId) as Branch, time, cancellation);

    /// <summary>Before a confirmation, refuses a time before the start of a branch, or before the history that the project keeps.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="projectId">The project.</param>
    /// <param name="branch">The branch, if known.</param>
    /// <param name="time">The point in time; null for none.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task ForeseeAsync(NeonApiCmdlet cmdlet, string projectId, Branch? branch, DateTimeOffset? time, CancellationToken cancellation)
    {
        if (!cmdlet.ShowsChange || time is null)
        {
            return;
        }

        var project = await new ProjectApi(cmdlet.Client).GetAsync(projectId, cancellation);
        if (project.HistoryRetentionSeconds is { } seconds && cmdlet.Client.Clock.GetUtcNow().AddSeconds(-seconds) is var earliest && earliest - Tolerance > time)
        {
            throw BeforeRetention.For(null, Later(
                seconds == 0 ? "the project keeps no history" : $"the project keeps {Display.Seconds(seconds)} of history, so the earliest is {earliest:u}"));
        }

        EnsureStarted(branch, time);
    }

    private static string Later(string reason) => $"Choose a later point in time: {reason}.";

    /// <summary>
    /// Refuses a time before the start of a root branch. A branch with a parent also has the history of its parent, whose start is
    /// unknown.
    /// </summary>
    /// <param name="branch">The branch, if known.</param>
    /// <param name="time">The point in time; null for none.</param>
    private static void EnsureStarted(Branch? branch, DateTimeOffset? time)
    {
        if (branch is { ParentId: null, CreatedAt: { } start } && time < start)
        {
            throw BeforeBranch.For(null, Later($"the history of the branch starts at {start.ToUniversalTime():u}"));
        }
    }
}
