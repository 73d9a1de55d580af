using System.Net;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;
using static Neon.Tests.Support.NamedResources;

namespace Neon.Tests.Kernel;

/// <summary>A mistyped name: the error mentions the names that are similar, and nothing else changes.</summary>
public sealed class SimilarNameTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public SimilarNameTests() => _app = _host.Seed();

    /// <summary>
    /// Every resource that is found by name in a list: the command with <c>NAME</c> for the name, the existing name, and a mistyped one.
    /// </summary>
    private static (Type Identity, string Command, string Name, string Mistyped)[] Lists =>
    [
        (typeof(ProjectIdentity), "Get-NeonProject NAME", "storefront", "storefornt"),
        (typeof(ProjectIdentity), "Get-NeonProject NAME", "web", "wb"),
        (typeof(ProjectIdentity), "Restore-NeonDeletedProject NAME", "vanished", "vanishd"),
        (typeof(BranchIdentity), "Get-NeonBranch NAME -Project app", "develop", "devleop"),
        (typeof(BranchIdentity), "Show-NeonBranchTree NAME -Project app", "develop", "devolp"),
        (typeof(BranchIdentity), "Restore-NeonDeletedBranch NAME -Project app", "lost", "losst"),
        (typeof(OrganizationIdentity), "Get-NeonProject -Organization NAME", "", ""),
        (typeof(EndpointIdentity), "Get-NeonEndpoint NAME -Project app", "reader", "raeder"),
        (typeof(SnapshotIdentity), "Get-NeonSnapshot NAME -Project app", "before", "befor"),
        (typeof(FunctionIdentity), $"Get-NeonFunction NAME {OnMain}", "Order API", "Orders API"),
        (typeof(TriggerIdentity), $"Get-NeonTrigger NAME {OnMain}", "nightly", "nightyl"),
        (typeof(CustomDomainIdentity), $"Get-NeonCustomDomain NAME {OnMain}", "api.example.com", "api.exmaple.com"),
        (typeof(BucketIdentity), $"Get-NeonBucket NAME {OnMain}", "uploads", "upload"),
        (typeof(CredentialIdentity), $"Get-NeonCredential NAME {OnMain}", "build", "biuld"),
        (typeof(CredentialIdentity), $"Reset-NeonCredential NAME {OnMain}", "build", "buidl"),
        (typeof(ApiKeyIdentity), "Get-NeonApiKey NAME", "laptop", "labtop"),
        (typeof(AuthOAuthProviderIdentity), $"Get-NeonAuthOAuthProvider NAME {OnMain}", "github", "gihtub"),
        (typeof(MemberIdentity), "Set-NeonOrganizationMember NAME -Role viewer", "ada@example.com", "adda@example.com"),
        (typeof(ProjectMemberIdentity), "Get-NeonProjectMember NAME -Project app", "ada@example.com", "ada@exmaple.com"),
        (typeof(ProjectPermissionIdentity), "Revoke-NeonProjectPermission NAME -Project app", "linus@example.com", "linux@example.com"),
        (typeof(VpcEndpointIdentity), "Get-NeonVpcEndpoint NAME", "office", "ofice"),
    ];

    /// <summary>Identities whose text is sent to Neon without a list, or which are those of another resource.</summary>
    private static Type[] WithoutList =>
    [
        typeof(DatabaseIdentity), typeof(RoleIdentity), typeof(BucketObjectIdentity), typeof(BucketFolderIdentity), typeof(DataApiIdentity),
        typeof(AuthDomainIdentity), typeof(AuthUserIdentity), typeof(JwksIdentity), typeof(OperationIdentity),
        typeof(ProjectTransferRequestIdentity), typeof(ProjectVpcEndpointIdentity), typeof(AnonymizedBranchIdentity), typeof(AuthIdentity),
        typeof(AuthBranchIdentity), typeof(AuthProjectIdentity), typeof(SnapshotScheduleIdentity),
    ];

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Every_resource_that_is_found_by_name_is_tested()
    {
        var identities = typeof(ResourceIdentity).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ResourceIdentity)));

        Assert.Empty(identities.Except(WithoutList).Except(Lists.Select(list => list.Identity)).Select(type => type.Name));
        Assert.Empty(WithoutList.Intersect(Lists.Select(list => list.Identity)));
    }

    [Fact]
    public void An_error_about_a_mistyped_name_suggests_the_existing_one()
    {
        using var folder = new TempFolder();
        _host.AddNamedResources(_app, folder);
        _host.Seed("storefront");
        _host.Seed("web");
        _host.Seed("vanished");
        _host.AddBranch(_app, "lost");
        Assert.Empty(_host.Run("Remove-NeonProject vanished; Remove-NeonBranch lost -Project app -Wait").Errors);
        var organization = _host.Get<Organization>("Get-NeonOrganization")[0].Name!;
        var failed = new List<string>();
        foreach (var (_, command, name, mistyped) in Lists)
        {
            var (expected, typed) = name.Length == 0 ? (organization, organization + "x") : (name, mistyped);
            var error = _host.Run(command.Replace("NAME", $"'{typed}'", StringComparison.Ordinal)).Errors.Single();
            if (!error.ToString().EndsWith($" Did you mean '{expected}'?", StringComparison.Ordinal) || !error.FullyQualifiedErrorId.Contains("NotFound", StringComparison.Ordinal))
            {
                failed.Add($"{command} '{typed}': {error.FullyQualifiedErrorId} {error}");
            }
        }

        Assert.Empty(failed);
    }

    [Theory]
    [InlineData("mian", "There is no branch 'mian' in project app. Did you mean 'main'?")]
    [InlineData("Main", "There is no branch 'Main' in project app. Names are case-sensitive; there is a branch 'main'.")]
    [InlineData("relese-1", "There is no branch 'relese-1' in project app. Did you mean 'release-1', 'release-2' or 'release-3'?")]
    [InlineData("release-5", "There is no branch 'release-5' in project app.")]
    [InlineData("release-12", "There is no branch 'release-12' in project app.")]
    [InlineData("Release-5", "There is no branch 'Release-5' in project app.")]
    [InlineData("production", "There is no branch 'production' in project app.")]
    public void A_branch_is_suggested_only_if_its_name_is_similar(string name, string message)
    {
        foreach (var number in (int[])[1, 2, 3, 4])
        {
            _host.AddBranch(_app, $"release-{number}");
        }

        var error = _host.Run($"Get-NeonBranch {name} -Project app").Error;

        Assert.Equal(message, error.ToString());
        Assert.Equal("NeonBranchNotFound", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(name, error.TargetObject);
    }

    [Fact]
    public void Mistyped_names_cost_one_further_request_per_pipeline()
    {
        _host.Run($"'mian', 'amin', 'mina' | Get-NeonBranch -Project {_app.ProjectId}");
        Assert.Equal(["mian", "", "amin", "mina"], Searches());

        // The search that looks up the name has found it.
        _host.Forget();
        _host.Run($"Get-NeonBranch MAIN -Project {_app.ProjectId}");
        Assert.Equal(["MAIN"], Searches());

        _host.Forget();
        Assert.Empty(_host.Run($"Remove-NeonBranch mian -Project {_app.ProjectId} -IfExists -Confirm:$false").Errors);
        Assert.Equal(["mian"], Searches());
    }

    [Fact]
    public void A_suggestion_that_cannot_be_read_does_not_replace_the_error()
    {
        _host.Emulator.Faults.Add("listProjectBranches", EmulatorFault.Status(HttpStatusCode.InternalServerError), count: 9, skip: 1);

        var error = _host.Run($"Get-NeonBranch mian -Project {_app.ProjectId}").Error;

        Assert.Equal($"There is no branch 'mian' in project {_app.ProjectId}.", error.ToString());
    }

    [Theory]
    [InlineData("main", "main", 0)]
    [InlineData("mian", "main", 1)]
    [InlineData("MIAN", "main", 1)]
    [InlineData("man", "main", 1)]
    [InlineData("maain", "main", 1)]
    [InlineData("mein", "main", 1)]
    [InlineData("mnai", "main", 2)]
    [InlineData("ca", "abc", 3)]
    [InlineData("staging", "stagnig2", 2)]
    [InlineData("", "ab", 2)]
    public void Distance_counts_changed_and_swapped_characters(string one, string other, int distance)
    {
        Assert.Equal(distance, SimilarNames.Distance(one, other));
        Assert.Equal(distance, SimilarNames.Distance(other, one));
    }

    [Theory]
    [InlineData("ab", "ac", false)]
    [InlineData("abc", "abd", true)]
    [InlineData("abcd", "abXY", false)]
    [InlineData("abcde", "abcXY", true)]
    [InlineData("production", "prod", false)]
    [InlineData("main", "main", false)]
    public void Names_that_differ_in_half_of_their_characters_are_not_suggested(string name, string other, bool isSuggested) =>
        Assert.Equal(isSuggested, SimilarNames.Hint("branch", name, [other]).Length > 0);

    private string[] Searches() => [.. _host.Emulator.Exchanges.Select(exchange => exchange.Query.Where(pair => pair.Key == "search").Select(pair => pair.Value).FirstOrDefault() ?? string.Empty)];
}
