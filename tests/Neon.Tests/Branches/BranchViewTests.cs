using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

public sealed class BranchViewTests : IDisposable
{
    private static Branch Long(DateTimeOffset now) => new()
    {
        BranchId = "br-wandering-mountain-a1b2c3d4",
        ProjectId = "quiet-forest-12345678",
        Name = "feature/a-name-that-is-much-longer-than-any-column-of-a-table-can-be-and-then-some-more-of-it",
        CurrentState = "resetting",
        PendingState = "ready",
        Default = true,
        Protected = true,
        LogicalSize = 1_099_511_627_775_000,
        CreatedAt = now.AddMinutes(-59.5),
        ExpiresAt = now.AddDays(6.2),
        ParentLsn = "0/1E19478",
    };

    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_table_shows_the_main_properties()
    {
        var branch = new Branch
        {
            BranchId = "br-calm-lake-a1b2c3d4",
            Name = "main",
            CurrentState = "ready",
            Default = true,
            LogicalSize = 32_243_712,
            CreatedAt = DateTimeOffset.UtcNow.AddDays(-3.5),
        };

        var lines = View.Table(_host, branch);

        Assert.Equal(3, lines.Length);
        Assert.Equal(["Name", "Marks", "Size", "Age", "BranchId"], Words(lines[0]));
        Assert.Equal(["main", "default", "30.8", "MiB", "3", "d", "br-calm-lake-a1b2c3d4"], Words(lines[2]));
    }

    [Fact]
    public void Ids_and_states_are_never_truncated()
    {
        using var console = new ViewHost(120);
        var full = Long(StillClock.Now);
        var branch = new Branch { ProjectId = full.ProjectId, BranchId = full.BranchId, Name = full.Name, CurrentState = full.CurrentState, PendingState = full.PendingState, LogicalSize = full.LogicalSize, CreatedAt = full.CreatedAt, ExpiresAt = full.ExpiresAt };

        var text = console.Show([branch], "Out-Default");

        Assert.Contains("feature/a-name-that-is-much-longer", text, StringComparison.Ordinal);
        Assert.Contains(branch.BranchId!, text, StringComparison.Ordinal);
        Assert.Contains("-> ready", text, StringComparison.Ordinal);
        Assert.Contains("59 min", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_branch_shows_no_secret_in_any_view()
    {
        var app = _host.Seed();
        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} -Wait"));
        var details = Assert.Single(branch.ConnectionUris!);
        var password = Secret.Reveal(details.ConnectionParameters!.Password!);

        var text = string.Join('\n', [.. View.Table(_host, branch), .. View.List(_host, branch), .. View.List(_host, details), .. View.List(_host, details.ConnectionParameters)]);

        Assert.DoesNotContain(password, text, StringComparison.Ordinal);
        Assert.DoesNotContain("SecureString", string.Join('\n', View.List(_host, branch)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_shows_all_details_in_words()
    {
        var lines = View.List(_host, Long(DateTimeOffset.UtcNow));

        Assert.Contains(lines, line => line.StartsWith("CurrentState", StringComparison.Ordinal) && line.EndsWith(": resetting -> ready", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Default", StringComparison.Ordinal) && line.EndsWith(": True", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ExpiresAt", StringComparison.Ordinal) && line.EndsWith("(in 6 d)", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ParentLsn", StringComparison.Ordinal) && line.EndsWith(": 0/1E19478", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_view_of_a_new_branch_shows_its_operations_and_compute()
    {
        var app = _host.Seed();
        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch dev -Project {app.ProjectId} -Annotation @{{ team = 'core' }}"));

        var text = string.Join('\n', View.List(_host, branch));

        Assert.Contains("create_branch (running), start_compute (scheduling)", text, StringComparison.Ordinal);
        Assert.Contains(branch.Endpoints![0].EndpointId!, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deleted_branch_is_marked()
    {
        var branch = new Branch { BranchId = "br-calm-lake-a1b2c3d4", Name = "dev", Recovery = new BranchRecovery { RecoverableUntil = new DateTimeOffset(new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Local)) } };

        Assert.Contains("deleted", View.Table(_host, branch)[2], StringComparison.Ordinal);
        Assert.Contains(View.List(_host, branch), line => line.Contains(": until 1970-01-01 00:00:00 (", StringComparison.Ordinal));
    }

    [Fact]
    public void A_schema_and_a_comparison_show_their_text()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.Emulator.SetSchema(app.ProjectId, dev, "neondb", "CREATE TABLE public.orders (id bigint);");
        var schema = Assert.Single(_host.Get<BranchSchema>($"Get-NeonBranchSchema {dev} neondb -Project {app.ProjectId}"));
        var structure = Assert.Single(_host.Get<BranchSchema>($"Get-NeonBranchSchema {dev} neondb -Project {app.ProjectId} -AsStructure"));
        var comparison = Assert.Single(_host.Get<BranchSchemaComparison>($"Compare-NeonBranchSchema {dev} -Database neondb -Project {app.ProjectId}"));

        Assert.Contains(View.Table(_host, schema), line => line.Contains("CREATE TABLE public.orders (id bigint);", StringComparison.Ordinal));
        Assert.Equal([$"-- neondb on {dev}", "public.orders", "  id bigint"], View.Table(_host, structure));
        Assert.StartsWith($"neondb: parent -> {dev}  +1 -", View.Table(_host, comparison)[0], StringComparison.Ordinal);
        Assert.Contains("+CREATE TABLE public.orders (id bigint);", View.Table(_host, comparison));
        Assert.Contains(View.List(_host, comparison), line => line.StartsWith("Identical", StringComparison.Ordinal) && line.EndsWith(": False", StringComparison.Ordinal));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
