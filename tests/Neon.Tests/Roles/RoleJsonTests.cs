using System.Text.Json;
using Xunit;

namespace Neon.Tests.Roles;

public sealed class RoleJsonTests
{
    [Fact]
    public void Unknown_properties_are_kept_and_nulls_are_accepted()
    {
        var role = JsonSerializer.Deserialize(
            """{"role":{"name":"app","password":null,"protected":null,"created_at":null,"spice":["hot"]},"operations":null}""",
            RoleJson.Default.RoleEnvelope)!.ToRole(new BranchKey("p", "b"), "app");

        Assert.Equal("app", role.RoleName);
        Assert.Null(role.Password);
        Assert.Equal(["spice"], role.AdditionalProperties.Keys);
        Assert.Empty(role.Operations);
        Assert.Equal("p", role.ProjectId);
    }

    [Fact]
    public void A_response_without_the_role_still_yields_a_named_role()
    {
        var role = JsonSerializer.Deserialize("{}", RoleJson.Default.RoleEnvelope)!.ToRole(new BranchKey("p", "b"), "app");

        Assert.Equal(("p", "b", "app"), (role.ProjectId, role.BranchId, role.RoleName));
    }

    [Fact]
    public void A_database_also_keeps_unknown_properties()
    {
        var database = JsonSerializer.Deserialize(
            """{"database":{"id":null,"name":"app","owner_name":null,"size":7}}""", DatabaseJson.Default.DatabaseEnvelope)!
            .ToDatabase(new BranchKey("p", "b"), "app");

        Assert.Equal("app", database.DatabaseName);
        Assert.Equal(7L, database.AdditionalProperties["size"]);
    }
}
