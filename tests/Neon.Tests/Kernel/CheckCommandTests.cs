using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Contract;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>The command that advice recommends if the outcome of a change is unknown follows from the request.</summary>
public sealed class CheckCommandTests
{
    private static BranchKey Branch => new("quiet-forest-12345678", "br-calm-lake-a1b2c3d4");

    public static TheoryData<string, string> Changes
    {
        get
        {
            var changes = new TheoryData<string, string>();
            foreach (var operation in ContractFile.Current.InScope.Where(operation => operation.Method != "GET"))
            {
                changes.Add(operation.Method, operation.Path);
            }

            return changes;
        }
    }

    [Fact]
    public void An_existing_resource_is_identified_by_its_parents_and_id() => Assert.Equal(
        [
            "Get-NeonProject -Project quiet-forest-12345678",
            "Get-NeonBranch -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4",
            "Get-NeonRole -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4 -Role app_user",
            "Get-NeonDataApi -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4 -Database neondb",
            "Get-NeonOrganizationMember -Organization org-1 -Member m-1",
            "Get-NeonProjectMember -Project quiet-forest-12345678 -Member m-1",
            "Get-NeonVpcEndpoint -Organization org-1 -Region aws-us-east-1 -VpcEndpoint vpce-1",
            "Get-NeonApiKey -ApiKey 1",
        ],
        new[]
        {
            ApiRequest.Post(Route.Of($"/projects/{Branch.ProjectId:project_id}/recover")),
            ApiRequest.Post(Route.Of($"{Branch}/set_as_default")),
            ApiRequest.Post(Route.Of($"{Branch}/roles/{"app_user":role_name}/reset_password")),
            ApiRequest.Delete(Route.Of($"{Branch}/data-api/{"neondb":database_name}")),
            ApiRequest.Patch(Route.Of($"/organizations/{"org-1":org_id}/members/{"m-1":member_id}")),
            ApiRequest.Put(Route.Of($"/projects/{Branch.ProjectId:project_id}/members/{"m-1":member_id}/role")),
            ApiRequest.Post(Route.Of($"/organizations/{"org-1":org_id}/vpc/region/{"aws-us-east-1":region_id}/vpc_endpoints/{"vpce-1":vpc_endpoint_id}")),
            ApiRequest.Delete(Route.Of($"/api_keys/{"1":key_id}")),
        }.Select(Command));

    [Fact]
    public void A_new_resource_is_identified_by_its_parents_and_name() => Assert.Equal(
        [
            "Get-NeonProject -Organization org-1 -Name shop",
            "Get-NeonProject",
            "Get-NeonBranch -Project quiet-forest-12345678 -Name 'dev`[1`]'",
            "Get-NeonBranch -Project quiet-forest-12345678 -Name masked",
            "Get-NeonEndpoint -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4",
            "Get-NeonSnapshot -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4 -Name before",
            "Get-NeonProjectPermission -Project quiet-forest-12345678 -Email ada@example.com",
        ],
        new[]
        {
            ApiRequest.Post(Route.Of($"/projects")).Body(
                new ProjectCreateBody { Project = new() { Name = "shop", OrgId = "org-1", Branch = new() { Name = "first" } } }, ProjectJson.Default.ProjectCreateBody),
            ApiRequest.Post(Route.Of($"/projects")).Body(
                new ProjectCreateBody { Project = new() { Branch = new() { Name = "first" } } }, ProjectJson.Default.ProjectCreateBody),
            ApiRequest.Post(Route.Of($"/projects/{Branch.ProjectId:project_id}/branches")).Body(
                new BranchCreateBody { Branch = new() { Name = "dev[1]", ParentId = Branch.BranchId, Protected = true } }, BranchJson.Default.BranchCreateBody),
            ApiRequest.Post(Route.Of($"/projects/{Branch.ProjectId:project_id}/branch_anonymized")).Body(
                new AnonymizedBranchCreateBody { BranchCreate = new() { Branch = new() { Name = "masked" } } }, AnonymizationJson.Default.AnonymizedBranchCreateBody),
            ApiRequest.Post(Route.Of($"/projects/{Branch.ProjectId:project_id}/endpoints")).Body(
                new EndpointCreateBody { Endpoint = new() { BranchId = Branch.BranchId, Type = "read_write" } }, EndpointJson.Default.EndpointCreateBody),
            ApiRequest.Post(Route.Of($"{Branch}/snapshot")).Echo("name", "before").Echo("source_branch_id", Branch.BranchId),
            ApiRequest.Post(Route.Of($"/projects/{Branch.ProjectId:project_id}/permissions")).Body(
                new ProjectPermissionGrant { Email = "ada@example.com" }, ProjectPermissionJson.Default.ProjectPermissionGrant),
        }.Select(Command));

    [Fact]
    public void A_database_that_may_have_been_renamed_is_checked_in_the_list() => Assert.Equal(
        "Get-NeonDatabase -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4",
        Command(ApiRequest.Patch(Route.Of($"{Branch}/databases/{"neondb":database_name}")).Renames(nameof(Database.DatabaseName), "orders")));

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_change_has_a_command_with_all_parents_of_its_route(string method, string path)
    {
        var words = Command(ApiRequest.Of(method, RouteOf(path))).Split(' ');
        var cmdlet = typeof(NeonClient).Assembly.GetTypes().Single(type =>
            type.GetCustomAttribute<CmdletAttribute>() is { } attribute && $"{attribute.VerbName}-{attribute.NounName}" == words[0]);
        var specified = words.Where(word => word.StartsWith('-')).Select(word => cmdlet.GetProperty(word[1..])!).ToArray();

        Assert.All(
            new[] { ("{org_id}", "Organization"), ("{project_id}", "Project"), ("{branch_id}", "Branch"), ("{bucket_name}", "Bucket") },
            parent => Assert.True(
                !path.Contains(parent.Item1, StringComparison.Ordinal) || specified.Any(parameter => parameter.Name == parent.Item2), string.Join(' ', words)));
        Assert.True(specified.Length == 0 || specified.Select(SetsOf).Aggregate(Common).Length > 0, string.Join(' ', words));
    }

    private static string Command(ApiRequest request) => CheckCommand.Of(request).ToString();

    private static Route RouteOf(string path)
    {
        var route = new Route.Builder(path.Length, path.Count(letter => letter == '{'));
        foreach (var segment in path[1..].Split('/'))
        {
            route.AppendLiteral("/");
            if (segment[0] == '{')
            {
                route.AppendFormatted("x", segment[1..^1]);
            }
            else
            {
                route.AppendLiteral(segment);
            }
        }

        return Route.Of(ref route);
    }

    private static string[] SetsOf(PropertyInfo parameter) => [.. parameter.GetCustomAttributes<ParameterAttribute>().Select(attribute => attribute.ParameterSetName)];

    private static string[] Common(string[] one, string[] other) => one.Contains(ParameterAttribute.AllParameterSets) ? other
        : other.Contains(ParameterAttribute.AllParameterSets) ? one : [.. one.Intersect(other)];
}
