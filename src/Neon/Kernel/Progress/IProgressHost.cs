using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Where progress is shown: a cmdlet.</summary>
internal interface IProgressHost
{
    /// <summary>Whether anybody sees progress.</summary>
    bool ShowsProgress { get; }

    /// <summary>Remembers a progress, to take it off the screen however the work ends.</summary>
    void BeginProgress(LiveProgress progress);

    /// <summary>Forgets a progress that has ended.</summary>
    void ForgetProgress(LiveProgress progress);

    /// <summary>Writes a record.</summary>
    void WriteProgress(ProgressRecord record);

    /// <summary>Takes a record off the screen.</summary>
    void CompleteProgress(int activityId, string activity);

    /// <summary>Runs something on the pipeline thread; from any thread.</summary>
    void Post(Action work);
}
