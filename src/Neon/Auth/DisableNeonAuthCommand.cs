using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Disables Neon Auth on a branch: from then on nobody can sign in to the application there.</summary>
/// <remarks>
/// <para>The users stay in the database, in the schema neon_auth, and are there again when Neon Auth is enabled anew.
/// -DeleteData removes the schema with all of them.</para>
/// <para>The branch has to be named or piped in; the context of the session never stands in for it. Where Neon Auth is not
/// enabled the error is NeonAuthNotFound.</para>
/// </remarks>
/// <example>
/// <para>See what would be disabled</para>
/// <code>Get-NeonBranch -Project app | Get-NeonAuth -ErrorAction SilentlyContinue | Disable-NeonAuth -WhatIf</code>
/// </example>
/// <example>
/// <para>Disable it in a script and remove the users as well</para>
/// <code>Disable-NeonAuth dev -Project app -DeleteData -Confirm:$false</code>
/// </example>
/// <seealso cref="EnableNeonAuthCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/disableneonauth"/>
[Cmdlet(VerbsLifecycle.Disable, "NeonAuth", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AuthIntegration))]
[NeonOperation("disableNeonAuth")]
public sealed class DisableNeonAuthCommand : ProjectCmdlet
{
    /// <summary>The branch, by id, by exact name or piped in; or what Get-NeonAuth gives.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [RefuseOtherRows(typeof(AuthIdentity))]
    public AuthIdentity Branch { get; set; } = null!;

    /// <summary>Remove the schema neon_auth with all users from the database, too.</summary>
    [Parameter]
    public SwitchParameter DeleteData { get; set; }

    /// <summary>Emit what has been disabled.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var action = DeleteData
            ? "Disable Neon Auth, so that nobody can sign in any more, and delete all its users with the schema neon_auth"
            : "Disable Neon Auth, so that nobody can sign in any more";
        if (!ShouldProcess(Describe(Branch.Branch), action))
        {
            return;
        }

        var (projectId, branchId) = await TargetBranchAsync(Branch.Branch, cancellation);
        await new AuthApi(Client).DisableAsync(projectId, branchId, Given(DeleteData, nameof(DeleteData)), cancellation);
        if (PassThru)
        {
            WriteObject(Branch.Input as AuthIntegration ?? new AuthIntegration { BranchId = branchId }.In(projectId));
        }
    }
}
