using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Masks the data of an anonymized branch by its rules.</summary>
/// <remarks>
/// <para>The data of the branch is changed for good; the parent keeps its own. Masking can be run again, after a failure or
/// with other rules, in the states <c>initialized</c>, <c>anonymized</c> and <c>error</c>; what an earlier run has masked does
/// not come back.</para>
/// <para>The masking goes on at Neon. With -Wait its state is emitted when it has ended; where it fails, that is an error.</para>
/// </remarks>
/// <example>
/// <para>Mask and wait for the end</para>
/// <code>Start-NeonBranchAnonymization staging -Project app -Wait</code>
/// </example>
/// <example>
/// <para>Mask one more column</para>
/// <code>$rule = @{ Database = 'orders'; Table = 'users'; Column = 'phone'; Function = "anon.partial(phone, 2, '***', 2)" }
/// Set-NeonMaskingRule $rule -Append -Project app -Branch staging
/// Start-NeonBranchAnonymization staging -Project app -Wait -TimeoutSec 3600</code>
/// </example>
/// <seealso cref="GetNeonBranchAnonymizationCommand"/>
/// <seealso cref="SetNeonMaskingRuleCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/startanonymization"/>
[Cmdlet(VerbsLifecycle.Start, "NeonBranchAnonymization", SupportsShouldProcess = true)]
[OutputType(typeof(BranchAnonymization))]
[NeonOperation("startAnonymization", "getAnonymizedBranchStatus")]
public sealed class StartNeonBranchAnonymizationCommand : ProjectChangeCmdlet
{
    /// <summary>The anonymized branch, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(AnonymizedBranchIdentity))]
    public AnonymizedBranchIdentity Branch { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        if (!ShouldProcess(Describe(Branch.Branch), "Mask the data of the branch for good"))
        {
            return;
        }

        var api = new AnonymizationApi(Client);
        var (projectId, branchId) = await TargetBranchAsync(Branch.Branch, cancellation);
        var started = await api.StartAsync(projectId, branchId, cancellation);
        var ended = await FollowAsync(
            started, stop => api.GetStatusAsync(projectId, branchId, stop), now => AnonymizationWait.Judge(now, isStarted: true), cancellation);
        if (ended is not null)
        {
            WriteObject(ended);
        }
    }
}
