namespace Neon.Commands;

/// <summary>What is left to do after a member of a project has lost rights: secrets once known stay known.</summary>
internal static class ProjectMemberAdvice
{
    public static IEnumerable<string> Of(ProjectMember member)
    {
        if (member.CredentialRotationRecommended == true)
        {
            yield return $"{member} may know the passwords of the project's roles. Neon recommends new ones: Reset-NeonRolePassword.";
        }

        if (member.OrgApiKeyRotationRecommended == true)
        {
            yield return $"{member} may know API keys of the organization. Neon recommends to replace them.";
        }
    }
}
