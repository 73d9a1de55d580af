namespace Neon.Commands;

/// <summary>
/// Finds out which organization a cmdlet means, from its parameters, the given object or the context, and remembers the
/// names it has looked up for the rest of the pipeline.
/// </summary>
internal sealed class OrganizationScope
{
    private string? _only;

    /// <summary>Says what a change is about, as fully as can be said without asking Neon: <c>Acme/ada@example.com</c>.</summary>
    public static string Describe(NeonContext context, OrganizationIdentity? organization, string? own, params object?[] path)
    {
        foreach (var identity in path.Prepend(organization).OfType<ResourceIdentity>())
        {
            identity.EnsureNamed();
        }

        return string.Join('/', path.Prepend(organization?.ToString() ?? own ?? context.OrganizationId).Where(part => part is not null));
    }

    /// <summary>The organization that is meant: named, known to what was given, of the context, or the only one there is.</summary>
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
            : throw new NeonApiException(NeonFailure.InvalidInput, $"What was given belongs to the organization {own}, not to {named}.")
            {
                Advice = "Leave -Organization out for a piped object.",
            };
    }

    /// <summary>The id of an organization; its name is looked up once.</summary>
    public static ValueTask<string> ResolveAsync(NeonClient client, OrganizationIdentity organization, CancellationToken cancellation) =>
        organization.OnceAsync(client, null, () => organization.ResolveAsync(client, cancellation));

    /// <summary>The one organization that the key reaches, such as an organization key its own.</summary>
    private static async Task<string> OnlyAsync(NeonClient client, CancellationToken cancellation)
    {
        if (await new OrganizationApi(client).ListAsync(cancellation) is not [{ OrganizationId: { } id } only])
        {
            throw ResourceIdentity.Missing("organization");
        }

        client.Log($"The key reaches one organization, {only} ({id}): it is taken.");
        return id;
    }
}
