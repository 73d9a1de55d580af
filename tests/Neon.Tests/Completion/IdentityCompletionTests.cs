using System.Management.Automation;
using System.Text.RegularExpressions;
using Xunit;

namespace Neon.Tests.Completion;

/// <summary>What Tab suggests for everything that has a name or an id.</summary>
public sealed class IdentityCompletionTests(Everything everything) : IClassFixture<Everything>
{
    /// <summary>Each line, the first suggestion, and its tooltip.</summary>
    [Theory]
    [InlineData("Get-NeonOrganization -Organization ", "*", "Organization .*(free_v3|launch_v3|scale)|.+")]
    [InlineData("Get-NeonProject -Project a", "app", @"^Project app \(\w+-\w+-\d+\), aws-us-east-2, Postgres 18, .*created .*ago")]
    [InlineData("Restore-NeonDeletedProject -Project ", "ended", "^Project ended .*, aws-us-east-2, recoverable until .*, deleted ")]
    [InlineData("Get-NeonBranch -Project {project} -Branch ", "main", @"^Branch main \({main}\), default, ready, [\d.]+ \w+, created \d+ \w+ ago")]
    [InlineData("Get-NeonBranch -Project {project} -Branch d", "dev", "^Branch dev .*, ready, .*, child of main, created .*ago")]
    [InlineData("New-NeonBranch x -Project {project} -Parent d", "dev", "child of main")]
    [InlineData("Start-NeonBranchAnonymization -Project {project} -Branch d", "dev", "child of main")]
    [InlineData("Disable-NeonAuth -Project {project} -Branch d", "dev", "child of main")]
    [InlineData("Get-NeonAuthPlugin -Project {project} -Branch d", "dev", "child of main")]
    [InlineData("Restore-NeonDeletedBranch -Project {project} -Branch g", "gone", "gone .*, recoverable until ")]
    [InlineData("Get-NeonEndpoint -Project {project} -Endpoint r", "reader", @"^Endpoint reader \(ep-[\w-]+\), read_only, \w+, .*CU, on {main}")]
    [InlineData("Get-NeonDatabase {main on} -Database ", "neondb", "^Database neondb, owned by neondb_owner, created .*ago")]
    [InlineData("Get-NeonDataApi {main on} -Database ", "neondb", "owned by neondb_owner")]
    [InlineData("Get-NeonBranchSchema -Project {project} -Branch {main} -Database ", "neondb", "owned by neondb_owner")]
    [InlineData("Get-NeonRole {main on} -Role ", "neondb_owner", "^Role neondb_owner, .*ago")]
    [InlineData("New-NeonDatabase x {main on} -Owner ", "neondb_owner", "neondb_owner")]
    [InlineData("Get-NeonSnapshot -Project {project} -Snapshot ", "before", @"^Snapshot before \(snap-[\w-]+\), manual, .*of {main}, .*ago")]
    [InlineData("Get-NeonApiKey -ApiKey l", "laptop", @"^API key laptop \(\d+\), never used, .*ago")]
    [InlineData("Get-NeonApiKey -Organization {organization} -ApiKey ", "ci", @"ci \(\d+\), never used")]
    [InlineData("Get-NeonOrganizationMember -Member h", "hedy@example.com", "hedy@example.com .*, editor, joined .*ago")]
    [InlineData("Get-NeonProjectMember -Project {project} -Member h", "hedy@example.com", "hedy@example.com .*")]
    [InlineData("Revoke-NeonProjectPermission -Project {project} -Permission a", "alan@example.com", "alan@example.com .*ago")]
    [InlineData("Remove-NeonJwks -Project {project} -Jwks ", "*", "Clerk .*, https://example.com/jwks.json")]
    [InlineData("Remove-NeonVpcEndpoint -VpcEndpoint ", "office", @"office \(vpce-1234567890abcdef0\), aws-us-east-1")]
    [InlineData("Remove-NeonProjectVpcEndpoint -Project {project} -VpcEndpoint ", "live", @"live \(vpce-1234567890abcdef0\)")]
    [InlineData("Set-NeonProjectVpcEndpoint -Project {project} -VpcEndpoint ", "vpce-1234567890abcdef0", "office")]
    [InlineData("Remove-NeonBucket {main on} -Bucket ", "uploads", "uploads, private, .*ago")]
    [InlineData("New-NeonTrigger x api {main on} -Bucket ", "uploads", "private")]
    [InlineData("Get-NeonBucketObject -Bucket uploads {main on} -Object ", "reports/", "reports/, folder")]
    [InlineData("Get-NeonBucketObject -Bucket uploads {main on} -Object read", "readme.txt", @"^Object readme.txt, \d+ B, modified .*ago")]
    [InlineData("Get-NeonBucketObject -Bucket uploads {main on} -Object reports/2026/", "reports/2026/b.pdf", @"\d+ B")]
    [InlineData("Get-NeonBucketObject -Bucket uploads {main on} -Prefix reports/", "reports/2025/", "folder")]
    [InlineData("Remove-NeonFunction {main on} -Function ", "api", "api, 1 completed, .*ago")]
    [InlineData("Add-NeonCustomDomain x.example.com {main on} -Function ", "api", "1 completed")]
    [InlineData("Remove-NeonTrigger {main on} -Trigger ", "nightly", @"nightly .*, 0 3 \* \* \*, calls api")]
    [InlineData("Revoke-NeonCredential {main on} -Credential ", "build", @"build \(nak_\w+\), storage:read, .*(ago|now)")]
    [InlineData("Remove-NeonCustomDomain {main on} -CustomDomain ", "www.example.com", "mapped to api")]
    [InlineData("Remove-NeonAuthDomain {main on} -Domain ", "https://app.example.com", "https://app.example.com, better_auth")]
    [InlineData("Remove-NeonAuthOAuthProvider {main on} -Provider ", "google", "google, shared")]
    [InlineData("Get-NeonOperation -Project {project} -OperationId create_t", "*-*-*-*-*", "create_timeline .*, finished, on {main}, .*ago")]
    [InlineData("Wait-NeonOperation -Project {project} -OperationId create_t", "*-*-*-*-*", "create_timeline")]
    [InlineData("Get-NeonOperation -Project {project} -BranchId d", "dev", "dev .*")]
    [InlineData("Get-NeonOperation -Project {project} -EndpointId r", "reader", "reader .*")]
    [InlineData("New-NeonProject x -Region ", "aws-us-east-2", @"^Region AWS US East 2 \(Ohio\) \(aws-us-east-2\), default")]
    [InlineData("New-NeonProject x -Region 'AWS europe", "'aws-eu-central-1'", "Frankfurt")]
    [InlineData("Get-NeonRegion frank", "aws-eu-central-1", "Frankfurt")]
    [InlineData("Set-NeonProject -Project {project} -PreloadLibrary ", "*", ".+")]
    [InlineData("New-NeonProject -PreloadLibrary ", "*", ".+")]
    [InlineData("Set-NeonEndpoint x -Project {project} -PreloadLibrary ", "*", ".+")]
    [InlineData("Get-NeonLogFieldValue -Project {project} -Branch {main} -Field sev", "severity_text", "severity_text")]
    [InlineData("Get-NeonLog {main on} -ServiceName p", "postgres", "^Service name postgres")]
    [InlineData("Set-NeonContext -Project {project} -Branch d", "dev", "child of main")]
    public void A_resource_is_offered_with_a_descriptive_tooltip(string line, string expected, string tooltip)
    {
        var offers = everything.Engine.Press(Filled(line));

        Assert.NotEmpty(offers);
        Assert.Matches("^" + Regex.Escape(expected).Replace(@"\*", ".+", StringComparison.Ordinal) + "$", offers[0].CompletionText);
        Assert.Matches(Filled(tooltip), offers[0].ToolTip);
        Assert.NotEmpty(offers[0].ListItemText);
    }

    [Theory]
    [InlineData("Get-NeonProject -Name a", "app")]
    [InlineData("Get-NeonProject -Deleted -Name ", "ended")]
    [InlineData("Get-NeonBranch -Project {project} -Name d", "dev")]
    [InlineData("Get-NeonBranch -Project {project} -Deleted -Name ", "gone")]
    [InlineData("Get-NeonEndpoint -Project {project} -Name r", "reader")]
    [InlineData("Get-NeonDatabase {main on} -Name ", "neondb")]
    [InlineData("Get-NeonRole {main on} -Name ", "neondb_owner")]
    [InlineData("Get-NeonSnapshot -Project {project} -Name ", "before")]
    [InlineData("Get-NeonApiKey -Name l", "laptop")]
    [InlineData("Get-NeonOrganizationMember -Email h", "hedy@example.com")]
    [InlineData("Get-NeonOrganizationInvitation -Email ", "linus@example.com")]
    [InlineData("Get-NeonProjectMember -Project {project} -Email h", "hedy@example.com")]
    [InlineData("Get-NeonProjectPermission -Project {project} -Email a", "alan@example.com")]
    [InlineData("Get-NeonJwks -Project {project} -ProviderName ", "Clerk")]
    [InlineData("Get-NeonVpcEndpoint -Label ", "office")]
    [InlineData("Get-NeonProjectVpcEndpoint -Project {project} -Label ", "live")]
    [InlineData("Get-NeonBucket {main on} -Name ", "uploads")]
    [InlineData("Get-NeonBucketObject -Bucket uploads {main on} -Key read", "readme.txt")]
    [InlineData("Get-NeonFunction {main on} -Name ", "api")]
    [InlineData("Get-NeonTrigger {main on} -Name ", "nightly")]
    [InlineData("Get-NeonCredential {main on} -Name ", "build")]
    [InlineData("Get-NeonCustomDomain {main on} -Name ", "www.example.com")]
    [InlineData("Get-NeonAuthDomain {main on} -Domain ", "https://app.example.com")]
    public void Name_filters_are_completed_with_names(string line, string expected) =>
        Assert.Equal(expected, everything.Engine.Offered(Filled(line))[0]);

    [Fact]
    public void Libraries_are_offered_with_a_description() =>
        Assert.Contains(everything.Engine.Press(Filled("Get-NeonPreloadLibrary -Project {project} -Name ")), offer => offer.ToolTip.Contains(", default", StringComparison.Ordinal));

    [Theory]
    [InlineData("Get-NeonBranch -Project {project} -Branch BR-", "br-")]
    [InlineData("Get-NeonEndpoint -Project {project} -Endpoint ep-", "ep-")]
    [InlineData("Get-NeonSnapshot -Project {project} -Snapshot sn", "snap-")]
    [InlineData("Get-NeonOrganization org-", "org-")]
    [InlineData("Revoke-NeonCredential {main on} -Credential nak", "nak_")]
    public void The_start_of_an_id_is_completed_to_ids(string line, string beginning)
    {
        var offers = everything.Engine.Press(Filled(line));

        Assert.NotEmpty(offers);
        Assert.All(offers, offer => Assert.StartsWith(beginning, offer.CompletionText, StringComparison.Ordinal));
        Assert.All(offers, offer => Assert.Contains(offer.CompletionText, offer.ListItemText, StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_that_starts_no_name_is_matched_anywhere_in_names()
    {
        Assert.Equal(["main"], everything.Engine.Offered(Filled("Get-NeonBranch -Project {project} -Branch AIN")));
        Assert.Equal(["dev"], everything.Engine.Offered(Filled("Get-NeonBranch -Project {project} -Branch D")));
        Assert.Empty(everything.Engine.Offered(Filled("Get-NeonBranch -Project {project} -Branch nothing")));
    }

    [Fact]
    public void Already_specified_values_are_not_offered_again() =>
        Assert.Equal(["dev"], everything.Engine.Offered(Filled("Get-NeonBranchConsumption -Project {project} -Branch main, gone, e")));

    [Fact]
    public void Endpoints_of_other_branches_are_not_offered()
    {
        Assert.Equal(["reader"], everything.Engine.Offered(Filled("Get-NeonConnectionString -Project {project} -Branch main -Endpoint r")));
        Assert.DoesNotContain("reader", everything.Engine.Offered(Filled("Get-NeonConnectionString -Project {project} -Branch dev -Endpoint ")));
    }

    [Fact]
    public void TabExpansion2_returns_the_same_completions()
    {
        var line = Filled("Get-NeonBranch -Project {project} -Branch d");

        var found = everything.Engine.Still(() => Assert.Single(everything.Engine.Get<CommandCompletion>(
            "TabExpansion2 -inputScript $line -cursorColumn $line.Length", ("line", line))));

        Assert.Equal(["dev"], found.CompletionMatches.Select(offer => offer.CompletionText));
    }

    private string Filled(string text) => text
        .Replace("{main on}", $"-Project {everything.Project} -Branch {everything.Main}", StringComparison.Ordinal)
        .Replace("{project}", everything.Project, StringComparison.Ordinal)
        .Replace("{main}", everything.Main, StringComparison.Ordinal)
        .Replace("{organization}", everything.Engine.Emulator.OrganizationId, StringComparison.Ordinal);
}
