using System.Net;

namespace Neon.Commands;

/// <summary>Error responses caused by a rule of one resource, for all cmdlets. The first match applies.</summary>
internal static class KnownResponses
{
    private const string AuthOfBranch = "/projects/{project_id}/branches/{branch_id}/auth";
    private const string BucketsOfBranch = "/projects/{project_id}/branches/{branch_id}/buckets";

    public static IReadOnlyList<KnownResponse> All { get; } =
    [
        new(failure => failure.Code == "INVALID_SHARED_OAUTH_PROVIDER",
            NeonErrorId.RequestRefused, "Neon has no shared app for this provider. Specify your own client id and client secret."),
        new(IsAuthOff,
            NeonErrorId.NotFound("Auth"), "Neon Auth is not enabled there. Get-NeonAuth shows where it is enabled; Enable-NeonAuth enables it on a branch."),
        new(failure => failure.StatusCode == HttpStatusCode.Gone && (failure.Route == BucketsOfBranch || Says(failure, "project")),
            NeonErrorId.NotFound("Project"), "The project has been deleted. Restore-NeonDeletedProject recovers it within seven days."),
        new(failure => failure.StatusCode == HttpStatusCode.Conflict && failure.Route == AuthOfBranch,
            NeonErrorId.Conflict, "Neon Auth is already enabled on the branch. Get-NeonAuth shows it; New-NeonAuthSdkKey creates more keys for it."),
        new(failure => failure.StatusCode == HttpStatusCode.PreconditionFailed && Says(failure, "suspend interval"),
            NeonErrorId.PreconditionFailed, "The plan of the account does not allow a custom suspend time-out. Omit the setting, or change the plan."),
        new(failure => failure.StatusCode == HttpStatusCode.PreconditionFailed && Says(failure, "storing passwords"),
            NeonErrorId.PreconditionFailed, "The project does not store passwords. Use Reset-NeonRolePassword to set a new one."),
        new(failure => failure.NeedsOrganization,
            NeonErrorId.Required("Organization"), "A personal key needs an organization. Set one with Set-NeonContext -Organization; Get-NeonOrganization lists yours."),
    ];

    /// <summary>Whether Neon Auth as a whole is missing, not its branch or part of it.</summary>
    private static bool IsAuthOff(NeonApiException failure) =>
        failure is { StatusCode: HttpStatusCode.NotFound, Route: { } route }
        && (route.StartsWith("/projects/auth/", StringComparison.Ordinal) || route.StartsWith(AuthOfBranch, StringComparison.Ordinal))
        && ResourceTable.MissingIn(failure.Message) is null
        && (route.LastIndexOf('{') < AuthOfBranch.Length || Says(failure, "neon auth"));

    private static bool Says(NeonApiException failure, string words) => failure.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
