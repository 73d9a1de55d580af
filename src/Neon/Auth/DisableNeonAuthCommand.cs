using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Disables Neon Auth on a branch. Users can then no longer sign in to the application.</summary>
/// <remarks>
/// <para>The users are kept in the schema neon_auth of the database, and are available again if you enable Neon Auth again.
/// -DeleteData removes the schema with all users.</para>
/// <para>Specify the branch or pipe it in; the context's branch is not used. If Neon Auth is not enabled, the cmdlet reports
/// the error NeonAuthNotFound.</para>
/// </remarks>
/// <example>
/// <para>Preview disabling Neon Auth on all branches</para>
/// <code>Get-NeonBranch -Project app | Get-NeonAuth -ErrorAction SilentlyContinue | Disable-NeonAuth -WhatIf</code>
/// </example>
/// <example>
/// <para>Disable Neon Auth in a script and remove the users</para>
/// <code>Disable-NeonAuth dev -Project app -DeleteData -Confirm:$false</code>
/// </example>
/// <seealso cref="EnableNeonAuthCommand"/>
[Cmdlet(VerbsLifecycle.Disable, "NeonAuth", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AuthIntegration))]
[NeonOperation("disableNeonAuth")]
public sealed class DisableNeonAuthCommand : ProjectCmdlet
{
    /// <summary>The branches, by id, by exact name or piped in; or the output of Get-NeonAuth.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The branches, by id, by exact name or piped in; or the output of Get-NeonAuth.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(AuthIdentity))]
    public AuthIdentity[] Branch { get; set; } = null!;

    /// <summary>Also removes the schema neon_auth with all users from the database.</summary>
    [Parameter(HelpMessage = "Also removes the schema neon_auth with all users from the database.")]
    public SwitchParameter DeleteData { get; set; }

    /// <summary>Emits the disabled Neon Auth.</summary>
    [Parameter(HelpMessage = "Emits the disabled Neon Auth.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = branch;
        var action = DeleteData
            ? "Disable Neon Auth, so that users can no longer sign in, and delete all its users with the schema neon_auth"
            : "Disable Neon Auth, so that users can no longer sign in";
        if (!await ShouldProcessAsync(branch, Parents.Describe(branch.Branch), action, async stop => await Parents.TargetBranchAsync(branch.Branch, stop), cancellation))
        {
            return;
        }

        var branchKey = await Parents.TargetBranchAsync(branch.Branch, cancellation);
        await new AuthApi(Client).DisableAsync(branchKey, Given(DeleteData, nameof(DeleteData)), cancellation);
        if (PassThru)
        {
            WriteObject(branch.Input as AuthIntegration ?? new AuthIntegration { BranchId = branchKey.BranchId }.WithProject(branchKey.ProjectId));
        }
    }
}
