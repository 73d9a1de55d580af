namespace Neon.Emulator;

/// <summary>What the branches of the sample have besides Postgres: buckets, functions, credentials, Neon Auth and the Data API.</summary>
internal static class SampleServices
{
    private const string Code = "export default { fetch: () => new Response('hello') };";
    private const string UserId = "11111111-2222-4333-8444-555555555555";

    public static void Describe(SampleWorld world)
    {
        AddStorage(world);
        AddFunctions(world);
        AddAuth(world);
        AddAccess(world);
    }

    private static string Main(SampleClient client) => SampleProjects.Branch(client, "main");

    private static void AddStorage(SampleWorld world)
    {
        world.Add(66, client => client.Post($"{Main(client)}/buckets", """{"name":"uploads"}"""));
        world.Add(65, client => client.Post($"{Main(client)}/buckets", """{"name":"public","access_level":"public_read"}"""));
        Upload(world, 64, "uploads", "logs/1.txt", "text/plain", "started\nstopped\n");
        Upload(world, 40, "uploads", "reports/march.csv", "text/csv", "day,orders\n1,12\n2,19\n3,7\n");
        Upload(world, 9, "uploads", "reports/april.csv", "text/csv", "day,orders\n1,14\n2,21\n");
        Upload(world, 8, "uploads", "pictures/logo.svg", "image/svg+xml", """<svg xmlns="http://www.w3.org/2000/svg"/>""");
        Upload(world, 7, "public", "index.html", "text/html", "<!DOCTYPE html><title>Acme</title>");
        world.Add(40.5, client => client.Post(
            $"{Main(client)}/credentials", """{"name":"build","scopes":["storage:read"],"principal_type":"user"}"""));
    }

    private static void AddFunctions(SampleWorld world)
    {
        world.Add(63, client => client.Deploy($"{Main(client)}/functions", "api", "index.mjs", Code));
        world.Add(62, client => client.Post(
            $"{Main(client)}/triggers",
            """{"type":"schedule","name":"nightly","function_slug":"api","schedule":{"cron":"0 3 * * *"}}"""));
        world.Add(61, client => client.Post(
            $"{Main(client)}/triggers",
            """{"type":"storage_object_created","name":"resize","function_slug":"api","storage_object_created":{"bucket_name":"uploads","prefix":"pictures/"}}"""));
        world.Add(59, client => client.Post(
            $"{Main(client)}/custom-domains", """{"domain":"api.example.com","entity_type":"function","entity_id":"api"}"""));
        // The archive has no index.mjs, so the deployment fails.
        world.Add(14, client => client.Deploy($"{Main(client)}/functions", "broken", "other.mjs", Code));
    }

    private static void AddAuth(SampleWorld world)
    {
        foreach ((double days, string branch) in new[] { (58.0, "main"), (57.0, "staging"), (11.5, "dev"), (4.5, "pr-42") })
        {
            world.Add(days, client => client.Post(
                $"{SampleProjects.Branch(client, branch)}/auth", """{"auth_provider":"better_auth","database_name":"orders"}"""));
        }

        world.Add(49, client => client.Post($"{SampleProjects.DefaultBranch(client, "web")}/auth", """{"auth_provider":"stack"}"""));
        foreach (string domain in new[] { "https://preview.example.com", "http://app.example.com" })
        {
            world.Add(56, client => client.Post($"{Main(client)}/auth/domains", $$"""{"auth_provider":"better_auth","domain":"{{domain}}"}"""));
        }

        world.Add(55, client => client.Post(
            $"{Main(client)}/auth/oauth_providers", """{"id":"github","client_id":"Iv1.a1b2c3d4e5f6","client_secret":"an example"}"""));
        foreach (string branch in new[] { "main", "staging" })
        {
            world.Add(54, client => client.Patch($"{SampleProjects.Branch(client, branch)}/auth/email_provider", """
                {"type":"standard","host":"smtp.example.com","port":587,"username":"mailer@example.com","password":"an example",
                "sender_email":"hello@example.com","sender_name":"App"}
                """));
        }

        world.Add(53, client => client.Put(
            $"{Main(client)}/auth/webhooks",
            """{"enabled":true,"webhook_url":"https://app.example.com/neon-auth","enabled_events":["user.created"]}"""));
        world.Add(52, client =>
        {
            client.Store.Ids.FixNext(nameof(IdGenerator.Uuid), UserId);
            client.Post($"{Main(client)}/auth/users", """{"email":"grace@example.com","name":"Grace Example"}""");
        });
    }

    private static void AddAccess(SampleWorld world)
    {
        foreach (string database in new[] { "app", "orders" })
        {
            world.Add(48, client => client.Post($"{Main(client)}/data-api/{database}", """{"auth_provider":"neon_auth"}"""));
        }

        world.Add(47, client => client.Post(
            $"projects/{SampleProjects.App}/jwks",
            """{"jwks_url":"https://example.com/.well-known/jwks.json","provider_name":"Clerk"}"""));
        world.Add(46, client => client.Post($"projects/{SampleProjects.App}/jwks", $$"""
            {"jwks_url":"https://example.org/.well-known/jwks.json","provider_name":"Clerk","branch_id":"{{Main(client).Split('/')[^1]}}"}
            """));
        world.Add(44, client => client.Post(
            $"projects/{SampleProjects.App}/vpc_endpoints/vpce-1234567890abcdef0", """{"label":"test"}"""));
        world.Add(43, client => client.Put(
            $"projects/{SampleProjects.App}/members/{client.Store.DefaultOrganization.Members.Values.Single(member => member.Email == "grace@example.com").Id}/role",
            """{"role":"viewer"}"""));
        foreach (string email in new[] { "grace@example.com", "tim@partner.example" })
        {
            world.Add(42, client => client.Post($"projects/{SampleProjects.App}/permissions", $$"""{"email":"{{email}}"}"""));
        }

        string? revoked = null;
        world.Add(41, client => revoked = client.Post(
            $"projects/{SampleProjects.App}/permissions", """{"email":"alan@example.org"}""").String("id"));
        world.Add(11, client => client.Delete($"projects/{SampleProjects.App}/permissions/{revoked}"));
    }

    private static void Upload(SampleWorld world, double days, string bucket, string key, string contentType, string content) =>
        world.Add(days, client => client.Upload($"{Main(client)}/buckets/{bucket}", key, contentType, content));
}
