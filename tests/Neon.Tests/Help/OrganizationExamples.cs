namespace Neon.Tests.Help;

/// <summary>What the examples about members, spending limits, keys, VPC endpoints and moves name.</summary>
internal sealed class OrganizationExamples : IExamplePreparation
{
    public void Prepare(ExampleHost host)
    {
        var names = host.Engine.Get<Organization>("Get-NeonOrganization").Select(organization => organization.Name!).ToArray();
        host.Stand("'Contoso'", $"'{names[1]}'");
        if (host.IsNamed("@contractor.example"))
        {
            host.Engine.Emulator.AddMember("eve@contractor.example");
        }

        if (host.IsNamed("-not $_.HasMfa"))
        {
            host.Engine.Emulator.AddMember("linus@example.com");
        }

        host.Type("New-NeonOrganizationInvitation invited@example.com", "Get-NeonOrganizationInvitation");
        host.Type("Set-NeonSpendingLimit 250", "Remove-NeonSpendingLimit");
        host.Type("$null = New-NeonApiKey laptop", "laptop");
        host.Type($"$null = New-NeonApiKey old -Organization '{names[0]}'; $null = New-NeonApiKey app -Project app", "NeonApiKey -Organization", "| Get-NeonApiKey");
        host.Type(
            "Set-NeonVpcEndpoint vpce-1234567890abcdef0 -Region aws-us-east-1 -Label production",
            "Get-NeonVpcEndpoint", "Remove-NeonVpcEndpoint");
    }
}
