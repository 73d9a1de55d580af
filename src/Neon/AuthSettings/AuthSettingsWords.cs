namespace Neon.Commands;

/// <summary>Completes how an address is verified.</summary>
internal sealed class EmailVerificationMethodCompleter() : WordCompleter(
    "link", "otp");

/// <summary>Completes the role of whoever creates an organization in an app.</summary>
internal sealed class OrganizationCreatorRoleCompleter() : WordCompleter(
    "owner", "admin");

/// <summary>Completes the events that are sent to an app.</summary>
internal sealed class AuthWebhookEventCompleter() : WordCompleter(
    "user.before_create", "user.created", "send.otp", "send.magic_link", "organization.invitation.created",
    "organization.invitation.accepted", "phone_number.verified");
