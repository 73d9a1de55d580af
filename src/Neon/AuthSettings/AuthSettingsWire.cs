using System.Security;
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

internal sealed class AuthEmailPasswordUpdate
{
    public bool? Enabled { get; init; }

    public string? EmailVerificationMethod { get; init; }

    public bool? RequireEmailVerification { get; init; }

    public bool? AutoSignInAfterVerification { get; init; }

    public bool? SendVerificationEmailOnSignUp { get; init; }

    public bool? SendVerificationEmailOnSignIn { get; init; }

    public bool? DisableSignUp { get; init; }
}

internal sealed class AuthEmailProviderUpdate
{
    public required string Type { get; init; }

    public string? Host { get; init; }

    public int? Port { get; init; }

    public string? Username { get; init; }

    public SecureString? Password { get; init; }

    public string? SenderEmail { get; init; }

    public string? SenderName { get; init; }
}

internal sealed class AuthTestEmailBody
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required string Username { get; init; }

    public required SecureString Password { get; init; }

    public required string SenderEmail { get; init; }

    public required string SenderName { get; init; }

    public required string RecipientEmail { get; init; }
}

internal sealed class AuthProviderTestBody
{
    public required string RecipientEmail { get; init; }
}

internal sealed class AuthLocalhostUpdate
{
    public required bool AllowLocalhost { get; init; }
}

internal sealed class AuthConfigUpdate
{
    public required string Name { get; init; }
}

internal sealed class AuthOrganizationPluginUpdate
{
    public bool? Enabled { get; init; }

    public int? OrganizationLimit { get; init; }

    public int? MembershipLimit { get; init; }

    public string? CreatorRole { get; init; }

    public bool? SendInvitationEmail { get; init; }
}

internal sealed class AuthMagicLinkPluginUpdate
{
    public bool? Enabled { get; init; }

    [JsonConverter(typeof(WholeMinutes))]
    public TimeSpan? ExpiresIn { get; init; }

    public bool? DisableSignUp { get; init; }
}

internal sealed class AuthPhoneNumberPluginUpdate
{
    public bool? Enabled { get; init; }

    [JsonConverter(typeof(WholeSeconds))]
    public TimeSpan? OtpExpiresIn { get; init; }
}

/// <summary>A complete webhook: Neon removes omitted values.</summary>
internal sealed class AuthWebhookBody
{
    public required bool Enabled { get; init; }

    public string? WebhookUrl { get; init; }

    public IReadOnlyList<string>? EnabledEvents { get; init; }

    public int? TimeoutSeconds { get; init; }

    /// <summary>Whether the webhook matches this request. Neon sets the time-out if it is omitted.</summary>
    public bool Matches(AuthWebhook now) =>
        now.Enabled == Enabled
        && (now.Url ?? string.Empty) == (WebhookUrl ?? string.Empty)
        && (now.Events ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(EnabledEvents ?? [])
        && (TimeoutSeconds is null || now.TimeoutSeconds == TimeoutSeconds);
}
