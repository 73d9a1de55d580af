using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>Neon Auth of a branch: enabling and disabling it, trusted domains, and the keys of applications.</summary>
internal static class NeonAuth
{
    /// <summary>The provider that works with Neon's shared app as soon as Neon Auth is enabled.</summary>
    public const string SharedProvider = "google";

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("getNeonAuth", context => Get(context).ToJson());
        handlers.Add("createNeonAuth", Enable, status: 201);
        handlers.AddEmpty("disableNeonAuth", Disable);
        handlers.Add("listBranchNeonAuthTrustedDomains", context => new JsonObject
        {
            ["domains"] = Wire.Array(Get(context).Domains.Select(domain => new JsonObject
            {
                ["domain"] = domain.Domain,
                ["auth_provider"] = domain.AuthProvider,
            })),
        });
        handlers.AddEmpty("addBranchNeonAuthTrustedDomain", AddDomain, status: 201);
        handlers.AddEmpty("deleteBranchNeonAuthTrustedDomain", DeleteDomains);
        handlers.Add("createNeonAuthProviderSDKKeys", context => Setup(context, OfProject(context)), status: 201);
        handlers.Add("transferNeonAuthProviderProject", Transfer);
    }

    /// <summary>Neon Auth of the branch of the path.</summary>
    public static NeonAuthState Get(RequestContext context) =>
        context.Branch(context.Project()).Auth ?? throw ApiException.NotFound("neon auth is not enabled for this branch");

    private static JsonObject Enable(RequestContext context)
    {
        ProjectState project = context.Project();
        BranchState branch = context.Branch(project);
        if (branch.Auth is not null)
        {
            throw ApiException.Conflict("neon auth is already enabled for this branch");
        }

        if (branch.ExpiresAt is not null)
        {
            throw ApiException.Unprocessable("neon auth cannot be enabled on a branch that expires");
        }

        string database = context.Body.String("database_name") is { } named
            ? Databases.Get(branch, named).Name
            : branch.Content.Databases.Keys.FirstOrDefault() ?? throw ApiException.Unprocessable("the branch has no database");
        string host = project.ReadWriteEndpointOf(branch.Id)?.Id ?? branch.Id;
        branch.Auth = new NeonAuthState
        {
            AuthProvider = context.Body.String("auth_provider")!,
            ProviderProjectId = context.Store.Ids.Uuid(),
            BranchId = branch.Id,
            DatabaseName = database,
            BaseUrl = $"https://{host}.neonauth.{project.Region.ProxyHost}/{Uri.EscapeDataString(database)}/auth",
            Name = project.Name,
            CreatedAt = context.Now,
        };
        branch.Auth.Providers.Add(SharedProvider, new NeonAuthProviderState(SharedProvider));
        return Setup(context, branch.Auth);
    }

    private static JsonObject Setup(RequestContext context, NeonAuthState auth) =>
        auth.ToSetup(context.Store.Ids.ClientKey(), context.Store.Ids.ServerKey());

    private static void Disable(RequestContext context)
    {
        Get(context);
        BranchState branch = context.Branch(context.Project());
        branch.Auth = null;
        if (context.Body.Boolean("delete_data") == true)
        {
            branch.AuthUsers.Clear();
        }
    }

    private static void AddDomain(RequestContext context)
    {
        NeonAuthState auth = Get(context);
        (string, string) domain = (context.Body.String("auth_provider")!, context.Body.String("domain")!);
        if (auth.Domains.Contains(domain))
        {
            throw ApiException.Conflict("the domain is trusted already");
        }

        auth.Domains.Add(domain);
    }

    private static void DeleteDomains(RequestContext context)
    {
        NeonAuthState auth = Get(context);
        string provider = context.Body.String("auth_provider")!;
        List<(string, string)> domains =
            [.. context.Body["domains"]!.AsArray().Select(item => (provider, item!.AsObject().String("domain")!))];
        if (domains.Exists(domain => !auth.Domains.Contains(domain)))
        {
            throw ApiException.NotFound("trusted domain not found");
        }

        auth.Domains.RemoveAll(domains.Contains);
    }

    private static JsonObject Transfer(RequestContext context)
    {
        NeonAuthState auth = OfProject(context);
        auth.TransferStatus = "initiated";
        return new JsonObject
        {
            ["url"] = $"https://app.auth-provider.test/integrations/neon/projects/transfer/confirm?code={context.Store.Ids.Uuid()}",
        };
    }

    /// <summary>Neon Auth of a project, which is that of its default branch.</summary>
    private static NeonAuthState OfProject(RequestContext context)
    {
        ProjectState project = context.Project();
        return project.Branches[project.DefaultBranchId].Auth is { } auth && auth.AuthProvider == context.Body.String("auth_provider")
            ? auth
            : throw ApiException.NotFound("neon auth is not enabled with this provider");
    }
}
