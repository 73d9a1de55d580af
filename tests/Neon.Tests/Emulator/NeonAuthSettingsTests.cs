using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class NeonAuthSettingsTests
{
    [Fact]
    public async Task Settings_start_with_the_defaults_of_the_contract()
    {
        using EmulatorClient client = await WithAuthAsync();

        JsonNode plugins = await client.GetAsync($"{client.Branch}/auth/plugins");

        Assert.Equal("""{"enabled":true,"organization_limit":10,"membership_limit":100,"creator_role":"owner","send_invitation_email":false}""", plugins["organization"]!.ToJsonString());
        Assert.Equal("""{"enabled":false,"expires_in":5,"disable_sign_up":false}""", plugins["magic_link"]!.ToJsonString());
        Assert.Equal("""{"enabled":false,"otp_expires_in":300}""", plugins["phone_number"]!.ToJsonString());
        Assert.Equal("shared", plugins.Text("email_provider.type"));
    }

    [Fact]
    public async Task A_change_is_kept_and_affects_only_its_branch()
    {
        using EmulatorClient client = await WithAuthAsync();
        string child = await client.AddBranchAsync("dev");
        await EnableAsync(client, child);

        await client.PatchAsync($"{client.Branch}/auth/plugins/phone-number", 200, """{"enabled":true}""");

        Assert.Equal("""{"enabled":true,"otp_expires_in":300}""", (await client.GetAsync($"{client.Branch}/auth/plugins/phone-number")).ToJsonString());
        Assert.Equal("""{"enabled":false,"otp_expires_in":300}""", (await client.GetAsync($"{child}/auth/plugins/phone-number")).ToJsonString());
    }

    [Theory]
    [InlineData("PATCH", "plugins/magic-link", """{"expires_in":4}""")]
    [InlineData("PATCH", "plugins/phone-number", """{"otp_expires_in":601}""")]
    [InlineData("PATCH", "plugins/organization", """{"creator_role":"member"}""")]
    [InlineData("PATCH", "email_provider", """{"host":"smtp.example.com"}""")]
    [InlineData("PATCH", "email_provider", """{"type":"shared","host":"smtp.example.com"}""")]
    [InlineData("PATCH", "email_provider", """{"type":"standard","host":"smtp.example.com"}""")]
    [InlineData("PUT", "webhooks", """{"enabled":true}""")]
    [InlineData("PUT", "webhooks", """{"webhook_url":"https://app.example.com"}""")]
    [InlineData("PUT", "webhooks", """{"enabled":false,"timeout_seconds":11}""")]
    public async Task Requests_outside_the_contract_are_refused_and_change_nothing(string method, string path, string body)
    {
        using EmulatorClient client = await WithAuthAsync();
        string before = (await client.GetAsync($"{client.Branch}/auth/plugins")).ToJsonString();

        await client.SendAsync(method, $"{client.Branch}/auth/{path}", 400, body);

        Assert.Equal(before, (await client.GetAsync($"{client.Branch}/auth/plugins")).ToJsonString());
    }

    [Theory]
    [InlineData("smtp.example.com", "true")]
    [InlineData("smtp.invalid", "false")]
    public async Task Mail_to_a_server_under_the_invalid_domain_fails(string host, string success)
    {
        using EmulatorClient client = await WithAuthAsync();
        string Server(string more) =>
            $$$"""{{{{more}}}"host":"{{{host}}}","port":25,"username":"u","password":"p","sender_email":"a@example.com","sender_name":"A"}""";

        JsonNode given = await client.PostAsync($"{client.Branch}/auth/send_test_email", 200, Server("\"recipient_email\":\"b@example.com\","));
        await client.PatchAsync($"{client.Branch}/auth/email_provider", 200, Server("\"type\":\"standard\","));
        JsonNode stored = await client.PostAsync($"{client.Branch}/auth/email_provider/test", 200, """{"recipient_email":"b@example.com"}""");

        Assert.Equal(success, given["success"]!.ToJsonString());
        Assert.Equal(success, stored["success"]!.ToJsonString());
        Assert.Equal(success == "true", stored["error_message"] is null);
    }

    [Theory]
    [InlineData("https://203.0.113.5/x")]
    [InlineData("https://3405803781/x")]
    [InlineData("https://[2001:db8::1]/x")]
    [InlineData("http://127.0.0.1")]
    public async Task A_webhook_requires_a_host_name_instead_of_an_IP_address(string url)
    {
        using EmulatorClient client = await WithAuthAsync();

        JsonNode error = await client.SendAsync("PUT", $"{client.Branch}/auth/webhooks", 400, $$"""{"enabled":true,"webhook_url":"{{url}}"}""");

        Assert.Contains("IP address", error.Text("message"), StringComparison.Ordinal);
        await client.SendAsync("PUT", $"{client.Branch}/auth/webhooks", 200, """{"enabled":true,"webhook_url":"https://app.example.com/x"}""");
    }

    [Fact]
    public async Task No_response_contains_the_password_of_the_mail_server()
    {
        using EmulatorClient client = await WithAuthAsync();
        JsonNode changed = await client.PatchAsync($"{client.Branch}/auth/email_provider", 200, """
            {"type":"standard","host":"smtp.example.com","port":25,"username":"u","password":"secretpw","sender_email":"a@example.com","sender_name":"A"}
            """);

        foreach (JsonNode response in new[]
        {
            changed, await client.GetAsync($"{client.Branch}/auth/email_provider"), (await client.GetAsync($"{client.Branch}/auth/plugins")).At("email_provider")!,
        })
        {
            Assert.Matches("^[*]+$", response.Text("password"));
            Assert.DoesNotContain("secretpw", response.ToJsonString(), StringComparison.Ordinal);
        }

        await client.PatchAsync($"{client.Branch}/auth/email_provider", 200, """{"type":"standard","port":465}""");
        await client.PostAsync($"{client.Branch}/auth/email_provider/test", 200, """{"recipient_email":"b@example.com"}""");
    }

    [Fact]
    public async Task The_shared_mail_server_cannot_be_tested()
    {
        using EmulatorClient client = await WithAuthAsync();

        JsonNode error = await client.PostAsync($"{client.Branch}/auth/email_provider/test", 400, """{"recipient_email":"b@example.com"}""");

        Assert.Contains("custom SMTP provider", error.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_require_Neon_Auth_to_be_enabled()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();

        Assert.Contains("not enabled", (await client.GetAsync($"{client.Branch}/auth/plugins", 404)).Text("message"), StringComparison.Ordinal);
        await client.SendAsync("PUT", $"{client.Branch}/auth/webhooks", 404, """{"enabled":false}""");
    }

    [Fact]
    public async Task Plugins_include_the_providers_and_the_configured_name_is_the_Neon_Auth_name()
    {
        using EmulatorClient client = await WithAuthAsync();
        await client.PatchAsync($"{client.Branch}/auth/config", 200, """{"name":"Orders"}""");

        Assert.Equal("google", (await client.GetAsync($"{client.Branch}/auth/plugins")).Text("oauth_providers.0.id"));
        Assert.Equal("Orders", (await client.GetAsync($"{client.Branch}/auth")).Text("name"));
    }

    private static async Task<EmulatorClient> WithAuthAsync()
    {
        EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await EnableAsync(client, client.Branch);
        return client;
    }

    private static Task<JsonNode> EnableAsync(EmulatorClient client, string branch) =>
        client.PostAsync($"{branch}/auth", 201, """{"auth_provider":"better_auth"}""");
}
