namespace Neon.Commands;

/// <summary>Completes verification methods of email addresses.</summary>
internal sealed class EmailVerificationMethodCompleter() : KnownValueCompleter(
    "link", "otp");

/// <summary>Completes the roles of the creator of an organization in an app.</summary>
internal sealed class OrganizationCreatorRoleCompleter() : KnownValueCompleter(
    "owner", "admin");

/// <summary>Completes the webhook events.</summary>
internal sealed class AuthWebhookEventCompleter() : KnownValueCompleter(
    "user.before_create", "user.created", "send.otp", "send.magic_link", "organization.invitation.created",
    "organization.invitation.accepted", "phone_number.verified");

/// <summary>Completes the usual ports of mail servers.</summary>
internal sealed class SmtpPortCompleter() : SampleCompleter(
    ("587", "submission, STARTTLS"), ("465", "submission, TLS"), ("2525", "submission, where 587 is blocked"), ("25", "relay"));

/// <summary>Samples of the time-out of a webhook in seconds.</summary>
internal sealed class WebhookTimeoutCompleter() : SampleCompleter(
    ("3", "three seconds"), ("5", "five seconds"), ("10", "ten seconds, the maximum"));
