using System.Management.Automation;

namespace Neon.Commands;

public abstract partial class NeonCmdlet : IProgressHost
{
    private List<LiveProgress> _progress = [];

    void IProgressHost.BeginProgress(LiveProgress progress) => _progress.Add(progress);

    /// <summary>
    /// Ends a progress. Posted records are written first: short work can end before the pipeline thread has shown any progress.
    /// </summary>
    void IProgressHost.ForgetProgress(LiveProgress progress)
    {
        WritePosted();
        _progress.Remove(progress);
    }

    /// <summary>Removes a progress record from the screen. The engine does that for a stopped pipeline.</summary>
    void IProgressHost.CompleteProgress(int activityId, string activity)
    {
        try
        {
            WriteProgress(new ProgressRecord(activityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // Nothing can or needs to be written.
        }
    }

    /// <summary>Whether progress is shown: -ProgressAction decides, else $ProgressPreference.</summary>
    bool IProgressHost.ShowsProgress
    {
        get
        {
            var preference = MyInvocation.BoundParameters.TryGetValue("ProgressAction", out var given) ? given : GetVariableValue("ProgressPreference");
            return !LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action)
                || action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
        }
    }

    void IProgressHost.WriteProgress(ProgressRecord record) => WriteProgress(record);

    void IProgressHost.Post(Action work) => Post(work);

    private void EndProgress()
    {
        foreach (var progress in _progress.ToArray())
        {
            progress.Dispose();
        }
    }
}
