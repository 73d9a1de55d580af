namespace Neon;

internal sealed class ApiKeyCreate
{
    public required string KeyName { get; init; }
}

internal sealed class OrganizationApiKeyCreate
{
    public required string KeyName { get; init; }

    public string? ProjectId { get; init; }
}
