using System.Management.Automation;
using System.Security;

namespace Neon.Commands;

/// <summary>Changes the OAuth app of a provider of Neon Auth.</summary>
/// <remarks>
/// <para>Only the specified properties are changed. Specify a client id and a client secret to switch from Neon's shared app
/// to your own. To switch back, remove the provider and add it again.</para>
/// <para>Neon does not return the Microsoft tenant, and may not return the secret. If no response to a change of them is
/// received, the cmdlet reports NeonOutcomeUnknown.</para>
/// </remarks>
/// <example>
/// <para>Replace Neon's app with your own for production</para>
/// <code>Set-NeonAuthOAuthProvider google -ClientId 1234.apps.example.com -ClientSecret (Read-Host -AsSecureString 'Client secret') -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Change the secret of an app on all branches that use it</para>
/// <code>$secret = Get-Secret neon-production
/// Get-NeonBranch -Project app | Get-NeonAuthOAuthProvider -ErrorAction SilentlyContinue | Where-Object ClientId -eq Iv1.a1b2c3d4e5f6 | Set-NeonAuthOAuthProvider -ClientSecret $secret</code>
/// </example>
/// <seealso cref="GetNeonAuthOAuthProviderCommand"/>
/// <seealso cref="AddNeonAuthOAuthProviderCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthOAuthProvider", DefaultParameterSetName = OAuthApp.KeySet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AuthOAuthProvider))]
[NeonOperation("updateBranchNeonAuthOauthProvider")]
public sealed class SetNeonAuthOAuthProviderCommand : BranchCmdlet
{
    /// <summary>The providers, by id such as <c>google</c>, or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The providers, by id such as google, or piped in.")]
    [Alias("OAuthProviderId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(AuthOAuthProviderCompleter))]
    [RefuseOtherRows(typeof(AuthOAuthProviderIdentity))]
    public AuthOAuthProviderIdentity[] Provider { get; set; } = null!;

    /// <summary>The client id of your app.</summary>
    [Parameter(ParameterSetName = OAuthApp.KeySet, HelpMessage = "The client id of your app.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? ClientId { get; set; }

    /// <summary>The client secret of your app as a secure string, from <c>Read-Host -AsSecureString</c> or a vault.</summary>
    [Parameter(ParameterSetName = OAuthApp.KeySet, HelpMessage = "The client secret of your app as a secure string, from Read-Host -AsSecureString or a vault.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The client id and client secret, as user name and password of a credential.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OAuthApp.CredentialSet, HelpMessage = "The client id and client secret, as user name and password of a credential.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    public PSCredential? Credential { get; set; }

    /// <summary>For <c>microsoft</c>: the tenant whose accounts can sign in.</summary>
    [Parameter(HelpMessage = "For microsoft: the tenant whose accounts can sign in.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? MicrosoftTenantId { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var provider = Provider.Current();
        Target = provider;
        var id = provider.Require();
        var app = OAuthApp.Of(ClientId, ClientSecret, Credential);
        if (app is { ClientId: null, ClientSecret: null } && MicrosoftTenantId is null)
        {
            throw InputErrors.NoChanges("Specify -ClientId, -ClientSecret, -Credential or -MicrosoftTenantId.");
        }

        OAuthApp.CheckTenant(id, MicrosoftTenantId);
        var api = new AuthOAuthProviderApi(Client);
        if (!await ShouldChangeAsync<AuthOAuthProvider>(
            Parents.DescribeOnBranch(Branch, provider.Branch, provider),
            "Change the app with which users sign in at the provider",
            provider,
            async stop => await api.FindAsync(await Parents.BranchOfAsync(Branch, provider.Branch, stop), id, stop),
            current =>
            [
                new("ClientId", app.ClientId, current?.ClientId),
                RequestedSetting.OfSecret("ClientSecret", app.ClientSecret is not null),
                // Neon does not return the tenant.
                new("MicrosoftTenantId", MicrosoftTenantId, null) { IsUnknown = true },
            ],
            cancellation))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, provider.Branch, cancellation);
        var update = new AuthOAuthProviderUpdate
        {
            ClientId = app.ClientId,
            ClientSecret = app.ClientSecret,
            MicrosoftTenantId = MicrosoftTenantId,
        };
        WriteObject(await api.UpdateAsync(branchKey, id, update, cancellation));
    }
}
