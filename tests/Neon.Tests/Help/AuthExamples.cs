namespace Neon.Tests.Help;

/// <summary>Neon Auth, enabled where an example finds it enabled, with the domains, users and providers that examples name.</summary>
internal sealed class AuthExamples : IExamplePreparation
{
    private const string UserId = "11111111-2222-4333-8444-555555555555";

    public void Prepare(ExampleHost host)
    {
        if (!host.IsNamed("NeonAuth") || host.IsNamed("Enable-NeonAuth"))
        {
            return;
        }

        host.Type($"Enable-NeonAuth -Project app -Branch main -AuthProvider {(host.IsNamed("Transfer stack") ? "stack" : "better_auth")}");
        foreach (var branch in (string[])["dev", "staging"])
        {
            host.Type($"Enable-NeonAuth -Project app -Branch {branch}", branch);
        }

        host.Type("Enable-NeonAuth -Project app -Branch pr-42", "pr-*");
        host.Type("Add-NeonAuthDomain http://app.example.com -Project app -Branch main", "Get-NeonAuthDomain");
        host.Type("Add-NeonAuthDomain https://preview.example.com -Project app -Branch main", "Remove-NeonAuthDomain https:");
        AddGitHub(host);
        if (host.IsNamed(UserId))
        {
            host.Stand(UserId, host.Engine.Get<AuthUser>("New-NeonAuthUser grace@example.com -Project app -Branch main")[0].AuthUserId!);
        }
    }

    private static void AddGitHub(ExampleHost host)
    {
        if (host.IsNamed("Get-NeonAuthOAuthProvider"))
        {
            host.Engine.Get<AuthOAuthProvider>(
                "Add-NeonAuthOAuthProvider github -ClientId Iv1.a1b2c3d4e5f6 -ClientSecret $secret -Project app -Branch main",
                ("secret", Secret.Of("of the examples")));
        }
    }
}
