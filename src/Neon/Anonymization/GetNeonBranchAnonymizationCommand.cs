using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets where the masking of an anonymized branch stands.</summary>
/// <remarks>
/// <para>A branch is <c>created</c>, then <c>initialized</c>; with Start-NeonBranchAnonymization it becomes <c>anonymizing</c>
/// and at last <c>anonymized</c>. In <c>error</c> and <c>initialization_error</c> StatusMessage says why, and the data may be
/// masked in part or not at all.</para>
/// <para>A branch that was not created as an anonymized one has no such state, which is an error.</para>
/// </remarks>
/// <example>
/// <para>Whether a branch may be handed out</para>
/// <code>(Get-NeonBranchAnonymization staging -Project app).State -eq 'anonymized'</code>
/// </example>
/// <example>
/// <para>What the latest run has masked</para>
/// <code>Get-NeonBranch staging -Project app | Get-NeonBranchAnonymization | Select-Object BranchId, State, StatusMessage, LastRun</code>
/// </example>
/// <seealso cref="StartNeonBranchAnonymizationCommand"/>
/// <seealso cref="NewNeonAnonymizedBranchCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getanonymizedbranchstatus"/>
[Cmdlet(VerbsCommon.Get, "NeonBranchAnonymization")]
[OutputType(typeof(BranchAnonymization))]
[NeonOperation("getAnonymizedBranchStatus")]
public sealed class GetNeonBranchAnonymizationCommand : ProjectCmdlet
{
    /// <summary>The anonymized branch, by id, by exact name or piped in. Without it the branch of the context is used.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue(CanBePiped = true)]
    public BranchIdentity? Branch { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var (projectId, branchId) = await ParentBranchAsync(Branch, cancellation);
        WriteObject(await new AnonymizationApi(Client).GetStatusAsync(projectId, branchId, cancellation));
    }
}
