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
