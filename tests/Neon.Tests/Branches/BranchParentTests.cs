using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>The output shows from which branch a new branch was created.</summary>
public sealed class BranchParentTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public BranchParentTests()
    {
        _app = _host.Seed();
        _host.AddBranch(_app, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("New-NeonBranch feature -Project app", "from main, the project's default branch")]
    [InlineData("New-NeonBranch feature -Project app -Parent dev", "from dev")]
    [InlineData("New-NeonAnonymizedBranch feature -Project app -Parent dev", "from dev")]
    [InlineData("New-NeonAnonymizedBranch feature -Project app", "from main, the project's default branch")]
    public void A_confirmation_names_the_parent(string command, string words)
    {
        var person = new TestHost(2);

        _host.Run(person, command + " -Confirm");

        Assert.Contains(words, Assert.Single(person.Questions), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-NeonBranch feature")]
    [InlineData("New-NeonBranch feature -IfNotExists")]
    [InlineData("New-NeonAnonymizedBranch feature")]
    public void A_piped_branch_that_is_not_the_parent_causes_a_warning(string command)
    {
        var result = _host.Run($"Get-NeonBranch dev -Project app | {command}");

        Assert.Empty(result.Errors);
        Assert.Equal(
            "The new branch is created from the project's default branch, not from the piped branch dev. To create it from dev, specify -Parent.",
            Assert.Single(result.Warnings));
        Assert.Equal(_app.MainBranchId, _host.Stored(_app, "feature")!.Value.GetProperty("parent_id").GetString());
    }

    [Theory]
    [InlineData("BranchId = 'dev'", "BranchId 'dev'")]
    [InlineData("branch_name = 'dev'", "branch_name 'dev'")]
    [InlineData("Branch = 'dev'", "Branch 'dev'")]
    [InlineData("ParentId = 'br-calm-lake-a1b2c3d4'", "ParentId 'br-calm-lake-a1b2c3d4'")]
    [InlineData("parent_id = 'other'; BranchId = 'dev'", "BranchId 'dev'")]
    [InlineData("Parent = 'dev'", "Parent 'dev'")]
    public void A_row_with_a_branch_that_is_not_the_parent_causes_a_warning(string columns, string words)
    {
        foreach (var command in (string[])["New-NeonBranch", "New-NeonAnonymizedBranch"])
        {
            var result = _host.Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; {columns} }} | {command} {command.ToLowerInvariant()}");

            Assert.Empty(result.Errors);
            Assert.Equal(
                $"The new branch is created from the project's default branch. The {words} of the row was not used. To create it from another branch, specify -Parent.",
                Assert.Single(result.Warnings));
        }
    }

    [Theory]
    [InlineData("Get-NeonBranch main -Project app | New-NeonBranch feature")]
    [InlineData("[pscustomobject] @{ ProjectName = 'app' } | New-NeonBranch feature")]
    [InlineData("Get-NeonBranch main -Project app | Select-Object ProjectId, BranchId, Default | New-NeonBranch feature")]
    [InlineData("Get-NeonBranch main -Project app | Select-Object * | ConvertTo-Csv | ConvertFrom-Csv | New-NeonBranch feature")]
    [InlineData("[pscustomobject] @{ Project = 'app'; ParentId = '' } | New-NeonBranch feature")]
    [InlineData("[pscustomobject] @{ Project = 'app'; ParentId = 'dev' } | New-NeonBranch feature -Parent dev")]
    [InlineData("Get-NeonBranch dev -Project app | ForEach-Object { New-NeonBranch feature -Project app -Parent $_ }")]
    [InlineData("Get-NeonProject app | New-NeonBranch feature")]
    [InlineData("Get-NeonProject app | New-NeonBranch feature -Parent dev")]
    public void An_unambiguous_parent_causes_no_warning(string command)
    {
        var result = _host.Run(command);

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("New-NeonBranch", "The row has the BranchName 'dev', but -Name was not specified.")]
    [InlineData("New-NeonAnonymizedBranch", "The row has the BranchName 'dev', but -Name was not specified.")]
    [InlineData("New-NeonBranch feature -ExpiresIn 1.00:00 -Protected", "A protected branch cannot expire.")]
    [InlineData("New-NeonBranch feature -NoCompute -MinCu 1", "-NoCompute and -MinCu cannot be used together.")]
    [InlineData("New-NeonBranch -IfNotExists -Name ' '", "")]
    [InlineData("New-NeonAnonymizedBranch feature -Start", "-Start requires -MaskingRule: without a rule, nothing would be masked.")]
    public void A_refused_row_causes_no_warning(string command, string words)
    {
        var result = _host.Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchName = 'dev' }} | {command}");

        Assert.Contains(words, result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Warnings);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void Input_without_a_project_is_refused_even_with_a_context()
    {
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId };

        Assert.Equal("NeonInvalidInput", _host.Run("'dev' | New-NeonBranch feature").ErrorId);
        Assert.Contains("[pscustomobject]", _host.Run($"@{{ ProjectId = '{_app.ProjectId}' }} | New-NeonBranch feature").Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }
}
