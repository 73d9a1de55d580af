namespace Neon;

internal sealed class CustomDomainRegistration
{
    public required string Domain { get; init; }

    public required string EntityType { get; init; }

    public required string EntityId { get; init; }

    /// <summary>Whether a domain is what this registration makes.</summary>
    public bool IsIn(CustomDomain domain) =>
        domain.Domain == Domain && domain.EntityType == EntityType && domain.EntityId == EntityId;
}
