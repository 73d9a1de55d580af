using System.Management.Automation;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>The advice for something that Neon did not find depends on how it is identified.</summary>
public sealed partial class MissingAdviceTests : IDisposable
{
    private static readonly string[] Names = ["bucket_name", "database_name", "domain", "slug", "role_name", "oauth_provider_id", "auth_provider", "field_name"];

    private readonly NeonHost _host = new();

    /// <summary>The path of every operation for one resource.</summary>
    public static TheoryData<string> Routes => [.. ContractFile.Current.InScope.Select(operation => operation.Path).Where(path => path.Contains('{', StringComparison.Ordinal)).Distinct()];

    /// <summary>Every kind of resource that Neon's own messages can name.</summary>
    public static TheoryData<string> Words => [.. ResourceTable.MissingWords];

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Get-NeonRole nobody", "name", "Get-NeonRole")]
    [InlineData("Remove-NeonRole nobody -Confirm:$false", "name", "Get-NeonRole")]
    [InlineData("Reset-NeonRolePassword nobody -Confirm:$false", "name", "Get-NeonRole")]
    [InlineData("Get-NeonDatabase none", "name", "Get-NeonDatabase")]
    [InlineData("Remove-NeonDatabase none -Confirm:$false", "name", "Get-NeonDatabase")]
    [InlineData("Get-NeonFunction none", "name", "Get-NeonFunction")]
    [InlineData("Remove-NeonFunction none -Confirm:$false", "name", "Get-NeonFunction")]
    [InlineData("Remove-NeonBucket none -Confirm:$false", "name", "Get-NeonBucket")]
    [InlineData("Get-NeonBucketObject -Bucket none", "name", "Get-NeonBucket")]
    [InlineData("Get-NeonProject quiet-forest-12345678", "id", "Get-NeonProject")]
    [InlineData("Get-NeonBranch br-calm-lake-a1b2c3d4", "id", "Get-NeonBranch")]
    [InlineData("Remove-NeonSnapshot snap-calm-lake-a1b2c3d4 -Confirm:$false", "id", "Get-NeonSnapshot")]
    [InlineData("Revoke-NeonCredential nak_none -Confirm:$false", "id", "Get-NeonCredential")]
    [InlineData("Invoke-NeonApi /nope", "path", "")]
    public void The_advice_matches_the_kind_of_identifier_and_names_the_cmdlet_that_lists_it(string command, string named, string lister)
    {
        var app = _host.Seed();
        _host.Session.Context = new NeonContext { OrganizationId = _host.Emulator.OrganizationId, ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        var advice = _host.Run(command).Error.ErrorDetails.RecommendedAction;

        Assert.StartsWith($"Check the {named}", advice, StringComparison.Ordinal);
        Assert.Contains(lister, advice, StringComparison.Ordinal);
        Assert.True(named == "id" || !advice.Contains("the id", StringComparison.Ordinal), advice);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Every_route_has_advice_for_its_resource(string route)
    {
        var parameter = route[(route.LastIndexOf('{') + 1)..route.LastIndexOf('}')];

        var advice = Advice(route, "gone");
        if (advice.StartsWith("Neon Auth is not enabled.", StringComparison.Ordinal))
        {
            // On a branch without Neon Auth, all parts of it are missing.
            Assert.Contains("/auth", route, StringComparison.Ordinal);
            return;
        }

        EnsureFits(advice, Names.Contains(parameter) ? "name" : parameter == "object_key" ? "key" : "id");
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Every_route_matches_a_resource_in_the_table(string route) => Assert.NotEqual(ResourceTable.Unknown, ResourceTable.OfRoute(route));

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_resource_kind_in_a_Neon_message_has_advice_for_its_identifier(string kind)
    {
        var isNamed = kind is "database" or "role" or "bucket" or "function" or "custom domain";

        EnsureFits(Advice("/projects/{project_id}", $"{kind} not found"), isNamed ? "name" : kind == "object" ? "key" : "id");
    }

    private static void EnsureFits(string advice, string named)
    {
        Assert.StartsWith($"Check the {named}", advice, StringComparison.Ordinal);
        Assert.All(Cmdlets().Matches(advice), mention => Assert.Contains(mention.Value, Existing));
        Assert.True(Cmdlets().IsMatch(advice) || advice == "Check the id, and whether this key has access." || advice == "Check the name: it must match exactly, including case.", advice);
        if (advice.Contains(" -Name ", StringComparison.Ordinal))
        {
            var cmdlet = typeof(NeonCmdlet).Assembly.GetTypes().Single(type =>
                type.GetCustomAttribute<CmdletAttribute>() is not null && CmdletRuns.NameOf(type) == Cmdlets().Match(advice).Value);
            Assert.NotEmpty(cmdlet.GetProperty("Name")!.GetCustomAttributes<ParameterAttribute>());
        }
    }

    private static HashSet<string> Existing { get; } =
        [.. typeof(NeonCmdlet).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null).Select(CmdletRuns.NameOf)];

    private static string Advice(string route, string words) => NeonErrors.ToRecord(
        new NeonApiException(NeonFailure.ErrorResponse, words) { StatusCode = HttpStatusCode.NotFound, Route = route }, null).ErrorDetails.RecommendedAction;

    [GeneratedRegex("Get-Neon[A-Za-z]+")]
    private static partial Regex Cmdlets();
}
