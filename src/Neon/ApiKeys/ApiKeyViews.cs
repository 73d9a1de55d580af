using static Neon.Display;
using static Neon.ApiKeyDisplay;

namespace Neon;

internal sealed class ApiKeyView : ObjectView<ApiKey>
{
    public ApiKeyView()
    {
        Column("Name", 35, key => Text(key.Name));
        Column("ApiKeyId", 10, key => Text(key.ApiKeyId), right: true);
        Column("Scope", 32, key => KeyScope(key));
        Column("LastUsed", 10, key => When(key.LastUsedAt), right: true);
        Column("Age", 6, key => Age(key.CreatedAt), right: true);

        Item("Name", key => Text(key.Name));
        Item("ApiKeyId", key => Text(key.ApiKeyId));
        Item("Scope", key => KeyScope(key));
        Optional("Key", key => Mask(key.Key));
        Optional("Revoked", key => YesNo(key.Revoked));
        Item("LastUsed", key => Time(key.LastUsedAt));
        Optional("LastUsedFrom", key => Text(key.LastUsedFromAddress));
        Item("Created", key => Time(key.CreatedAt));
        Item("CreatedBy", key => Text(key.CreatedBy));
        Optional("ProjectId", key => Text(key.ProjectId));
        Optional("OrganizationId", key => Text(key.OrganizationId));
    }
}

internal static class ApiKeyDisplay
{
    /// <summary>The scope of an API key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The id of a project or of an organization, or <c>personal</c>.</returns>
    public static string KeyScope(ApiKey? key) => key is null ? string.Empty : VisibleText.Of(key.ProjectId ?? key.OrganizationId ?? "personal");
}
