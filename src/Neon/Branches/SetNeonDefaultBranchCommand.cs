using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Makes a branch the default branch of its project.</summary>
/// <remarks>
/// <para>The former default branch becomes an ordinary branch and is otherwise unchanged. New branches are created from the
/// default branch unless another parent is specified.</para>
/// </remarks>
/// <example>
/// <para>Make a branch the default branch</para>
/// <code>Set-NeonDefaultBranch staging -Project app</code>
/// </example>
/// <keywords>promote, primary branch, main branch</keywords>
/// <seealso cref="SetNeonBranchCommand"/>
/// <seealso href="https://neon.com/docs/manage/branches"/>
[Cmdlet(VerbsCommon.Set, "NeonDefaultBranch", SupportsShouldProcess = true)]
[OutputType(typeof(Branch))]
[NeonOperation("setDefaultProjectBranch")]
public sealed class SetNeonDefaultBranchCommand : ProjectChangeCmdlet
{
    /// <summary>The branch to make the default, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The branch to make the default, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(BranchIdentity), IsSingle = true)]
    public BranchIdentity Branch { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var action = "Set as default branch instead of the current one";
        if (ShowsChange)
        {
            var foreseen = await Parents.TargetBranchAsync(Branch, cancellation);
            var all = await new ProjectBranches(this).OfAsync(foreseen.ProjectId, cancellation);
            BranchGuard.RefuseDefault(Branch, all.FirstOrDefault(branch => branch.BranchId == foreseen.BranchId) ?? await this.PreviewAsync(Branch, isShown: true, cancellation));
            action = all.FirstOrDefault(branch => branch.Default == true) is not { } present ? action
                : present.BranchId == foreseen.BranchId ? "Set as default branch, which it already is"
                : $"Set as default branch instead of {new BranchIdentity(present)}";
        }

        if (ShouldProcess(Parents.Describe(Branch), action))
        {
            var branchKey = await Parents.TargetBranchAsync(Branch, cancellation);
            await this.CompleteAsync(await new BranchApi(Client).SetDefaultAsync(branchKey, cancellation), emit: true, cancellation);
        }
    }

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals => BranchGuard.OfDefaults;
}
