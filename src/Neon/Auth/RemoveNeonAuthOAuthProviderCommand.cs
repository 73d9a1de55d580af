using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes an OAuth provider from Neon Auth.</summary>
/// <remarks>
/// <para>The users are kept, but those without another way to sign in are locked out. The client secret is removed with the
/// provider: keep a copy if you may need it again.</para>
/// </remarks>
/// <example>
/// <para>Remove Google as a provider</para>
/// <code>Remove-NeonAuthOAuthProvider google -Project app -Branch main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Preview the removal of all providers that use Neon's shared app</para>
/// <code>Get-NeonAuthOAuthProvider -Project app -Branch main | Where-Object Type -eq shared | Remove-NeonAuthOAuthProvider -WhatIf</code>
/// </example>
/// <seealso cref="AddNeonAuthOAuthProviderCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonAuthOAuthProvider", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AuthOAuthProvider))]
[NeonOperation("deleteBranchNeonAuthOauthProvider")]
public sealed class RemoveNeonAuthOAuthProviderCommand : BranchCmdlet
{
    /// <summary>The providers, by id such as <c>google</c>, or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The providers, by id such as google, or piped in.")]
    [Alias("OAuthProviderId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(AuthOAuthProviderCompleter))]
    [RefuseOtherRows(typeof(AuthOAuthProviderIdentity))]
    public AuthOAuthProviderIdentity[] Provider { get; set; } = null!;

    /// <summary>
    /// Does nothing if the provider does not exist, instead of reporting an error. A project or branch that does not exist, or
    /// a branch without Neon Auth, is still an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the provider does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed provider.</summary>
    [Parameter(HelpMessage = "Emits the removed provider.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Provider.Current();
        return new BranchItemRemoval<AuthOAuthProvider>(this, Parents, Branch, target)
        {
            Action = "Remove the provider, so that users can no longer sign in with it",
            Id = target.Require,
            FindAsync = (branchKey, id, stop) => new AuthOAuthProviderApi(Client).FindAsync(branchKey, id, stop),
            RemoveAsync = async (branchKey, id, stop) =>
            {
                await new AuthOAuthProviderApi(Client).RemoveAsync(branchKey, id, stop);
                return target.Provider ?? new AuthOAuthProvider { OAuthProviderId = id }.WithBranch(branchKey);
            },
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
