using System.Management.Automation;
using System.Security;

namespace Neon.Commands;

/// <summary>Changes the app by which users of Neon Auth sign in at a service.</summary>
/// <remarks>
/// <para>Only what is given is changed. A service that uses Neon's shared app is moved to your own with a client id and a
/// client secret; there is no way back but to remove and add it.</para>
/// <para>The tenant of Microsoft and, as the case may be, the secret are not told by Neon. When the reply to a change of
/// them was lost, the outcome is reported as NeonOutcomeUnknown.</para>
/// </remarks>
/// <example>
/// <para>Go into production: an app of one's own in the place of Neon's</para>
/// <code>Set-NeonAuthOAuthProvider google -ClientId 1234.apps.example.com -ClientSecret (Read-Host -AsSecureString 'Client secret') -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Change the secret of an app on all branches that use it</para>
/// <code>$secret = Get-Secret neon-production
/// Get-NeonBranch -Project app | Get-NeonAuthOAuthProvider -ErrorAction SilentlyContinue | Where-Object ClientId -eq Iv1.a1b2c3d4e5f6 | Set-NeonAuthOAuthProvider -ClientSecret $secret</code>
/// </example>
/// <seealso cref="GetNeonAuthOAuthProviderCommand"/>
/// <seealso cref="AddNeonAuthOAuthProviderCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updatebranchneonauthoauthprovider"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthOAuthProvider", DefaultParameterSetName = OAuthApp.KeySet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AuthOAuthProvider))]
[NeonOperation("updateBranchNeonAuthOauthProvider")]
public sealed class SetNeonAuthOAuthProviderCommand : BranchCmdlet
{
    /// <summary>The service, by its id such as <c>google</c>, or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("OAuthProviderId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthOAuthProviderCompleter))]
    [RefuseOtherRows(typeof(AuthOAuthProviderIdentity))]
    public AuthOAuthProviderIdentity Provider { get; set; } = null!;

    /// <summary>The client id of your app.</summary>
    [Parameter(ParameterSetName = OAuthApp.KeySet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? ClientId { get; set; }

    /// <summary>The client secret of your app, as a secure string: from <c>Read-Host -AsSecureString</c> or a vault.</summary>
    [Parameter(ParameterSetName = OAuthApp.KeySet)]
    [ValidateNotNull]
    [SingleValue]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Client id and client secret together, as user name and password of a credential.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthApp.CredentialSet)]
    [ValidateNotNull]
    [SingleValue]
    public PSCredential? Credential { get; set; }

    /// <summary>For <c>microsoft</c>: the tenant whose accounts may sign in.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? MicrosoftTenantId { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Provider;
        var id = Provider.Require();
        var app = OAuthApp.Of(ClientId, ClientSecret, Credential);
        if (app is { ClientId: null, ClientSecret: null } && MicrosoftTenantId is null)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "Nothing is to be changed.")
            {
                Advice = "Give -ClientId, -ClientSecret, -Credential or -MicrosoftTenantId.",
            };
        }

        OAuthApp.CheckTenant(id, MicrosoftTenantId);
        if (!ShouldProcess(DescribeOnBranch(Branch, Provider.Branch, Provider), "Change the app by which users sign in at the provider"))
        {
            return;
        }

        var (projectId, branchId) = await BranchOfAsync(Branch, Provider.Branch, cancellation);
        var update = new AuthOAuthProviderUpdate
        {
            ClientId = app.ClientId,
            ClientSecret = app.ClientSecret,
            MicrosoftTenantId = MicrosoftTenantId,
        };
        WriteObject(await new AuthOAuthProviderApi(Client).UpdateAsync(projectId, branchId, id, update, cancellation));
    }
}
