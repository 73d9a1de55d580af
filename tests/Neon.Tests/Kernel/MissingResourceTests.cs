using Neon.Tests.Reliability;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>A 404 proves that a resource does not exist only if its message names the last kind of resource in the route.</summary>
public sealed class MissingResourceTests
{
    private const string Branch = "/projects/{project_id}/branches/{branch_id}";

    [Theory]
    [InlineData("/projects/{project_id}", "project not found")]
    [InlineData(Branch, "branch not found")]
    [InlineData(Branch, "The branch does not exist")]
    [InlineData(Branch + "/databases/{database_name}", "database not found")]
    [InlineData(Branch + "/roles/{role_name}", "Role not found")]
    [InlineData(Branch + "/auth", "Neon Auth is not enabled for this branch")]
    [InlineData(Branch + "/auth/users/{auth_user_id}", "user not found")]
    [InlineData(Branch + "/data-api/{database_name}", "data api not found")]
    [InlineData(Branch + "/custom-domains/{domain}", "custom domain not found")]
    [InlineData(Branch + "/anonymized_status", "the branch is not an anonymized branch")]
    [InlineData("/projects/{project_id}/members/{member_id}/role", "project member not found")]
    [InlineData("/projects/{project_id}/jwks/{jwks_id}", "JWKS not found")]
    [InlineData("/organizations/{org_id}/vpc/region/{region_id}/vpc_endpoints/{vpc_endpoint_id}", "VPC endpoint not found")]
    [InlineData("/api_keys/{key_id}", "API key not found")]
    public void A_message_that_names_the_resource_proves_that_it_is_missing(string route, string words) => Assert.True(MissingResource.IsProof(route, words));

    [Theory]
    [InlineData(Branch, "project not found")]
    [InlineData(Branch, "base branch not found")]
    [InlineData(Branch, "git branch not found")]
    [InlineData(Branch + "/roles/{role_name}", "branch not found")]
    [InlineData("/projects/{project_id}/endpoints/{endpoint_id}", "endpoint not found")]
    [InlineData("/projects/{project_id}/endpoints/{endpoint_id}", "VPC endpoint not found")]
    [InlineData("/projects/{project_id}", "not found")]
    [InlineData("/projects/{project_id}", "")]
    [InlineData("", "project not found")]
    public void A_message_that_is_generic_or_names_another_resource_proves_nothing(string route, string words) =>
        Assert.False(MissingResource.IsProof(route, words));

    [Fact]
    public void No_route_accepts_a_message_from_another_service_as_proof()
    {
        var bodies = ForeignReplies.NotFound.Select(body => System.Text.Json.Nodes.JsonNode.Parse(body)!["message"]!.GetValue<string>()).ToArray();

        Assert.All(Contract.ContractFile.Current.Operations.Values, operation =>
            Assert.DoesNotContain(bodies, words => MissingResource.IsProof(operation.Path, words)));
    }
}
