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

    /// <summary>Whether the settings look as this update would leave them.</summary>
    public bool IsIn(AuthEmailPasswordConfig now) =>
        (Enabled is null || now.Enabled == Enabled)
        && (EmailVerificationMethod is null || now.EmailVerificationMethod == EmailVerificationMethod)
        && (RequireEmailVerification is null || now.RequireEmailVerification == RequireEmailVerification)
        && (AutoSignInAfterVerification is null || now.AutoSignInAfterVerification == AutoSignInAfterVerification)
        && (SendVerificationEmailOnSignUp is null || now.SendVerificationEmailOnSignUp == SendVerificationEmailOnSignUp)
        && (SendVerificationEmailOnSignIn is null || now.SendVerificationEmailOnSignIn == SendVerificationEmailOnSignIn)
        && (DisableSignUp is null || now.DisableSignUp == DisableSignUp);
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

    /// <summary>Whether the mail server looks as this update would leave it. A password that Neon hides tells nothing.</summary>
    public bool IsIn(AuthEmailProvider now) =>
        now.Type == Type
        && (Host is null || now.SmtpHost == Host)
        && (Port is null || now.Port == Port)
        && (Username is null || now.Username == Username)
        && (Password is null || (now.Password is { } password && Secret.Reveal(password) == Secret.Reveal(Password)))
        && (SenderEmail is null || now.SenderEmail == SenderEmail)
        && (SenderName is null || now.SenderName == SenderName);
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

    /// <summary>Whether the plugin looks as this update would leave it.</summary>
    public bool IsIn(AuthOrganizationPlugin now) =>
        (Enabled is null || now.Enabled == Enabled)
        && (OrganizationLimit is null || now.OrganizationLimit == OrganizationLimit)
        && (MembershipLimit is null || now.MembershipLimit == MembershipLimit)
        && (CreatorRole is null || now.CreatorRole == CreatorRole)
        && (SendInvitationEmail is null || now.SendInvitationEmail == SendInvitationEmail);
}

internal sealed class AuthMagicLinkPluginUpdate
{
    public bool? Enabled { get; init; }

    [JsonConverter(typeof(WholeMinutes))]
    public TimeSpan? ExpiresIn { get; init; }

    public bool? DisableSignUp { get; init; }

    /// <summary>Whether the plugin looks as this update would leave it.</summary>
    public bool IsIn(AuthMagicLinkPlugin now) =>
        (Enabled is null || now.Enabled == Enabled)
        && (ExpiresIn is null || now.ExpiresIn == ExpiresIn)
        && (DisableSignUp is null || now.DisableSignUp == DisableSignUp);
}

internal sealed class AuthPhoneNumberPluginUpdate
{
    public bool? Enabled { get; init; }

    [JsonConverter(typeof(WholeSeconds))]
    public TimeSpan? OtpExpiresIn { get; init; }

    /// <summary>Whether the plugin looks as this update would leave it.</summary>
    public bool IsIn(AuthPhoneNumberPlugin now) =>
        (Enabled is null || now.Enabled == Enabled) && (OtpExpiresIn is null || now.OtpExpiresIn == OtpExpiresIn);
}

/// <summary>A whole webhook: what it leaves out, Neon takes away.</summary>
internal sealed class AuthWebhookBody
{
    public required bool Enabled { get; init; }

    public string? WebhookUrl { get; init; }

    public IReadOnlyList<string>? EnabledEvents { get; init; }

    public int? TimeoutSeconds { get; init; }

    /// <summary>Whether the webhook looks as this one would leave it. Neon fills in the time that is left out.</summary>
    public bool IsIn(AuthWebhook now) =>
        now.Enabled == Enabled
        && (now.Url ?? string.Empty) == (WebhookUrl ?? string.Empty)
        && (now.Events ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(EnabledEvents ?? [])
        && (TimeoutSeconds is null || now.TimeoutSeconds == TimeoutSeconds);
}
