using Xunit;

namespace Neon.Tests.Emulator;

public class AdvisorTests
{
    [Fact]
    public async Task The_advisor_requires_the_Data_API_of_the_database()
    {
        using EmulatorClient client = await EmulatorClient.WithProjectAsync();
        string advisors = $"{client.Project}/advisors?branch_id={client.BranchId}&database_name=neondb";

        Assert.Contains("data api is not enabled", (await client.GetAsync(advisors, 422)).Text("message"), StringComparison.Ordinal);
        await client.PostAsync($"{client.Branch}/data-api/neondb", 201);
        await client.GetAsync(advisors);
        await client.GetAsync($"{client.Project}/advisors");
        await client.DeleteAsync($"{client.Branch}/data-api/neondb");
        await client.GetAsync(advisors, 422);
    }
}
