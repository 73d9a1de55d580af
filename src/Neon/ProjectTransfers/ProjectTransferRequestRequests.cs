namespace Neon;

internal sealed class ProjectTransferRequestCreate
{
    public long? TtlSeconds { get; init; }
}

internal sealed class ProjectTransferRequestAccept
{
    public string? OrgId { get; init; }
}
