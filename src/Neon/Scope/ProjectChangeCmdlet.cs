using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that change part of a project and start operations.</summary>
public abstract class ProjectChangeCmdlet : ProjectCmdlet, IWaitingCmdlet
{
    /// <summary>
    /// Waits until Neon has completed the change, then returns the object in its new state. If the change fails in Neon, the cmdlet
    /// returns an error.
    /// </summary>
    [Parameter(HelpMessage = "Waits until Neon has completed the change, then returns the object in its new state.")]
    public SwitchParameter Wait { get; set; }

    /// <summary>
    /// How many seconds to wait with <c>-Wait</c>. The work continues at Neon after the time-out. Default: 600
    /// seconds.
    /// </summary>
    /// <value>600</value>
    [Parameter(HelpMessage = "How many seconds to wait with -Wait.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(SecondsCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>
    /// How many inputs are processed at the same time. The changes of one project are still made one after another, and the
    /// output keeps the order of the input. Default: 1.
    /// </summary>
    /// <value>1</value>
    [Parameter(HelpMessage = "How many inputs are processed at the same time.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ThrottleLimitCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    private protected override int InputsAtOnce => ThrottleLimit;
}
