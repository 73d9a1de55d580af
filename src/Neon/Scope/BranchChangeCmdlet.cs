using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that change part of a branch and start operations.</summary>
public abstract class BranchChangeCmdlet : NeonApiCmdlet, IWaitingCmdlet
{
    /// <inheritdoc cref="ProjectCmdlet.Project"/>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The project, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity))]
    public ProjectIdentity? Project { get; set; }

    /// <inheritdoc cref="BranchCmdlet.Branch"/>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The branch, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Branch { get; set; }

    /// <inheritdoc cref="ProjectChangeCmdlet.Wait"/>
    [Parameter(HelpMessage = "Waits until Neon has completed the change, then returns the object in its new state.")]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc cref="ProjectChangeCmdlet.TimeoutSec"/>
    [Parameter(HelpMessage = "How many seconds to wait with -Wait.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(SecondsCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <inheritdoc cref="ProjectChangeCmdlet.ThrottleLimit"/>
    [Parameter(HelpMessage = "How many inputs are processed at the same time.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ThrottleLimitCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    private protected override int InputsAtOnce => ThrottleLimit;

    /// <inheritdoc/>
    internal override ParentScope Parents => new(this, () => Project);

    /// <summary>The specified branch, or that of the context.</summary>
    internal ValueTask<BranchKey> BranchAsync(CancellationToken cancellation) => Parents.ParentBranchAsync(Branch, cancellation);
}
