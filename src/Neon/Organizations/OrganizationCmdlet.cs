using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets about something of an organization.</summary>
public abstract class OrganizationCmdlet : NeonApiCmdlet
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private string? _only;

    /// <summary>
    /// The organization, by id, by exact name or piped in. Without it the organization of the context is used, see
    /// <c>Set-NeonContext</c>; where the key reaches one organization only, it is that one.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>The organization that is meant; its name is looked up once a pipeline.</summary>
    /// <param name="own">The organization of what was given as an object; -Organization must not contradict it.</param>
    /// <param name="cancellation">Stops the call.</param>
    internal async ValueTask<string> OrganizationIdAsync(string? own, CancellationToken cancellation)
    {
        if (Organization is null)
        {
            return own ?? Context.OrganizationId ?? (_only ??= await OnlyAsync(cancellation));
        }

        var named = await ResolveAsync(Organization, cancellation);
        return own is null || own == named
            ? named
            : throw new NeonApiException(NeonFailure.InvalidInput, $"What was given belongs to the organization {own}, not to {named}.")
            {
                Advice = "Leave -Organization out for a piped object.",
            };
    }

    /// <summary>Says what a change is about, as fully as can be said without asking Neon: <c>Acme/ada@example.com</c>.</summary>
    internal string Describe(string? own, params object?[] path)
    {
        foreach (var identity in path.Prepend(Organization).OfType<ResourceIdentity>())
        {
            identity.EnsureNamed();
        }

        return string.Join('/', path.Prepend(Organization?.ToString() ?? own ?? Context.OrganizationId).Where(part => part is not null));
    }

    private async ValueTask<string> ResolveAsync(OrganizationIdentity organization, CancellationToken cancellation)
    {
        if (organization.Id is not null || organization.Name is null)
        {
            return await organization.ResolveAsync(Client, cancellation);
        }

        return _known.TryGetValue(organization.Name, out var id)
            ? id
            : _known[organization.Name] = await organization.ResolveAsync(Client, cancellation);
    }

    /// <summary>The one organization that the key reaches, such as an organization key its own.</summary>
    private async Task<string> OnlyAsync(CancellationToken cancellation)
    {
        if (await new OrganizationApi(Client).ListAsync(cancellation) is not [{ OrganizationId: { } id } only])
        {
            throw ResourceIdentity.Missing("organization");
        }

        WriteVerbose($"The key reaches one organization, {only} ({id}): it is taken.");
        return id;
    }
}
