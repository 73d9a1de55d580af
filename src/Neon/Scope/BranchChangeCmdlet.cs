using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that change part of a branch and start operations.</summary>
public abstract class BranchChangeCmdlet : ProjectChangeCmdlet
{
    /// <inheritdoc cref="BranchCmdlet.Branch"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue]
    public BranchIdentity? Branch { get; set; }

    internal ValueTask<BranchKey> BranchAsync(CancellationToken cancellation) =>
        ParentBranchAsync(Branch, cancellation);
}
