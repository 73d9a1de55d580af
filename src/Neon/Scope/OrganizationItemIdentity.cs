namespace Neon;

/// <summary>
/// A resource of an organization (a member, an endpoint, a key), identified by its id, its name or the object itself.
/// </summary>
public abstract class OrganizationItemIdentity : ResourceIdentity
{
    private protected OrganizationItemIdentity(string? id, string? name, object? input = null, string? organizationId = null)
        : base(id, name, input) => OrganizationId = organizationId;

    /// <summary>The organization of the resource, if it was specified as an object.</summary>
    public string? OrganizationId { get; }
}
