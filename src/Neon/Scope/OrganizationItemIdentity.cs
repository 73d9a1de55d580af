namespace Neon;

/// <summary>Something of an organization (a member, an endpoint, a key) named by its id, its name or itself.</summary>
public abstract class OrganizationItemIdentity : ResourceIdentity
{
    private protected OrganizationItemIdentity(string? id, string? name, object? input = null, string? organizationId = null)
        : base(id, name, input) => OrganizationId = organizationId;

    /// <summary>The organization that it belongs to, when it was given as an object.</summary>
    public string? OrganizationId { get; }
}
