using static Neon.Display;

namespace Neon;

internal sealed class ApiKeyView : ObjectView<ApiKey>
{
    public ApiKeyView()
    {
        ListsSecrets(key => key.Key);

        Column("Name", Rest, key => Text(key.Name));
        Column("LastUsedAt", 10, key => key.LastUsedAt is null ? "never" : When(key.LastUsedAt), right: true);
        Column("Age", 6, key => Age(key.CreatedAt), right: true);
        Column("ApiKeyId", 10, key => Text(key.ApiKeyId), right: true);
        Column("Scope", Rest, key => Text(key.Scope));

        Item("Name", key => Text(key.Name));
        Item("ApiKeyId", key => Text(key.ApiKeyId));
        Item("Scope", key => Text(key.Scope));
        Optional("Key", key => NewSecret(key.Key, "returned only once: assign the output to a variable and store its Key, or use -AsPlainText"));
        Optional("Revoked", key => Flag(key.Revoked));
        Item("LastUsedAt", key => key.LastUsedAt is null ? "never" : Time(key.LastUsedAt));
        Optional("LastUsedFromAddress", key => Text(key.LastUsedFromAddress));
        Item("CreatedAt", key => Time(key.CreatedAt));
        Item("CreatedBy", key => Text(key.CreatedBy));
        Optional("ProjectId", key => Text(key.ProjectId));
        Optional("OrganizationId", key => Text(key.OrganizationId));
    }
}
