using System.Net;

namespace Neon.Commands;

/// <summary>Error responses caused by a rule of several resources, by the type of key or by the plan, for all cmdlets. The first match applies.</summary>
internal static class KnownResponses
{
    private const string BucketsOfBranch = "/projects/{project_id}/branches/{branch_id}/buckets";

    public static IReadOnlyList<KnownResponse> All { get; } =
    [
        new(failure => failure.IsNotAllowed && Says(failure, "organization API key"),
            NeonErrorId.PermissionDenied, "Organization keys cannot do this. Connect with the personal key of an administrator."),
        new(failure => failure.IsNotAllowed && Says(failure, "project-scoped"),
            NeonErrorId.PermissionDenied, "Project-scoped keys cannot do this. Connect with the personal key of an administrator."),
        new(failure => failure.IsNotAllowed && Says(failure, "delete the project this key is scoped to"),
            NeonErrorId.PermissionDenied, "A project-scoped key cannot delete its own project. Connect with a personal or an organization key."),
        new(failure => failure.IsNotAllowed && Says(failure, "organization admins"),
            NeonErrorId.PermissionDenied, "Only administrators of the organization can do this. {Get-NeonOrganizationMember} lists the members with their roles."),
        new(failure => failure.IsNotAllowed && Says(failure, "not available on the plan"),
            NeonErrorId.PermissionDenied, "The plan of the account does not include this. Change the plan in the Neon console."),
        new(failure => failure.StatusCode == HttpStatusCode.NotAcceptable && Says(failure, "boundaries of the granularity"),
            NeonErrorId.RequestRefused, "Hourly figures go back 168 hours, daily figures 60 days, monthly figures one year. Choose a later start or a longer granularity."),
        new(failure => failure.IsNotAllowed && Says(failure, "project this key is scoped to"),
            NeonErrorId.PermissionDenied, "A project-scoped key has access to one project only. Connect with a key that has access to this one."),
        new(failure => failure.IsNotAllowed,
            NeonErrorId.PermissionDenied, "The key is not allowed to do this. {Get-NeonIdentity} shows the type of key."),
        .. AuthResponses.All,
        new(failure => failure.StatusCode == HttpStatusCode.Gone && (failure.Route == BucketsOfBranch || Says(failure, "project")),
            NeonErrorId.NotFound("Project"), "The project has been deleted. {Restore-NeonDeletedProject <Project>} recovers it within seven days."),
        new(failure => failure.StatusCode == HttpStatusCode.PreconditionFailed && Says(failure, "suspend interval"),
            NeonErrorId.PreconditionFailed, "The plan of the account does not allow a custom suspend time-out. Omit the setting, or change the plan."),
        new(failure => failure.StatusCode == HttpStatusCode.PreconditionFailed && Says(failure, "storing passwords"),
            NeonErrorId.PreconditionFailed, "The project does not store passwords. To set a new one: {Reset-NeonRolePassword <Role>}."),
        new(failure => failure.RequiresParent,
            NeonErrorId.Required("Organization"), "A personal key needs an organization. Set one with {Set-NeonContext} -Organization; {Get-NeonOrganization} lists yours."),
    ];

    private static bool Says(NeonApiException failure, string words) => failure.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
