using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

public class CredentialTests
{
    [Fact]
    public async Task The_secrets_of_a_revoked_credential_are_not_found()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        JsonNode made = await client.PostAsync($"{client.Branch}/credentials", 201, """{"principal_type":"user","scopes":["storage:read"]}""");
        string credential = $"{client.Branch}/credentials/{made.Text("token_id")}";
        Assert.Equal(made.Text("api_token"), (await client.PostAsync($"{credential}/reveal", 200)).Text("api_token"));

        await client.DeleteAsync(credential, 204);

        await client.PostAsync($"{credential}/reveal", 404);
        await client.PostAsync($"{credential}/rotate", 404);
        Assert.Equal([made.Text("token_id")], (await client.GetAsync($"{client.Branch}/credentials")).Texts("credentials", "token_id"));
    }
}
