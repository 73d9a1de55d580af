using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(AuthEmailPasswordConfig))]
[JsonSerializable(typeof(AuthEmailPasswordUpdate))]
[JsonSerializable(typeof(AuthEmailProvider))]
[JsonSerializable(typeof(AuthEmailProviderUpdate))]
[JsonSerializable(typeof(AuthTestEmail))]
[JsonSerializable(typeof(AuthTestEmailBody))]
[JsonSerializable(typeof(AuthProviderTestBody))]
[JsonSerializable(typeof(AuthLocalhostAccess))]
[JsonSerializable(typeof(AuthLocalhostUpdate))]
[JsonSerializable(typeof(AuthConfig))]
[JsonSerializable(typeof(AuthConfigUpdate))]
[JsonSerializable(typeof(AuthPlugins))]
[JsonSerializable(typeof(AuthOrganizationPlugin))]
[JsonSerializable(typeof(AuthOrganizationPluginUpdate))]
[JsonSerializable(typeof(AuthMagicLinkPlugin))]
[JsonSerializable(typeof(AuthMagicLinkPluginUpdate))]
[JsonSerializable(typeof(AuthPhoneNumberPlugin))]
[JsonSerializable(typeof(AuthPhoneNumberPluginUpdate))]
[JsonSerializable(typeof(AuthWebhook))]
[JsonSerializable(typeof(AuthWebhookBody))]
internal sealed partial class AuthSettingsJson : JsonSerializerContext;
