namespace Neon;

public static partial class Display
{
    /// <summary>What an API key reaches.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The id of a project or of an organization, or <c>personal</c>.</returns>
    public static string KeyScope(ApiKey? key) => key is null ? string.Empty : VisibleText.Of(key.ProjectId ?? key.OrganizationId ?? "personal");
}
