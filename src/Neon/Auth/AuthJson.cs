using System.Text.Json.Serialization;

namespace Neon;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(Timestamp), typeof(Secret)])]
[JsonSerializable(typeof(AuthIntegration))]
[JsonSerializable(typeof(AuthSetup))]
[JsonSerializable(typeof(AuthProjectTransfer))]
[JsonSerializable(typeof(AuthUser))]
[JsonSerializable(typeof(AuthOAuthProvider))]
[JsonSerializable(typeof(AuthDomainList))]
[JsonSerializable(typeof(AuthOAuthProviderList))]
[JsonSerializable(typeof(AuthEnableBody))]
[JsonSerializable(typeof(AuthDisableBody))]
[JsonSerializable(typeof(AuthDomainAddBody))]
[JsonSerializable(typeof(AuthDomainRemoveBody))]
[JsonSerializable(typeof(AuthUserCreate))]
[JsonSerializable(typeof(AuthUserRoles))]
[JsonSerializable(typeof(AuthOAuthProviderAdd))]
[JsonSerializable(typeof(AuthOAuthProviderUpdate))]
[JsonSerializable(typeof(AuthProjectBody))]
internal sealed partial class AuthJson : JsonSerializerContext;
