namespace Neon.Commands;

/// <summary>
/// The follow-up steps after a project member has lost permissions, because the member still knows secrets.
/// </summary>
internal static class ProjectMemberAdvice
{
    public static IEnumerable<string> Of(ProjectMember member)
    {
        if (member.CredentialRotationRecommended == true)
        {
            yield return $"{member} may know the passwords of the project's roles. Neon recommends that you reset them with Reset-NeonRolePassword.";
        }

        if (member.OrgApiKeyRotationRecommended == true)
        {
            yield return $"{member} may know API keys of the organization. Neon recommends that you replace them.";
        }
    }
}
