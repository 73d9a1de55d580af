using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Stops users of Neon Auth from signing in by a service.</summary>
/// <remarks>
/// <para>The users stay, but who has no other way to sign in is locked out. The client secret goes with the service: keep
/// it if it may be needed again.</para>
/// </remarks>
/// <example>
/// <para>Offer Google no longer</para>
/// <code>Remove-NeonAuthOAuthProvider google -Project app -Branch main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which services would go with Neon's shared app</para>
/// <code>Get-NeonAuthOAuthProvider -Project app -Branch main | Where-Object Type -eq shared | Remove-NeonAuthOAuthProvider -WhatIf</code>
/// </example>
/// <seealso cref="AddNeonAuthOAuthProviderCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/deletebranchneonauthoauthprovider"/>
[Cmdlet(VerbsCommon.Remove, "NeonAuthOAuthProvider", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AuthOAuthProvider))]
[NeonOperation("deleteBranchNeonAuthOauthProvider")]
public sealed class RemoveNeonAuthOAuthProviderCommand : BranchCmdlet
{
    /// <summary>The service, by its id such as <c>google</c>, or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("OAuthProviderId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthOAuthProviderCompleter))]
    [RefuseOtherRows(typeof(AuthOAuthProviderIdentity))]
    public AuthOAuthProviderIdentity Provider { get; set; } = null!;

    /// <summary>
    /// Do nothing if the service does not exist, instead of reporting an error. A project or branch that does not exist is
    /// still an error, and so is Neon Auth that is not enabled there.
    /// </summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emit the removed service.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Provider;
        var id = Provider.Require();
        if (!ShouldProcess(
            DescribeOnBranch(Branch, Provider.Branch, Provider), "Remove the provider, so that nobody can sign in by it any more"))
        {
            return;
        }

        var (projectId, branchId) = await BranchOfAsync(Branch, Provider.Branch, cancellation);
        var removed = await new IfExists(this, IfExists, Provider)
        {
            IsListed = async stop => await new AuthOAuthProviderApi(Client).FindAsync(projectId, branchId, id, stop) is not null,
        }
        .RemoveAsync<AuthOAuthProvider>(
            async stop =>
            {
                await new AuthOAuthProviderApi(Client).RemoveAsync(projectId, branchId, id, stop);
                return Provider.Provider ?? new AuthOAuthProvider { OAuthProviderId = id }.In(projectId, branchId);
            },
            cancellation);
        if (PassThru && removed is not null)
        {
            WriteObject(removed);
        }
    }
}
