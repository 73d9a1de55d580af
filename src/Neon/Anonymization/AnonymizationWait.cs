namespace Neon.Commands;

/// <summary>Tells how the masking of a branch gets on.</summary>
internal static class AnonymizationWait
{
    /// <param name="now">Where it stands.</param>
    /// <param name="isStarted">Whether a run has been asked for; without one, a branch that is ready for it is all there is to wait for.</param>
    public static WaitState Judge(BranchAnonymization now, bool isStarted)
    {
        var what = $"the anonymization of {now.BranchId}";
        var status = string.IsNullOrEmpty(now.StatusMessage) ? now.State : $"{now.State} ({now.StatusMessage})";
        return now.State switch
        {
            "error" or "initialization_error" => new WaitState(what, now.State, HasEnded: true, now.StatusMessage ?? "Neon gives no reason."),
            "anonymized" => new WaitState(what, status, HasEnded: true),
            "initialized" => new WaitState(what, status, HasEnded: !isStarted),
            _ => new WaitState(what, status, HasEnded: false),
        };
    }
}
