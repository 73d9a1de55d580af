namespace Neon.Commands;

/// <summary>Completes verification methods of email addresses.</summary>
internal sealed class EmailVerificationMethodCompleter() : KnownValueCompleter(
    ("link", "The email contains a link"),
    ("otp", "The email contains a one-time code"));

/// <summary>Completes the roles of the creator of an organization in an app.</summary>
internal sealed class OrganizationCreatorRoleCompleter() : KnownValueCompleter(
    ("owner", "The creator owns the organization"),
    ("admin", "The creator administers the organization"));

/// <summary>Completes the webhook events.</summary>
internal sealed class AuthWebhookEventCompleter() : KnownValueCompleter(
    ("user.before_create", "Before a user is created; the webhook can refuse"),
    ("user.created", "After a user was created"),
    ("send.otp", "When a one-time code has to be sent"),
    ("send.magic_link", "When a sign-in link has to be sent"),
    ("organization.invitation.created", "After somebody was invited to an organization"),
    ("organization.invitation.accepted", "After an invitation to an organization was accepted"),
    ("phone_number.verified", "After a phone number was verified"));

/// <summary>Completes the usual ports of mail servers.</summary>
internal sealed class SmtpPortCompleter() : SampleCompleter(
    ("587", "submission, STARTTLS"), ("465", "submission, TLS"), ("2525", "submission, where 587 is blocked"), ("25", "relay"));

/// <summary>Samples of the time-out of a webhook in seconds.</summary>
internal sealed class WebhookTimeoutCompleter() : SampleCompleter(
    ("3", "three seconds"), ("5", "five seconds"), ("10", "ten seconds, the maximum"));
