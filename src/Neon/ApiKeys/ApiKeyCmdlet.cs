namespace Neon.Commands;

/// <summary>
/// The base of cmdlets about API keys. Keys are personal unless an organization is named: that of the context never turns a
/// personal key into one of an organization, which reaches further and stays when its maker leaves.
/// </summary>
public abstract class ApiKeyCmdlet : NeonApiCmdlet
{
    private readonly OrganizationScope _organizations = new();

    /// <summary>The organization whose keys are meant; null for those of the user.</summary>
    internal async ValueTask<string?> OwnerAsync(OrganizationIdentity? organization, ApiKeyIdentity? key, CancellationToken cancellation)
    {
        EnsureOwner(organization, key);
        return organization is null ? key?.OrganizationId : await _organizations.IdAsync(Client, organization, key?.OrganizationId, cancellation);
    }

    /// <summary>Refuses an organization for a key that is known to be a personal one.</summary>
    internal static void EnsureOwner(OrganizationIdentity? organization, ApiKeyIdentity? key)
    {
        if (organization is not null && key is { IsPersonal: true })
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The API key {key} is a personal one and belongs to no organization.")
            {
                Advice = "Leave -Organization out for a piped object.",
            };
        }
    }
}
