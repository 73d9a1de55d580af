using Neon.Tests.Support;
using Neon.Tests.Functions;
using Neon.Tests.Storage;
using Xunit;

namespace Neon.Tests.Completion;

/// <summary>A project with one resource of each kind that has a name, for tests that only read.</summary>
public sealed class Everything : StorageHost
{
    private const string Vpc = "vpce-1234567890abcdef0";

    public Everything()
    {
        Host.Emulator.AddMember("hedy@example.com");
        Host.AddFunction(Branch);
        Put("readme.txt", "reports/2025/a.pdf", "reports/2026/b.pdf", "reports/index.html");
        Do($"""
            New-NeonBranch dev {InApp} -Wait
            New-NeonBranch gone {InApp} -Wait | Remove-NeonBranch -Wait -Confirm:$false
            New-NeonProject ended -Wait | Remove-NeonProject -Confirm:$false
            New-NeonEndpoint reader {OnMain} -Type read_only -Wait
            New-NeonSnapshot before {OnMain} -Wait
            New-NeonApiKey laptop
            New-NeonApiKey ci -Organization {Host.Emulator.OrganizationId}
            New-NeonOrganizationInvitation linus@example.com
            Grant-NeonProjectPermission alan@example.com {InApp}
            Add-NeonJwks https://example.com/jwks.json -ProviderName Clerk {InApp} -Wait
            Set-NeonVpcEndpoint {Vpc} -Region aws-us-east-1 -Label office
            Set-NeonProjectVpcEndpoint {Vpc} -Label live {InApp}
            New-NeonTrigger nightly api -Cron '0 3 * * *' {OnMain}
            New-NeonCredential build -Scope storage:read {OnMain}
            Add-NeonCustomDomain www.example.com api {OnMain}
            Enable-NeonAuth {OnMain}
            Add-NeonAuthDomain https://app.example.com {OnMain}
            """);
        Host.Forget();
    }

    internal NeonHost Engine => Host;

    internal string Project => App.ProjectId;

    internal string Main => App.MainBranchId;

    private string InApp => $"-Project {App.ProjectId}";

    private void Do(string script) => Assert.Empty(Host.Run(script).Errors);
}
