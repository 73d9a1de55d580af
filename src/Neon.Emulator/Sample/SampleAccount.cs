namespace Neon.Emulator;

/// <summary>The organization Acme of the sample: its members, invitations, keys, spending limit and VPC endpoints.</summary>
internal static class SampleAccount
{
    public static void Describe(SampleWorld world)
    {
        world.Add(390, client => client.Put($"organizations/{Acme(client)}/billing/spending_limit", """{"spending_limit_cents":25000}"""));
        world.Add(380, client => Join(client, "alan@example.com", "admin", hasMfa: true));
        world.Add(300, client => Join(client, "linus@example.com", "editor", hasMfa: true));
        world.Add(200, client => Join(client, "margaret@example.com", "viewer", hasMfa: true));
        world.Add(95, client => Join(client, "eve@contractor.example", "editor", hasMfa: false));
        world.Add(2, client => client.Post(
            $"organizations/{Acme(client)}/invitations", """{"invitations":[{"email":"barbara@example.com","role":"editor"}]}"""));

        // Never used.
        world.Add(350, client => client.Post("api_keys", """{"key_name":"old-laptop"}"""));
        world.Add(45, client => client.Post($"organizations/{Acme(client)}/api_keys", $$"""{"key_name":"app-preview","project_id":"{{SampleProjects.App}}"}"""));
        // Used, one until months ago.
        AddUsedKey(world, "old-ci", created: 320, used: 120);
        AddUsedKey(world, "ci", created: 118, used: 0.1);

        world.Add(100, client => client.Post(
            $"organizations/{Acme(client)}/vpc/region/aws-us-east-1/vpc_endpoints/vpce-1234567890abcdef0", """{"label":"production"}"""));
        world.Add(99, client => client.Post(
            $"organizations/{Acme(client)}/vpc/region/aws-us-east-1/vpc_endpoints/vpce-0123456789abcdef0", """{"label":"unused"}"""));
    }

    public static string Acme(SampleClient client) => client.Store.DefaultOrganization.Id;

    // Only the invited person can accept an invitation.
    private static void Join(SampleClient client, string email, string role, bool hasMfa) =>
        client.Store.AddMember(client.Store.DefaultOrganization, email, role, client.Now, hasMfa);

    /// <summary>Adds a key of the organization that was last used the specified number of days ago.</summary>
    private static void AddUsedKey(SampleWorld world, string name, double created, double used)
    {
        string? secret = null;
        world.Add(created, client => secret = client.Post(
            $"organizations/{Acme(client)}/api_keys", $$"""{"key_name":"{{name}}"}""").String("key"));
        world.Add(used, client => client.GetWith(secret!, "projects"));
    }
}
