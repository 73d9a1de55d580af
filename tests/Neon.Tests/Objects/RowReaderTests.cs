using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>Rows that only name parents, piped into cmdlets that read, while the context has another branch.</summary>
public sealed class RowReaderTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly string _dev;
    private readonly string _devEndpoint;

    public RowReaderTests()
    {
        _app = _host.Seed();
        _host.AddBranch(_app, "dev");
        _host.Seed("shop");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _dev = _host.Get<Branch>("Get-NeonBranch dev -Project app")[0].BranchId!;
        _devEndpoint = _host.Get<Endpoint>("New-NeonEndpoint -Project app -Branch dev")[0].EndpointId!;
        Assert.Empty(_host.Run("New-NeonDatabase orders -Owner neondb_owner -Project app -Branch dev; New-NeonRole bob -Project app -Branch dev; Set-NeonContext -Project app -Branch main").Errors);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
    }

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("BranchName = 'dev'")]
    [InlineData("branch_name = 'dev'")]
    [InlineData("Branch = 'dev'")]
    [InlineData("branch_id = '{dev}'")]
    [InlineData("'Branch Id' = 'dev'")]
    public void The_branch_of_a_row_is_used_in_every_spelling(string column)
    {
        column = column.Replace("{dev}", _dev, StringComparison.Ordinal);
        var row = $"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; {column} }}";

        Assert.Equal(_dev, Assert.Single(_host.Get<ConnectionString>($"{row} | Get-NeonConnectionString -Database orders -Role neondb_owner")).BranchId);
        Assert.Equal((_dev, false), Assert.Single(_host.Get<BranchSchemaComparison>($"{row} | Compare-NeonBranchSchema -Base main -Database orders").Select(schema => (schema.BranchId, schema.Identical))));
        Assert.Equal(_dev, Assert.Single(_host.Get<Role>($"{row} | Get-NeonRole -Role bob")).BranchId);
        Assert.Equal(2, _host.Get<Role>($"{row} | Get-NeonRole").Count);
        Assert.Equal("dev", Assert.Single(_host.Get<Branch>($"{row} | Get-NeonBranch")).Name);
    }

    [Theory]
    [InlineData("[pscustomobject] @{ project_id = 'shop' } | Get-NeonBranch main", "shop")]
    [InlineData("[pscustomobject] @{ ProjectName = 'shop' } | Get-NeonBranch", "shop")]
    [InlineData("[pscustomobject] @{ ProjectName = 'shop'; BranchName = 'main' } | Get-NeonRole", "shop")]
    public void The_project_of_a_row_is_used_in_every_spelling(string command, string project)
    {
        var id = _host.Get<Project>($"Get-NeonProject {project}")[0].ProjectId;

        Assert.All(_host.Run(command).Output, item => Assert.Equal(id, item.Properties["ProjectId"].Value));
    }

    /// <summary>If the target is typed, a change also uses the branch of the row.</summary>
    [Theory]
    [InlineData("BranchName = 'dev'")]
    [InlineData("branch_id = 'dev'")]
    public void A_change_to_a_typed_target_uses_the_branch_of_the_row(string column)
    {
        var result = _host.Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; {column} }} | Remove-NeonRole bob -Confirm:$false");

        Assert.All(_host.Changes(), change => Assert.Contains(_dev, change, StringComparison.Ordinal));
        Assert.True(_host.Changes().Length > 0 || result.Errors.Count > 0);
    }

    /// <summary>Reading the piped row must not affect which parameter set PowerShell chooses.</summary>
    [Theory]
    [InlineData("Get-NeonOrganization | Get-NeonProject -Name app")]
    [InlineData("[pscustomobject] @{ OrganizationId = (Get-NeonProject app).OrganizationId } | Get-NeonProject -Name app")]
    [InlineData("Get-NeonProject app | Get-NeonBranch -Name main")]
    [InlineData("Get-NeonProject app | Get-NeonEndpoint -Type read_write | Select-Object -First 1")]
    public void A_parameter_in_several_sets_works_with_a_piped_object(string command)
    {
        var result = _host.Run(command);

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
    }

    [Fact]
    public void An_endpoint_that_is_not_on_the_branch_of_the_row_is_refused()
    {
        var row = $"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; BranchId = '{_app.MainBranchId}'; EndpointId = '{_devEndpoint}' }}";

        foreach (var command in (string[])["Get-NeonConnectionString", "Get-NeonEndpoint"])
        {
            var result = _host.Run($"{row} | {command}");
            Assert.Equal("NeonInvalidInput", result.ErrorId);
            Assert.Empty(result.Output);
        }
    }

    [Theory]
    [InlineData("@{ ProjectId = 'shop' } | Get-NeonBranch main", "-Branch was specified, so the piped row was not used.", "Nothing was sent. Cast the hashtable to [pscustomobject], or specify the parent with -Project instead of piping it in.")]
    [InlineData("@{ ProjectId = 'shop' } | Remove-NeonBranch dev -Confirm:$false", "-Branch was specified, so the piped row was not used.", "Nothing was sent. Cast the hashtable to [pscustomobject], or specify the parent with -Project instead of piping it in.")]
    [InlineData("@{ ProjectId = 'shop' } | Get-NeonConnectionString", "No parameter accepts the piped row.", "Nothing was sent. Cast the hashtable to [pscustomobject] to use its parents, or run the command without pipeline input.")]
    public void A_hashtable_of_parents_is_refused_with_advice(string command, string words, string advice)
    {
        var result = _host.Run(command);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(words, result.Error.ErrorDetails.Message);
        Assert.Equal(advice, result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Changes());
    }
}
