namespace Neon.Commands;

/// <summary>Evaluates the progress of a branch's masking.</summary>
internal static class AnonymizationWait
{
    /// <param name="now">The current status.</param>
    /// <param name="isStarted">Whether a run was requested. If not, the wait ends when the branch is ready to be
    /// masked.</param>
    public static WaitState StateOf(BranchAnonymization now, bool isStarted)
    {
        var what = $"the anonymization of {now.BranchId}";
        var status = string.IsNullOrEmpty(now.StatusMessage) ? now.State : $"{now.State} ({now.StatusMessage})";
        return now.State switch
        {
            "error" or "initialization_error" => new WaitState(what, now.State, HasEnded: true, now.StatusMessage ?? "Neon did not give a reason."),
            "anonymized" => new WaitState(what, status, HasEnded: true),
            "initialized" => new WaitState(what, status, HasEnded: !isStarted),
            _ => new WaitState(what, status, HasEnded: false),
        };
    }
}
