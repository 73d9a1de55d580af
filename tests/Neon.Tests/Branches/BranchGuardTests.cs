using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>Changes that a piped branch shows to be wrong are refused before anything is sent.</summary>
public sealed class BranchGuardTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Remove-NeonBranch -Confirm:$false", "protected")]
    [InlineData("Remove-NeonBranch -WhatIf", "protected")]
    [InlineData("Reset-NeonBranch -Confirm:$false", "protected")]
    [InlineData("Restore-NeonBranch -Source main -Confirm:$false", "protected")]
    public void A_protected_branch_is_left_alone(string command, string reason)
    {
        var branch = new Branch { BranchId = "br-calm-lake-a1b2c3d4", ProjectId = "quiet-forest-12345678", Name = "vault", ParentId = "br-x-y-z", Protected = true };

        Refused(command, branch, reason, "Set-NeonBranch -Protected:$false");
    }

    [Fact]
    public void The_default_branch_is_not_removed()
    {
        var branch = new Branch { BranchId = "br-calm-lake-a1b2c3d4", ProjectId = "quiet-forest-12345678", Name = "main", Default = true };

        Refused("Remove-NeonBranch -Confirm:$false", branch, "default", "Set-NeonDefaultBranch");
    }

    [Fact]
    public void A_root_branch_is_not_reset()
    {
        var branch = new Branch { BranchId = "br-calm-lake-a1b2c3d4", ProjectId = "quiet-forest-12345678", Name = "root" };

        Refused("Reset-NeonBranch -Confirm:$false", branch, "root", "Restore-NeonBranch");
    }

    [Fact]
    public void A_root_branch_given_by_name_is_not_reset_either()
    {
        var app = _host.Seed();

        var result = _host.Run($"Reset-NeonBranch main -Project {app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal("main", result.Error.TargetObject);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void What_is_refused_does_not_keep_the_next_branch_back()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");

        var result = _host.Run($"Get-NeonBranch -Project {app.ProjectId} | Remove-NeonBranch -Confirm:$false");

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Null(_host.Stored(app, "dev"));
        Assert.NotNull(_host.Stored(app, "main"));
    }

    [Fact]
    public void A_protected_branch_given_by_name_is_refused_by_Neon()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "vault");
        _host.Get<Branch>($"Set-NeonBranch vault -Project {app.ProjectId} -Protected");

        var result = _host.Run($"Remove-NeonBranch vault -Project {app.ProjectId} -Confirm:$false");

        Assert.Equal("NeonRequestRefused", result.ErrorId);
        Assert.Contains("protected", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.NotNull(_host.Stored(app, "vault"));
    }

    private void Refused(string command, Branch branch, string reason, string advice)
    {
        var result = _host.Run("$branch | " + command, ("branch", branch));

        Assert.Equal("NeonChangeRefused", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidOperation, result.Error.CategoryInfo.Category);
        Assert.Same(branch, result.Error.TargetObject);
        Assert.Contains(reason, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(branch.Name!, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }
}
