using System.Management.Automation.Internal;
using System.Text;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

public sealed class BranchTreeTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public BranchTreeTests() => _app = _host.Seed();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_parent_precedes_its_children_and_each_node_has_its_compute()
    {
        var (dev, feature, staging) = Grow();

        var nodes = _host.Get<BranchTreeNode>("Show-NeonBranchTree -Project app");

        Assert.Equal(
            [(_app.MainBranchId, 0), (dev, 1), (feature, 2), (staging, 1)],
            nodes.Select(node => (node.BranchId!, node.Depth)));
        Assert.Equal([_app.EndpointId], nodes[0].Endpoints.Select(endpoint => endpoint.EndpointId));
        Assert.Equal(["idle", "none", "none", "none"], nodes.Select(node => node.ComputeState));
        Assert.All(nodes, node => Assert.Equal((_app.ProjectId, false), (node.ProjectId, node.IsOrphan)));
    }

    public static TheoryData<string?, string?, int> ComputeStates
    {
        get
        {
            var states = new TheoryData<string?, string?, int>();
            string[] current = ["init", "active", "idle"];
            string?[] next = [null, "active", "idle"];
            int[] ages = [0, 59, 23 * 60, 364 * 24 * 60];
            foreach (var (state, pending, minutes) in from state in current from pending in next from minutes in ages select (state, pending, minutes))
            {
                states.Add(state, pending, minutes);
            }

            return states;
        }
    }

    /// <summary>Only a long name continues on the next line, never the state of a compute.</summary>
    [Theory]
    [MemberData(nameof(ComputeStates))]
    public void Every_state_of_a_compute_fits_its_column(string? state, string? pending, int minutes)
    {
        var computes = Enumerable.Range(0, 10).Select(number => new Endpoint
        {
            Type = number == 0 ? "read_write" : "read_only",
            CurrentState = state,
            PendingState = pending,
            LastActive = StillClock.Now.AddMinutes(-minutes),
        });

        var text = new StringDecorated(BranchTreeDisplay.Computes(new BranchTreeNode(Named("main", null), [.. computes], [], isOrphan: false)));

        Assert.InRange(text.ContentLength, 1, ObjectView.Of(typeof(BranchTreeNode))!.Columns[0].Width);
    }

    [Fact]
    public void Each_project_needs_one_branch_list_and_one_compute_list()
    {
        Grow();
        _host.Seed("other");

        Assert.Equal(5, _host.Run("Get-NeonProject | Show-NeonBranchTree").Output.Count);

        Assert.Equal(["branches", "branches", "endpoints", "endpoints"], _host.Requests
            .Where(request => !request.StartsWith("GET /projects?", StringComparison.Ordinal))
            .Select(request => request.Split('?')[0].Split('/')[^1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Show-NeonBranchTree dev -Project app")]
    [InlineData("Show-NeonBranchTree $dev -Project app")]
    [InlineData("Get-NeonBranch dev -Project app | Show-NeonBranchTree")]
    [InlineData("Show-NeonBranchTree (Get-NeonBranch dev -Project app)")]
    [InlineData("Set-NeonContext -Project app; Show-NeonBranchTree dev")]
    public void A_tree_can_start_at_a_branch(string script)
    {
        var (dev, feature, _) = Grow();

        Assert.Equal([(dev, 0), (feature, 1)], _host.Get<BranchTreeNode>(script, ("dev", dev)).Select(node => (node.BranchId!, node.Depth)));
    }

    [Fact]
    public void Several_branches_of_one_project_share_its_lists()
    {
        Grow();

        Assert.Equal(4, _host.Run("Get-NeonBranch -Project app -Name dev, staging, feature | Show-NeonBranchTree").Output.Count);

        Assert.Single(_host.Requests, request => request.EndsWith("/endpoints", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nothing", "NeonBranchNotFound")]
    [InlineData("br-no-such-a1b2c3d4", "NeonBranchNotFound")]
    [InlineData("''", "NeonInvalidInput")]
    public void A_missing_branch_is_an_error(string branch, string error) =>
        Assert.Equal(error, _host.Run($"Show-NeonBranchTree {branch} -Project app").ErrorId);

    [Fact]
    public void A_branch_whose_parent_was_deleted_is_shown_at_the_root()
    {
        var (dev, feature, staging) = Grow();
        var branches = _host.Get<Branch>("Get-NeonBranch -Project app").Where(branch => branch.BranchId != dev).ToArray();

        var nodes = BranchTree.Of(branches, [], null).ToArray();

        Assert.Equal([(_app.MainBranchId, 0, false), (staging, 1, false), (feature, 0, true)], nodes.Select(node => (node.BranchId!, node.Depth, node.IsOrphan)));
        Assert.Contains($"parent {dev} is gone", BranchTreeDisplay.Tree(nodes[2], null, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Deleted_branches_are_shown_on_request()
    {
        var (_, feature, _) = Grow();
        _host.Run("Remove-NeonBranch feature -Project app -Wait -Confirm:$false");

        Assert.DoesNotContain(feature, _host.Get<BranchTreeNode>("Show-NeonBranchTree -Project app").Select(node => node.BranchId));
        var deleted = Assert.Single(_host.Get<BranchTreeNode>("Show-NeonBranchTree -Project app -IncludeDeleted"), node => node.BranchId == feature);
        Assert.Contains("deleted", BranchTreeDisplay.Tree(deleted, null, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Branches_with_circular_parents_are_shown_once()
    {
        Branch[] circle = [Named("a", "c"), Named("b", "a"), Named("c", "b"), Named("root", null), Named("self", "self")];

        Assert.Equal(
            [("root", 0), ("a", 0), ("b", 1), ("c", 2), ("self", 0)],
            BranchTree.Of(circle, [], null).Select(node => (node.BranchId!, node.Depth)));
    }

    [Fact]
    public void A_deep_tree_is_supported() =>
        Assert.Equal(2_000, BranchTree.Of([.. Enumerable.Range(0, 2_000).Select(number => Named($"b{number}", number == 0 ? null : $"b{number - 1}"))], [], null).Count());

    [Fact]
    public void Lines_connect_parents_to_children()
    {
        Branch[] branches = [Named("main", null), Named("a", "main"), Named("a1", "a"), Named("a2", "a"), Named("b", "main"), Named("b1", "b")];
        var nodes = BranchTree.Of(branches, [], null).ToArray();

        Assert.Equal(["main", "├─ a", "│  ├─ a1", "│  └─ a2", "└─ b", "   └─ b1"], nodes.Select(node => BranchTreeDisplay.Tree(node, null, Encoding.UTF8)));
        Assert.Equal(["main", "|- a", "|  |- a1", "|  `- a2", "`- b", "   `- b1"], nodes.Select(node => BranchTreeDisplay.Tree(node, null, Encoding.Latin1)));
    }

    [Fact]
    public void The_output_can_be_filtered_and_piped()
    {
        var (_, feature, _) = Grow();

        Assert.Equal(
            [_app.EndpointId],
            _host.Get<Endpoint>("Show-NeonBranchTree -Project app | Where-Object Depth -eq 0 | Get-NeonEndpoint").Select(endpoint => endpoint.EndpointId));
        Assert.Empty(_host.Run("Show-NeonBranchTree -Project app | Where-Object Depth -eq 2 | ForEach-Object Branch | Remove-NeonBranch -Confirm:$false").Errors);
        Assert.Contains($"DELETE /projects/{_app.ProjectId}/branches/{feature}", _host.Requests);
    }

    [Fact]
    public void Computes_are_shown_with_their_replicas()
    {
        var node = new BranchTreeNode(
            Named("main", null),
            [
                new Endpoint { Type = "read_only", CurrentState = "active" },
                new Endpoint { Type = "read_write", CurrentState = "idle", LastActive = StillClock.Now.AddDays(-3) },
            ],
            [],
            isOrphan: false);

        Assert.Equal("idle", node.ComputeState);
        Assert.Matches("idle [0-9]+ [a-z]+.* \\+1 ro$", BranchTreeDisplay.Computes(node));
        Assert.Contains("none", BranchTreeDisplay.Computes(new BranchTreeNode(Named("dev", "main"), [], [false], isOrphan: false)), StringComparison.Ordinal);
    }

    private static Branch Named(string name, string? parent) => new() { BranchId = name, Name = name, ParentId = parent };

    /// <summary>main with dev and staging, dev with feature; only main has a compute.</summary>
    private (string Dev, string Feature, string Staging) Grow()
    {
        var dev = _host.AddBranch(_app, "dev");
        var feature = _host.AddBranch(_app, "feature", dev);
        var staging = _host.AddBranch(_app, "staging");
        _host.Run("Get-NeonEndpoint -Project app | Suspend-NeonEndpoint -Wait");
        _host.Forget();
        return (dev, feature, staging);
    }
}
