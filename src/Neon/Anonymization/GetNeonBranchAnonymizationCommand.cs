using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the masking status of an anonymized branch.</summary>
/// <remarks>
/// <para>The state is <c>created</c>, then <c>initialized</c>. After Start-NeonBranchAnonymization, it changes to
/// <c>anonymizing</c> and finally to <c>anonymized</c>. In the states <c>error</c> and <c>initialization_error</c>,
/// StatusMessage shows the reason, and the data may be masked only partly or not at all.</para>
/// <para>A branch that was not created as an anonymized branch has no masking status; this is an error.</para>
/// </remarks>
/// <example>
/// <para>Check that a branch is safe to share</para>
/// <code>(Get-NeonBranchAnonymization masked -Project app).State -eq 'anonymized'</code>
/// </example>
/// <example>
/// <para>Show what the latest run has masked</para>
/// <code>Get-NeonBranch masked -Project app | Get-NeonBranchAnonymization | Select-Object BranchId, State, StatusMessage, LastRun</code>
/// </example>
/// <seealso cref="StartNeonBranchAnonymizationCommand"/>
/// <seealso cref="NewNeonAnonymizedBranchCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonBranchAnonymization")]
[OutputType(typeof(BranchAnonymization))]
[NeonOperation("getAnonymizedBranchStatus")]
public sealed class GetNeonBranchAnonymizationCommand : ProjectCmdlet
{
    /// <summary>The anonymized branches, by id, by exact name or piped in. Default: the branch of the context.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The anonymized branches, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity), IsList = true)]
    public BranchIdentity[]? Branch { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = branch;
        var branchKey = await Parents.ParentBranchAsync(branch, cancellation);
        WriteObject(await new AnonymizationApi(Client).GetStatusAsync(branchKey, cancellation));
    }
}
