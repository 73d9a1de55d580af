using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Where progress is shown: a cmdlet.</summary>
internal interface IProgressHost
{
    /// <summary>Whether progress is shown.</summary>
    bool ShowsProgress { get; }

    /// <summary>Registers a progress, to remove it from the screen when the work ends.</summary>
    void BeginProgress(LiveProgress progress);

    /// <summary>Unregisters a progress that has ended.</summary>
    void ForgetProgress(LiveProgress progress);

    /// <summary>Writes a record.</summary>
    void WriteProgress(ProgressRecord record);

    /// <summary>Removes a record from the screen.</summary>
    void CompleteProgress(int activityId, string activity);

    /// <summary>Runs something on the pipeline thread; from any thread.</summary>
    void Post(Action work);
}
