using Neon.Tests.Branches;
using Neon.Tests.Functions;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>A project <c>app</c> with one resource of every kind that has a name, a label or an address.</summary>
internal static class NamedResources
{
    public const string OnMain = "-Project app -Branch main";

    private static readonly string[] Creations =
    [
        "New-NeonEndpoint reader -Type read_only -Project app -Branch main -Wait",
        "New-NeonSnapshot before -Project app -Branch main -Wait",
        $"Publish-NeonFunction orders $zip {OnMain} -Wait | Set-NeonFunction -Name 'Order API'",
        $"New-NeonTrigger nightly -Function orders -Cron '0 3 * * *' {OnMain}",
        $"Add-NeonCustomDomain api.example.com -Function orders {OnMain}",
        $"New-NeonBucket uploads {OnMain}",
        $"Send-NeonBucketObject $zip -Key api.zip -Bucket uploads {OnMain}",
        $"New-NeonCredential build -Scope storage:read {OnMain}",
        "New-NeonApiKey laptop",
        $"Enable-NeonAuth {OnMain}",
        $"Add-NeonAuthOAuthProvider github -ClientId own -ClientSecret $secret {OnMain}",
        "Grant-NeonProjectPermission linus@example.com -Project app",
        "Set-NeonVpcEndpoint vpce-1 -Region aws-us-east-2 -Label office",
        "Set-NeonProjectVpcEndpoint vpce-1 office -Project app",
        "Add-NeonJwks https://example.com/keys.json -ProviderName keycloak -Project app",
    ];

    /// <summary>Creates them.</summary>
    public static void AddNamedResources(this NeonHost host, SeededProject app, TempFolder folder)
    {
        File.WriteAllBytes(folder["api.zip"], FunctionHost.Archive());
        host.Run("$ConfirmPreference = 'None'", ("zip", folder["api.zip"]), ("secret", Secret.Of("of the tests")));
        host.AddBranch(app, "develop");
        host.Emulator.AddMember("ada@example.com");
        foreach (var creation in Creations)
        {
            Assert.Empty(host.Run($"$null = {creation}").Errors);
        }

        host.Forget();
    }
}
