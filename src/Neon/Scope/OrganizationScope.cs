namespace Neon.Commands;

/// <summary>
/// Determines a cmdlet's organization from its parameters, the specified object or the context, and caches the names it
/// has looked up for the rest of the pipeline.
/// </summary>
internal sealed class OrganizationScope
{
    private string? _only;

    /// <summary>Describes the target of a change without a request to Neon, such as <c>Acme/ada@example.com</c>.</summary>
    public static string Describe(NeonContext context, OrganizationIdentity? organization, string? own, params object?[] path)
    {
        foreach (var identity in path.Prepend(organization).OfType<ResourceIdentity>())
        {
            identity.EnsureNamed();
        }

        return string.Join('/', path.Prepend(organization?.ToString() ?? own ?? context.OrganizationAsSet ?? context.OrganizationId).Where(part => part is not null));
    }

    /// <summary>The id of the organization: specified, of the specified object, from the context, or the only one.</summary>
    public async ValueTask<string> IdAsync(
        NeonClient client, OrganizationIdentity? organization, string? own, CancellationToken cancellation)
    {
        if (organization is null)
        {
            return own
                ?? client.Context.OrganizationId
                ?? (_only ??= await OnlyAsync(client, cancellation));
        }

        var named = await ResolveAsync(client, organization, cancellation);
        return own is null || own == named
            ? named
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The specified object belongs to the organization {own}, not to {named}.")
            {
                Advice = "Omit -Organization for a piped object.",
            };
    }

    /// <summary>The id of an organization; its name is looked up once.</summary>
    public static ValueTask<string> ResolveAsync(NeonClient client, OrganizationIdentity organization, CancellationToken cancellation) =>
        organization.OnceAsync(client, null, () => organization.ResolveAsync(client, cancellation));

    /// <summary>The organization of an object, whose id may be known; otherwise it comes from the context.</summary>
    public static ValueTask<string> AboveAsync(
        NeonClient client, string? own, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        (own ?? above.GetValueOrDefault("OrganizationId")) is { } id ? new(id) : new OrganizationScope().IdAsync(client, null, null, cancellation);

    /// <summary>The only organization that the key has access to, such as that of an organization key.</summary>
    private static async Task<string> OnlyAsync(NeonClient client, CancellationToken cancellation)
    {
        if (await new OrganizationApi(client).ListAsync(cancellation) is not [{ OrganizationId: { } id } only])
        {
            throw ResourceIdentity.Missing("organization");
        }

        client.Log($"The key has access to one organization: using {only} ({id}).");
        return id;
    }
}
