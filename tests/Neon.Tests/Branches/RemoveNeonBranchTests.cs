using Neon.Tests.Support;
using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Branches;

public sealed class RemoveNeonBranchTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_branch_is_removed_without_output()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");

        var result = _host.Run($"Remove-NeonBranch dev -Project {app.ProjectId} -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Equal([$"DELETE /projects/{app.ProjectId}/branches/{dev}"], _host.Changes());
        Assert.Null(_host.Stored(app, "dev"));
    }

    [Fact]
    public void Pass_thru_returns_the_branch_with_its_operations()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");

        var branch = Assert.Single(_host.Get<Branch>($"Remove-NeonBranch {dev} -Project {app.ProjectId} -Confirm:$false -PassThru"));

        Assert.Equal("dev", branch.Name);
        Assert.Equal("delete_timeline", Assert.Single(branch.Operations).Action);
    }

    [Theory]
    [InlineData("-Wait", 0)]
    [InlineData("-Wait -PassThru", 1)]
    public void Wait_lasts_until_the_branch_is_deleted(string parameters, int outputs)
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");

        var removed = _host.Get<Branch>($"Remove-NeonBranch {dev} -Project {app.ProjectId} -Confirm:$false {parameters}");

        Assert.Equal(outputs, removed.Count);
        Assert.All(removed, branch => Assert.All(branch.Operations, operation => Assert.Equal("finished", operation.Status)));
        Assert.All(removed, branch => Assert.Equal("dev", branch.Name));
        Assert.Empty(_host.Get<Operation>($"Get-NeonOperation -Project {app.ProjectId} -Unfinished"));
    }

    [Fact]
    public void A_branch_that_is_already_deleted_is_not_an_error()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.Send(HttpMethod.Delete, $"projects/{app.ProjectId}/branches/{dev}");
        _host.Settle();

        var result = _host.Run($"Remove-NeonBranch {dev} -Project {app.ProjectId} -Confirm:$false -PassThru -Wait -Verbose");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Contains(result.Verbose, line => line.Contains("was not found", StringComparison.Ordinal) && line.Contains(dev, StringComparison.Ordinal));
    }

    [Fact]
    public void A_branch_that_never_existed_is_an_error()
    {
        var app = _host.Seed();

        var result = _host.Run($"Remove-NeonBranch br-no-such-00000000 -Project {app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonBranchNotFound", result.ErrorId);
        Assert.Equal("br-no-such-00000000", result.Error.TargetObject);
    }

    [Fact]
    public void A_clean_up_supports_WhatIf()
    {
        var app = _host.Seed("app");
        _host.AddBranch(app, "old");
        _host.Clock.Advance(TimeSpan.FromDays(20));
        _host.AddBranch(app, "young");

        var result = _host.Run(
            "Get-NeonProject | Get-NeonBranch | Where-Object { -not $_.Default -and $_.CreatedAt -lt $limit } | Remove-NeonBranch -WhatIf",
            ("limit", _host.Clock.GetUtcNow().AddDays(-14)));

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_clean_up_removes_only_old_branches()
    {
        var app = _host.Seed("app");
        var shop = _host.Seed("shop");
        _host.AddBranch(app, "old");
        _host.AddBranch(shop, "older");
        _host.Clock.Advance(TimeSpan.FromDays(20));
        _host.AddBranch(app, "young");

        var result = _host.Run(
            "Get-NeonProject | Get-NeonBranch | Where-Object { -not $_.Default -and $_.CreatedAt -lt $limit } | Remove-NeonBranch -Confirm:$false",
            ("limit", _host.Clock.GetUtcNow().AddDays(-14)));

        Assert.Empty(result.Errors);
        Assert.Equal(2, _host.Changes().Length);
        Assert.Null(_host.Stored(app, "old"));
        Assert.Null(_host.Stored(shop, "older"));
        Assert.NotNull(_host.Stored(app, "young"));
        Assert.NotNull(_host.Stored(app, "main"));
    }

    [Fact]
    public void The_confirmation_names_the_full_target()
    {
        var person = new TestHost();
        _host.AddBranch(_host.Seed(), "dev");

        Assert.Empty(_host.Run(person, "Remove-NeonBranch dev -Project app -WhatIf").Errors);

        Assert.Contains("\"Remove branch with all its databases and computes\" on target \"app/dev\"", person.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_preserves_the_server_message_and_the_next_branch_is_removed()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.AddBranch(app, "sub", dev);
        _host.AddBranch(app, "free");

        var result = _host.Run($"'dev', 'free' | Remove-NeonBranch -Project {app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal("dev", result.Error.TargetObject);
        Assert.Contains("has children", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("The branch dev has child branches and cannot be removed. (HTTP 422", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Null(_host.Stored(app, "free"));
        Assert.NotNull(_host.Stored(app, "dev"));
    }

    [Fact]
    public void A_removed_branch_can_be_recovered()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.Get<Branch>($"Remove-NeonBranch {dev} -Project {app.ProjectId} -Confirm:$false -Wait");
        _host.Forget();

        var branch = Assert.Single(_host.Get<Branch>($"Get-NeonBranch -Project {app.ProjectId} -Deleted | Restore-NeonDeletedBranch"));

        Assert.Equal(dev, branch.BranchId);
        Assert.Null(branch.Recovery);
        Assert.Equal([$"POST /projects/{app.ProjectId}/branches/{dev}/recover"], _host.Changes());
        Assert.NotNull(_host.Stored(app, "dev"));
    }

    [Fact]
    public void A_deleted_branch_is_recovered_by_its_name()
    {
        var app = _host.Seed();
        var dev = _host.AddBranch(app, "dev");
        _host.AddBranch(app, "dev-2");
        _host.Get<Branch>("Remove-NeonBranch dev -Project app -Confirm:$false -Wait; Remove-NeonBranch dev-2 -Project app -Confirm:$false -Wait");

        var branch = Assert.Single(_host.Get<Branch>("Restore-NeonDeletedBranch dev -Project app"));

        Assert.Equal(dev, branch.BranchId);
    }

    [Fact]
    public void A_missing_or_ambiguous_deleted_name_recovers_nothing()
    {
        var app = _host.Seed();
        for (var time = 0; time < 2; time++)
        {
            _host.AddBranch(app, "dev");
            _host.Get<Branch>("Remove-NeonBranch dev -Project app -Confirm:$false -Wait");
        }

        _host.Forget();

        // The existing branch is not the deleted one.
        Assert.Equal("NeonBranchNotFound", _host.Run("Restore-NeonDeletedBranch main -Project app").ErrorId);
        Assert.Equal("NeonBranchAmbiguous", _host.Run("Restore-NeonDeletedBranch dev -Project app").ErrorId);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void Recovery_supports_WhatIf_and_Neon_refuses_an_existing_branch()
    {
        var app = _host.Seed();
        var recover = $"Restore-NeonDeletedBranch {app.MainBranchId} -Project {app.ProjectId}";

        Assert.Empty(_host.Run(recover + " -WhatIf").Errors);
        Assert.Empty(_host.Changes());
        var result = _host.Run(recover);
        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
    }
}
