using System.Net;
using Neon.Commands;

namespace Neon;

/// <summary>Error responses caused by a rule of Neon Auth. The first match applies.</summary>
internal static class AuthResponses
{
    private const string AuthOfBranch = "/projects/{project_id}/branches/{branch_id}/auth";

    public static IReadOnlyList<KnownResponse> All { get; } =
    [
        new(failure => failure.Code == "INVALID_SHARED_OAUTH_PROVIDER",
            NeonErrorId.RequestRefused, "Neon has no shared app for this provider. Specify your own client id and client secret."),
        new(failure => IsAboutAuth(failure) && Says(failure, "with this provider"),
            NeonErrorId.NotFound("Auth"), "{Get-NeonAuth} shows the provider in use. Specify it with -AuthProvider."),
        new(failure => IsPartOfAuth(failure) && failure.Route == AuthOfBranch + "/domains",
            NeonErrorId.NotFound("AuthDomain"), "A domain must match exactly, including its scheme. {Get-NeonAuthDomain} lists the trusted domains."),
        // Neon's message names the part; nothing more is known about the cause.
        new(IsPartOfAuth, NeonErrorId.NotFound(ResourceTable.Unknown.Noun), Advice: null),
        new(IsAboutAuth,
            NeonErrorId.NotFound("Auth"), "Neon Auth is not enabled. {Enable-NeonAuth} enables it on a branch."),
        new(failure => failure.StatusCode == HttpStatusCode.Conflict && (failure.Route == AuthOfBranch || Says(failure, "neon auth is already enabled")),
            NeonErrorId.Conflict, "Neon Auth is already enabled on the branch. {Get-NeonAuth} shows it; {New-NeonAuthSdkKey} creates more keys for it."),
    ];

    /// <summary>Whether Neon Auth, or a part of it without an id in the route, is missing: not its branch, and not a user.</summary>
    private static bool IsAboutAuth(NeonApiException failure) =>
        failure is { StatusCode: HttpStatusCode.NotFound, Route: { } route }
        && (route.StartsWith("/projects/auth/", StringComparison.Ordinal) || route.StartsWith(AuthOfBranch, StringComparison.Ordinal))
        && ResourceTable.MissingIn(failure.Message) is null
        && (route.LastIndexOf('{') < AuthOfBranch.Length || Says(failure, "neon auth"));

    /// <summary>Whether the message names a part of Neon Auth as missing. Then Neon Auth itself is enabled.</summary>
    private static bool IsPartOfAuth(NeonApiException failure) =>
        IsAboutAuth(failure) && MissingResource.SubjectOf(failure.Message) is not (null or "auth" or "auth integration" or "integration");

    private static bool Says(NeonApiException failure, string words) => failure.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
