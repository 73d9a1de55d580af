using System.Text.Json.Nodes;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Completion;

/// <summary>The paths of Invoke-NeonApi are those of the contract, with the ids that are known.</summary>
public sealed class ApiPathTests(ApiPathTests.Session session) : IClassFixture<ApiPathTests.Session>
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];
    private readonly NeonHost _host = session.Host;

    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_listed_operations_match_the_contract()
    {
        var paths = JsonNode.Parse(File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "src", "Neon.Emulator", "Contract", "neon-api.json")))!["paths"]!.AsObject();
        var lines = from path in paths.OrderBy(path => path.Key, StringComparer.Ordinal)
                    from method in Methods
                    let operation = path.Value![method]
                    where operation is not null
                    select $"{method.ToUpperInvariant()} {path.Key} {operation["operationId"]}\n";

        ApprovedFile.Check("src/Neon/Api/operations.txt", string.Concat(lines));
    }

    [Theory]
    [InlineData("Invoke-NeonApi /pro", "/projects", "Path /projects, GET: list projects, POST: create project")]
    [InlineData("Invoke-NeonApi -Method Post /projects", "/projects", "Path /projects, POST: create project")]
    [InlineData("Invoke-NeonApi /projects/quiet-forest-12345678/bra", "'/projects/quiet-forest-12345678/branches/{branch_id}/data-api/{database_name}'", "GET")]
    [InlineData("Invoke-NeonApi /projects/quiet-forest-12345678/branches/br-a-1/end", "/projects/quiet-forest-12345678/branches/br-a-1/endpoints", "GET")]
    [InlineData("Invoke-NeonApi '/regions", "'/regions'", "GET")]
    [InlineData("Invoke-NeonApi branches/count", "'/projects/{project_id}/branches/count'", "GET")]
    public void A_path_is_offered_with_its_methods(string line, string expected, string tooltip)
    {
        var offer = Assert.Single(_host.Press(line), offer => offer.CompletionText == expected);

        Assert.Contains(tooltip, offer.ToolTip, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_path_has_the_ids_of_the_context_where_they_belong_together()
    {
        using var host = new NeonHost();
        NeonSession.Of(host.Runspace).Context = new NeonContext { OrganizationId = "org-a-1", ProjectId = "quiet-forest-12345678", BranchId = "br-a-1" };

        Assert.Contains("/projects/quiet-forest-12345678/branches/br-a-1/databases", host.Offered("Invoke-NeonApi /projects/qui"));
        Assert.Contains("/organizations/org-a-1/members", host.Offered("Invoke-NeonApi /organizations"));
        Assert.Contains("'/projects/other-1/branches/{branch_id}/databases'", host.Offered("Invoke-NeonApi /projects/other-1/"));
    }

    [Fact]
    public void Each_offered_path_without_a_placeholder_is_accepted() =>
        Assert.All(_host.Offered("Invoke-NeonApi /").Where(path => !path.Contains('{', StringComparison.Ordinal)), path => Assert.NotNull(RawRoute.Of(path)));

    /// <summary>A session without a context.</summary>
    public sealed class Session : IDisposable
    {
        public Session() => NeonSession.Of(Host.Runspace).Context = NeonContext.Empty;

        internal NeonHost Host { get; } = new();

        public void Dispose() => Host.Dispose();
    }
}
