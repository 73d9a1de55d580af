using System.Management.Automation;
using System.Security;

namespace Neon.Commands;

/// <summary>The user's own OAuth app, specified as an id and a secret or as a credential with both.</summary>
internal readonly record struct OAuthApp(string? ClientId, SecureString? ClientSecret)
{
    public const string KeySet = "Keys";
    public const string CredentialSet = "Credential";

    private const string WithTenant = "microsoft";

    public static OAuthApp Of(string? clientId, SecureString? clientSecret, PSCredential? credential) =>
        credential is null ? new OAuthApp(clientId, clientSecret) : new OAuthApp(credential.UserName, credential.Password);

    /// <summary>Refuses a Microsoft tenant for any other provider.</summary>
    public static void CheckTenant(string providerId, string? tenantId)
    {
        if (tenantId is not null && providerId != WithTenant)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"-MicrosoftTenantId can only be used with the provider {WithTenant}, not with {providerId}.")
            {
                Advice = "Omit -MicrosoftTenantId.",
            };
        }
    }
}
