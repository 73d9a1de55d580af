using Xunit;

namespace Neon.Tests.Help;

/// <summary>People, key sets, VPC endpoints and offers that the examples about access to projects name.</summary>
internal sealed class ProjectAccessExamples : IExamplePreparation
{
    private const string ClaimId = "2e5f0a8c-6f0e-4a3b-9c55-0d3a7c1f4b21";

    public void Prepare(ExampleHost host)
    {
        host.Type("Grant-NeonProjectPermission grace@example.com, alan@example.org -Project app", "Get-NeonProjectPermission", "Revoke-NeonProjectPermission");
        host.Type("Revoke-NeonProjectPermission alan@example.org -Project app -Confirm:$false", "-IncludeRevoked");
        host.Type("Set-NeonProjectMemberRole grace@example.com viewer -Project app", "Remove-NeonProjectMemberRole");
        if (!host.IsNamed("Add-NeonJwks"))
        {
            host.Type("Add-NeonJwks https://example.com/.well-known/jwks.json -ProviderName Clerk -Project app -Wait", "NeonJwks");
            host.Type("Add-NeonJwks https://example.org/.well-known/jwks.json -ProviderName Clerk -Project app -Branch main -Wait", "Where-Object BranchId");
        }

        host.Type("Set-NeonProjectVpcEndpoint vpce-1234567890abcdef0 -Label test -Project app", "Get-NeonProjectVpcEndpoint", "Remove-NeonProjectVpcEndpoint");
        Offer(host);
    }

    // Examples run weeks after they were prepared, so the offer has to last.
    private static void Offer(ExampleHost host)
    {
        if (host.IsNamed(ClaimId))
        {
            var request = Assert.Single(host.Engine.Get<ProjectTransferRequest>("New-NeonProjectTransferRequest app -ExpiresIn 90.00:00 -Confirm:$false"));
            host.Stand(ClaimId, Secret.Reveal(request.RequestId!));
        }
    }
}
