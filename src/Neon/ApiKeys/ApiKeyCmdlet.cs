namespace Neon.Commands;

/// <summary>
/// The base class of the API key cmdlets. Keys are personal unless an organization is specified. The organization of the
/// context is ignored, because an organization key has wider access and remains valid when its creator leaves.
/// </summary>
public abstract class ApiKeyCmdlet : NeonApiCmdlet
{
    private readonly OrganizationScope _organizations = new();

    /// <summary>The organization that the keys belong to; null for personal keys.</summary>
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
            throw new NeonApiException(NeonFailure.InvalidInput, $"The API key {key} is a personal key and does not belong to an organization.")
            {
                Advice = "Omit -Organization for a piped object.",
            };
        }
    }
}
