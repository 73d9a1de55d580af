using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>The settings of Neon Auth on a branch: sign-in, mail server, plugins, webhook.</summary>
internal static class NeonAuthSettings
{
    private const string Mask = "********";

    private static readonly string[] OfOwnServer = ["host", "port", "username", "password", "sender_email", "sender_name"];

    public static void Register(OperationHandlers handlers)
    {
        handlers.Add("getNeonAuthEmailAndPasswordConfig", context => Copy(Settings(context).EmailAndPassword));
        handlers.Add("updateNeonAuthEmailAndPasswordConfig", context => Update(Settings(context).EmailAndPassword, context.Body));
        handlers.Add("getNeonAuthEmailProvider", context => Masked(Settings(context).EmailProvider));
        handlers.Add("updateNeonAuthEmailProvider", UpdateEmailProvider);
        handlers.Add("sendNeonAuthTestEmail", context =>
        {
            _ = Settings(context);
            return Send(context.Body);
        });
        handlers.Add("sendNeonAuthEmailProviderTest", SendThroughOwn);
        handlers.Add("getNeonAuthAllowLocalhost", context => Localhost(Settings(context)));
        handlers.Add("updateNeonAuthAllowLocalhost", context =>
        {
            NeonAuthSettingsState settings = Settings(context);
            settings.AllowLocalhost = context.Body.Boolean("allow_localhost")!.Value;
            return Localhost(settings);
        });
        handlers.Add("updateNeonAuthConfig", context =>
        {
            NeonAuthState auth = NeonAuth.Get(context);
            auth.Name = context.Body.String("name")!;
            return new JsonObject { ["name"] = auth.Name };
        });
        handlers.Add("getNeonAuthPluginConfigs", Plugins);
        handlers.Add("updateNeonAuthOrganizationPlugin", context => Update(Settings(context).Organization, context.Body));
        handlers.Add("updateNeonAuthMagicLinkPlugin", context => Update(Settings(context).MagicLink, context.Body));
        handlers.Add("getNeonAuthPhoneNumberPlugin", context => Copy(Settings(context).PhoneNumber));
        handlers.Add("updateNeonAuthPhoneNumberPlugin", context => Update(Settings(context).PhoneNumber, context.Body));
        handlers.Add("getNeonAuthWebhookConfig", context => Copy(Settings(context).Webhook));
        handlers.Add("updateNeonAuthWebhookConfig", ReplaceWebhook);
    }

    private static NeonAuthSettingsState Settings(RequestContext context) => NeonAuth.Get(context).Settings;

    private static JsonNode UpdateEmailProvider(RequestContext context)
    {
        NeonAuthSettingsState settings = Settings(context);
        string type = context.Body.String("type")!;
        JsonObject server = settings.EmailProvider.String("type") == type
            ? (JsonObject)Copy(settings.EmailProvider)
            : new JsonObject { ["type"] = type };
        Update(server, context.Body);
        if (type == "standard" && OfOwnServer.FirstOrDefault(name => server[name] is null) is { } missing)
        {
            throw ApiException.BadRequest($"{missing} is required for an email server of type standard");
        }

        settings.EmailProvider = server;
        return Masked(server);
    }

    private static JsonObject SendThroughOwn(RequestContext context)
    {
        JsonObject server = Settings(context).EmailProvider;
        return server.String("type") == "standard"
            ? Send(server)
            : throw ApiException.BadRequest("a custom SMTP provider is not configured: the shared provider cannot be tested");
    }

    /// <summary>A copy for a response, without the password of the mail server.</summary>
    private static JsonNode Masked(JsonObject server)
    {
        JsonNode copy = Copy(server);
        if (copy["password"] is not null)
        {
            copy["password"] = Mask;
        }

        return copy;
    }

    /// <summary>Servers below <c>.invalid</c> do not exist; all others accept every email.</summary>
    private static JsonObject Send(JsonObject server) => server.String("host") is { } host && host.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase)
        ? new JsonObject { ["success"] = false, ["error_message"] = $"getaddrinfo ENOTFOUND {host}" }
        : new JsonObject { ["success"] = true };

    private static JsonObject Localhost(NeonAuthSettingsState settings) => new() { ["allow_localhost"] = settings.AllowLocalhost };

    private static JsonObject Plugins(RequestContext context)
    {
        NeonAuthSettingsState settings = Settings(context);
        return new JsonObject
        {
            ["organization"] = Copy(settings.Organization),
            ["magic_link"] = Copy(settings.MagicLink),
            ["phone_number"] = Copy(settings.PhoneNumber),
            ["email_provider"] = Masked(settings.EmailProvider),
            ["email_and_password"] = Copy(settings.EmailAndPassword),
            ["oauth_providers"] = Wire.Array(NeonAuth.Get(context).Providers.Values.Select(provider => provider.ToJson())),
            ["allow_localhost"] = settings.AllowLocalhost,
        };
    }

    private static JsonNode ReplaceWebhook(RequestContext context)
    {
        NeonAuthSettingsState settings = Settings(context);
        if (context.Body.Boolean("enabled") == true && string.IsNullOrEmpty(context.Body.String("webhook_url")))
        {
            throw ApiException.BadRequest("webhook_url is required when the webhook is enabled");
        }

        if (IsRawAddress(context.Body.String("webhook_url")))
        {
            throw ApiException.BadRequest("webhook_url must have a host name, not an IP address");
        }

        settings.Webhook = new JsonObject { ["enabled_events"] = new JsonArray(), ["timeout_seconds"] = 5 };
        return Update(settings.Webhook, context.Body);
    }

    private static bool IsRawAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    /// <summary>Applies the values of the request and returns a copy of all settings.</summary>
    private static JsonNode Update(JsonObject target, JsonObject request)
    {
        foreach ((string name, JsonNode? value) in request)
        {
            target[name] = value?.DeepClone();
        }

        return Copy(target);
    }

    private static JsonNode Copy(JsonObject settings) => settings.DeepClone();
}
