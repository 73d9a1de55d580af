using System.Net;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The OAuth providers of Neon Auth.</summary>
internal static class NeonAuthProviders
{
    private const string WithTenant = "microsoft";

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("listBranchNeonAuthOauthProviders", context => new JsonObject
        {
            ["providers"] = Wire.Array(NeonAuth.Get(context).Providers.Values.Select(provider => provider.ToJson())),
        });
        handlers.Add("addBranchNeonAuthOauthProvider", Add);
        handlers.Add("updateBranchNeonAuthOauthProvider", Update);
        handlers.AddEmpty("deleteBranchNeonAuthOauthProvider", context => NeonAuth.Get(context).Providers.Remove(Find(context).Id));
    }

    private static JsonObject Add(RequestContext context)
    {
        NeonAuthState auth = NeonAuth.Get(context);
        string id = context.Body.String("id")!;
        if (auth.Providers.ContainsKey(id))
        {
            throw ApiException.Conflict($"oauth provider '{id}' already exists");
        }

        return Keep(auth, Change(context, new NeonAuthProviderState(id)));
    }

    private static JsonObject Update(RequestContext context) => Keep(NeonAuth.Get(context), Change(context, Find(context)));

    private static JsonObject Keep(NeonAuthState auth, NeonAuthProviderState provider) =>
        (auth.Providers[provider.Id] = provider).ToJson();

    private static NeonAuthProviderState Change(RequestContext context, NeonAuthProviderState current)
    {
        NeonAuthProviderState changed = current with
        {
            ClientId = context.Body.String("client_id") ?? current.ClientId,
            ClientSecret = context.Body.String("client_secret") ?? current.ClientSecret,
            TenantId = context.Body.String("microsoft_tenant_id") ?? current.TenantId,
        };
        if (changed.ClientId is null != changed.ClientSecret is null)
        {
            throw ApiException.BadRequest("client_id and client_secret must be specified together");
        }

        if (changed.ClientId is null && changed.Id != NeonAuth.SharedProvider)
        {
            throw new ApiException(
                HttpStatusCode.BadRequest, $"there is no shared app for the oauth provider '{changed.Id}'", "INVALID_SHARED_OAUTH_PROVIDER");
        }

        return changed.TenantId is null || changed.Id == WithTenant
            ? changed
            : throw ApiException.BadRequest($"microsoft_tenant_id is not valid for the oauth provider '{changed.Id}'");
    }

    private static NeonAuthProviderState Find(RequestContext context) =>
        NeonAuth.Get(context).Providers.GetValueOrDefault(context.Path("oauth_provider_id"))
            ?? throw ApiException.NotFound("oauth provider not found");
}
