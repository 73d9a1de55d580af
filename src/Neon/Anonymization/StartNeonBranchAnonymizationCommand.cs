using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Masks the data of an anonymized branch by its rules.</summary>
/// <remarks>
/// <para>Masking permanently changes the data of the branch; the parent is not changed. In the states <c>initialized</c>,
/// <c>anonymized</c> and <c>error</c>, masking can be run again, for example after a failure or with other rules. Data that
/// was already masked is not restored.</para>
/// <para>Masking runs at Neon in the background. With -Wait, the cmdlet emits the status when masking has finished, or
/// reports an error if it fails.</para>
/// </remarks>
/// <example>
/// <para>Mask a branch and wait until all data is masked</para>
/// <code>Start-NeonBranchAnonymization masked -Project app -Wait</code>
/// </example>
/// <example>
/// <para>Mask another column</para>
/// <code>$rule = @{ Database = 'orders'; Table = 'users'; Column = 'phone'; Function = "anon.partial(phone, 2, '***', 2)" }
/// Set-NeonMaskingRule $rule -Append -Project app -Branch masked
/// Start-NeonBranchAnonymization masked -Project app -Wait -TimeoutSec 3600</code>
/// </example>
/// <keywords>masking, pii, gdpr, obfuscate</keywords>
/// <seealso cref="GetNeonBranchAnonymizationCommand"/>
/// <seealso cref="SetNeonMaskingRuleCommand"/>
[Cmdlet(VerbsLifecycle.Start, "NeonBranchAnonymization", SupportsShouldProcess = true)]
[OutputType(typeof(BranchAnonymization))]
[NeonOperation("startAnonymization", "getAnonymizedBranchStatus")]
public sealed class StartNeonBranchAnonymizationCommand : ProjectChangeCmdlet
{
    /// <summary>The anonymized branches, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The anonymized branches, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(AnonymizedBranchIdentity))]
    public AnonymizedBranchIdentity[] Branch { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = branch;
        if (!await ShouldProcessAsync(
            branch,
            Parents.Describe(branch.Branch),
            "Permanently mask the data of the branch",
            async stop => await Parents.TargetBranchAsync(branch.Branch, stop),
            cancellation))
        {
            return;
        }

        var api = new AnonymizationApi(Client);
        var branchKey = await Parents.TargetBranchAsync(branch.Branch, cancellation);
        var started = await api.StartAsync(branchKey, cancellation);
        var ended = await this.FollowAsync(
            started, stop => api.GetStatusAsync(branchKey, stop), now => AnonymizationWait.StateOf(now, isStarted: true), cancellation);
        if (ended is not null)
        {
            WriteObject(ended);
        }
    }
}
