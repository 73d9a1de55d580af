using System.ComponentModel;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Neon;

/// <summary>An organization identified by its id, its exact name or the organization itself.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed partial class OrganizationIdentity : ResourceIdentity
{
    /// <summary>
    /// Identifies an organization by id or by name. Text that begins with <c>org-</c> and has the format of an id is
    /// an id.
    /// </summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public OrganizationIdentity(string idOrName)
        : base(IdFormat().IsMatch(idOrName) ? idOrName : null, IdFormat().IsMatch(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Identifies an organization by the organization itself.</summary>
    /// <param name="organization">The organization.</param>
    public OrganizationIdentity(Organization organization)
        : base(organization.OrganizationId, organization.Name, organization)
    {
    }

    /// <summary>Identifies an organization by its spending limit.</summary>
    /// <param name="limit">The spending limit.</param>
    public OrganizationIdentity(SpendingLimit limit)
        : base(limit.OrganizationId, null, limit)
    {
    }

    /// <summary>Identifies an organization by a plain object with its key, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>OrganizationId</c>.</param>
    public OrganizationIdentity(PSObject plain)
        : this(plain, new OrganizationIdentity(PlainObject.Key(plain, "OrganizationId")))
    {
    }

    // The id column may contain a name, because -Organization accepts both.
    private OrganizationIdentity(PSObject plain, OrganizationIdentity named)
        : base(named.Id, named.Name, plain)
    {
    }

    /// <summary>
    /// The id of the organization that a plain object belongs to; null if it has none, or has a name instead.
    /// </summary>
    internal static string? IdIn(PSObject plain) => PlainObject.Find(plain, "OrganizationId") is { } text && IdFormat().IsMatch(text) ? text : null;

    /// <summary>The organization's id; looked up if only the name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, CancellationToken cancellation)
    {
        if (IsEmpty)
        {
            throw Empty("organization");
        }

        if (Id is not null)
        {
            return Id;
        }

        var all = await new OrganizationApi(client).ListAsync(cancellation).ConfigureAwait(false);
        return Single("organization", Name!, [.. all.Where(organization => organization.Name == Name).Select(organization => organization.OrganizationId!)], all.Select(organization => organization.Name));
    }

    /// <inheritdoc/>
    internal override async ValueTask<string?> FindIdAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await OnceAsync(client, null, () => ResolveAsync(client, cancellation)).ConfigureAwait(false);

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new OrganizationApi(client).GetAsync(id, cancellation).OrNullIfMissingAsync().ConfigureAwait(false);

    [GeneratedRegex(@"^org-[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex IdFormat();
}
