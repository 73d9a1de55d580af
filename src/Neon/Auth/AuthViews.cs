using static Neon.Display;

namespace Neon;

internal sealed class AuthIntegrationView : ObjectView<AuthIntegration>
{
    public AuthIntegrationView()
    {
        GroupBy("Project", integration => Text(integration.ProjectId));

        Column("BranchId", Rest, integration => Text(integration.BranchId));
        Column("AuthProvider", 12, integration => Text(integration.AuthProvider));
        Column("Age", 6, integration => Age(integration.CreatedAt), right: true);
        Column("DatabaseName", 24, integration => Text(integration.DatabaseName));

        Item("Name", integration => Text(integration.Name));
        Item("AuthProvider", integration => Text(integration.AuthProvider));
        Item("AuthProviderProjectId", integration => Text(integration.AuthProviderProjectId));
        Item("BaseUrl", integration => Text(integration.BaseUrl));
        Item("JwksUrl", integration => Text(integration.JwksUrl));
        Item("DatabaseName", integration => Text(integration.DatabaseName));
        Item("OwnedBy", integration => Text(integration.OwnedBy));
        Optional("TransferStatus", integration => State(integration.TransferStatus));
        Item("CreatedAt", integration => Time(integration.CreatedAt));
        Item("BranchId", integration => Text(integration.BranchId));
        Item("ProjectId", integration => Text(integration.ProjectId));
    }
}

internal sealed class AuthSetupView : ObjectView<AuthSetup>
{
    public AuthSetupView()
    {
        Item("AuthProvider", setup => Text(setup.AuthProvider));
        Item("AuthProviderProjectId", setup => Text(setup.AuthProviderProjectId));
        Item("BaseUrl", setup => Text(setup.BaseUrl));
        Item("JwksUrl", setup => Text(setup.JwksUrl));
        Item("PubClientKey", setup => NewSecret(setup.PubClientKey, "returned only once: assign the output to a variable"));
        Item("SecretServerKey", setup => NewSecret(setup.SecretServerKey, "returned only once: assign the output to a variable"));
        Item("SchemaName", setup => Text(setup.SchemaName));
        Item("TableName", setup => Text(setup.TableName));
        Item("BranchId", setup => Text(setup.BranchId));
        Item("ProjectId", setup => Text(setup.ProjectId));
    }
}

internal sealed class AuthDomainView : ObjectView<AuthDomain>
{
    public AuthDomainView()
    {
        GroupBy("Branch", domain => Place(domain.ProjectId, domain.BranchId));

        Column("Domain", Rest, domain => Text(domain.Domain));
        Column("AuthProvider", 12, domain => Text(domain.AuthProvider));

        Item("Domain", domain => Text(domain.Domain));
        Item("AuthProvider", domain => Text(domain.AuthProvider));
        Item("BranchId", domain => Text(domain.BranchId));
        Item("ProjectId", domain => Text(domain.ProjectId));
    }
}

internal sealed class AuthUserView : ObjectView<AuthUser>
{
    public AuthUserView()
    {
        GroupBy("Branch", user => Place(user.ProjectId, user.BranchId));

        Column("Email", Rest, user => Text(user.Email));
        Column("Roles", 12, user => List(user.Roles));
        Column("AuthUserId", 36, user => Text(user.AuthUserId));

        Item("Name", user => Text(user.Name));
        Item("Email", user => Text(user.Email));
        Item("AuthUserId", user => Text(user.AuthUserId));
        Item("Roles", user => List(user.Roles));
        Item("BranchId", user => Text(user.BranchId));
        Item("ProjectId", user => Text(user.ProjectId));
    }
}

internal sealed class AuthOAuthProviderView : ObjectView<AuthOAuthProvider>
{
    public AuthOAuthProviderView()
    {
        GroupBy("Branch", provider => Place(provider.ProjectId, provider.BranchId));

        Wraps();

        Column("OAuthProviderId", 15, provider => Text(provider.OAuthProviderId));
        Column("Type", 10, provider => Text(provider.Type));
        Column("ClientId", Rest, provider => Text(provider.ClientId));

        Item("OAuthProviderId", provider => Text(provider.OAuthProviderId));
        Item("Type", provider => Text(provider.Type));
        Item("ClientId", provider => Text(provider.ClientId));
        Item("ClientSecret", provider => Mask(provider.ClientSecret));
        Item("BranchId", provider => Text(provider.BranchId));
        Item("ProjectId", provider => Text(provider.ProjectId));
    }
}

internal sealed class AuthProjectTransferView : ObjectView<AuthProjectTransfer>
{
    public AuthProjectTransferView()
    {
        Item("AuthProvider", transfer => Text(transfer.AuthProvider));
        Item("Url", transfer => NewSecret(transfer.Url, "returned only once: assign the output to a variable"));
        Item("ProjectId", transfer => Text(transfer.ProjectId));
    }
}
