namespace Neon.Tests.Reliability;

/// <summary>Responses of services other than Neon to a route that they do not know.</summary>
internal static class ForeignReplies
{
    /// <summary>404 bodies of the same form as Neon's that name nothing of Neon's, or another resource.</summary>
    public static IReadOnlyList<string> NotFound { get; } =
    [
        """{"code":"NOT_FOUND","message":"The requested resource could not be found"}""",
        """{"code":"","message":"not found"}""",
        """{"code":"","message":"account not found"}""",
        """{"code":"404","message":"endpoint not found"}""",
        """{"code":"404","message":"API endpoint not found"}""",
        """{"code":"","message":"service account not found for this project"}""",
        """{"code":"404","message":"The requested URL was not found on this server."}""",
        """{"code":"","message":"this route does not exist"}""",
        """{"code":"ROUTING","message":"project not found in gateway routing table"}""",
        """{"code":"ROUTING","message":"branch not found: no such route"}""",
        """{"code":"ROUTING","message":"role not found by upstream"}""",
        """{"code":"ROUTING","message":"bucket not found page at gateway"}""",
    ];
}
