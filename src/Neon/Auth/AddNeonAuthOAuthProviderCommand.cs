using System.Management.Automation;
using System.Security;

namespace Neon.Commands;

/// <summary>Adds an OAuth provider to Neon Auth.</summary>
/// <remarks>
/// <para>With -ClientId and -ClientSecret, or both as a -Credential, your own OAuth app asks the user for consent. Otherwise
/// Neon's shared app is used, which is intended for development and is not available for every provider. If it is not
/// available, the request is refused with the advice to specify your own.</para>
/// <para>If the provider already exists, the cmdlet reports the error NeonConflict; use Set-NeonAuthOAuthProvider to change
/// it. Enabling Neon Auth adds Google with Neon's shared app.</para>
/// </remarks>
/// <example>
/// <para>Add GitHub with your own app, prompting for its secret</para>
/// <code>Add-NeonAuthOAuthProvider github -ClientId Iv1.a1b2c3d4e5f6 -ClientSecret (Read-Host -AsSecureString 'Client secret') -Project app -Branch staging</code>
/// </example>
/// <example>
/// <para>Add Microsoft for the accounts of one organization</para>
/// <code>$secret = Get-Secret neon-production
/// Add-NeonAuthOAuthProvider microsoft -ClientId 6f1c -ClientSecret $secret -MicrosoftTenantId contoso.onmicrosoft.com -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Use the app of one branch on another branch</para>
/// <code>$github = Get-NeonAuthOAuthProvider github -Project app -Branch main
/// Add-NeonAuthOAuthProvider github -Credential $github.Credential -Project app -Branch dev</code>
/// </example>
/// <keywords>sso, social login, google, github</keywords>
/// <seealso cref="GetNeonAuthOAuthProviderCommand"/>
/// <seealso cref="SetNeonAuthOAuthProviderCommand"/>
[Cmdlet(VerbsCommon.Add, "NeonAuthOAuthProvider", DefaultParameterSetName = OAuthApp.KeySet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AuthOAuthProvider))]
[NeonOperation("addBranchNeonAuthOauthProvider")]
public sealed class AddNeonAuthOAuthProviderCommand : BranchCmdlet
{
    private const string SharedApp = "Neon's shared app";

    /// <summary>The id of the provider: <c>google</c>, <c>github</c>, <c>microsoft</c> or <c>vercel</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The id of the provider: google, github, microsoft or vercel.")]
    [Alias("OAuthProviderId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KnownOAuthProviderCompleter))]
    [TextValue]
    public string Provider { get; set; } = null!;

    /// <summary>The client id of your app. Requires -ClientSecret.</summary>
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

    /// <summary>For <c>microsoft</c>: the tenant whose accounts can sign in. Default: all tenants.</summary>
    [Parameter(HelpMessage = "For microsoft: the tenant whose accounts can sign in.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? MicrosoftTenantId { get; set; }

    /// <summary>
    /// If the provider exists, returns it unchanged instead of adding it. If it uses an app other than the specified one, the
    /// cmdlet reports an error. The secret of an app is not compared.
    /// </summary>
    [Parameter(HelpMessage = "If the provider exists, returns it unchanged instead of adding it.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Provider;
        var app = OAuthApp.Of(ClientId, ClientSecret, Credential);
        if (app.ClientId is null != app.ClientSecret is null)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "A client id and a client secret must be specified together.")
            {
                Advice = "Specify -ClientId and -ClientSecret, or -Credential; omit them to use Neon's shared app.",
            };
        }

        OAuthApp.CheckTenant(Provider, MicrosoftTenantId);
        var whose = app.ClientId is null ? SharedApp : "your own app";
        var provider = new AuthOAuthProviderAdd
        {
            Id = Provider,
            ClientId = app.ClientId,
            ClientSecret = app.ClientSecret,
            MicrosoftTenantId = MicrosoftTenantId,
        };
        var api = new AuthOAuthProviderApi(Client);
        var existing = new ExistingResource<AuthOAuthProvider>(this, IfNotExists, "OAuth provider", Provider)
        {
            Find = async stop => [.. (await api.ListAsync(await BranchAsync(stop), stop)).Where(found => found.OAuthProviderId == Provider)],
            TakenAdvice = "{Set-NeonAuthOAuthProvider <Provider>} changes the existing provider.",
            MustMatch = found => [new RequestedSetting("app", app.ClientId ?? SharedApp, found.ClientId is { Length: > 0 } own ? own : SharedApp)],
            MayDiffer = (found, _) => Task.FromResult<IReadOnlyList<RequestedSetting>>(
            [
                // The secret is compared but never shown.
                new RequestedSetting("client secret", found.ClientSecret is { } secret && app.ClientSecret is { } requested && Secret.Reveal(secret) != Secret.Reveal(requested) ? "the one that was specified" : null, "another one")
                {
                    ChangedBy = "Set-NeonAuthOAuthProvider",
                },
            ]),
        };
        if (!await existing.ShouldCreateAsync(Parents.DescribeOnBranch(Branch, null, Provider), $"Let users sign in with the provider, using {whose}", cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        WriteObject((await existing.OrCreateAsync(stop => api.AddAsync(branchKey, provider, stop), cancellation)).Item);
    }
}
