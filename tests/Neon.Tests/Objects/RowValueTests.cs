using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>Rows of addresses, domains, rules and schedule entries that have another project or branch than the context.</summary>
public sealed class RowValueTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly SeededProject _two;

    public RowValueTests()
    {
        (_app, _two) = (_host.Seed(), _host.Seed("two"));
        _host.AddBranch(_app, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var branch in (string[])["main", "dev"])
        {
            Assert.Empty(_host.Run($"Enable-NeonAuth -Project app -Branch {branch} -Database (Get-NeonDatabase neondb -Project app -Branch {branch})").Errors);
        }

        Assert.Empty(_host.Run("Set-NeonContext -Project app -Branch main").Errors);
        _host.Forget();
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("ProjectName", "two")]
    [InlineData("project_id", "{two}")]
    [InlineData("Project Id", "{two}")]
    [InlineData("Project", "two")]
    public void Access_is_granted_to_the_project_of_the_row(string heading, string value)
    {
        Assert.Empty(Piped($"\"Email,{heading}`nbob@example.com,{value}\"", "Grant-NeonProjectPermission").Errors);
        Assert.Empty(_host.Run(Filled($"Grant-NeonProjectPermission ([pscustomobject] @{{ Email = 'ada@example.com'; '{heading}' = '{value}' }})")).Errors);

        Assert.Equal(Enumerable.Repeat($"POST /projects/{_two.ProjectId}/permissions", 2), _host.Changes());
    }

    [Theory]
    [InlineData("Project,Branch,Frequency,Day,Hour`ntwo,main,monthly,3,1")]
    [InlineData("project_id,BranchName,Frequency`n{two},main,daily")]
    public void A_schedule_is_set_on_the_branch_of_the_row(string rows)
    {
        Assert.Empty(Piped($"\"{rows}\"", "Set-NeonSnapshotSchedule").Errors);

        Assert.Equal([$"PUT /projects/{_two.ProjectId}/branches/{_two.MainBranchId}/backup_schedule"], _host.Changes());
    }

    [Fact]
    public void A_domain_is_added_and_removed_on_the_branch_of_the_row()
    {
        var dev = _host.Get<Branch>("Get-NeonBranch dev -Project app")[0].BranchId;

        Assert.Empty(Piped("\"Domain,BranchName`nhttps://other.example,dev\"", "Add-NeonAuthDomain").Errors);
        Assert.Empty(Piped("\"Domain,branch name`nhttps://other.example,dev\"", "Remove-NeonAuthDomain").Errors);

        Assert.Equal(
            ((string[])["POST", "DELETE"]).Select(method => $"{method} /projects/{_app.ProjectId}/branches/{dev}/auth/domains"), _host.Changes());
    }

    [Theory]
    [InlineData("Email,ProjectId,ProjectName`ncy@example.com,{two},app", "Grant-NeonProjectPermission")]
    [InlineData("Email,ProjectName`ncy@example.com,two", "Grant-NeonProjectPermission -Project app")]
    [InlineData("Email,project_id`ncy@example.com,", "Grant-NeonProjectPermission")]
    [InlineData("Domain,BranchName`nhttps://other.example,dev", "Add-NeonAuthDomain -Project app -Branch main")]
    [InlineData("Frequency,Branch`ndaily,dev", "Set-NeonSnapshotSchedule -Project app -Branch main")]
    [InlineData("Database,Table,Column,Value,BranchName`nneondb,users,name,x,dev", "Set-NeonMaskingRule -Project app -Branch main")]
    public void A_row_that_contradicts_itself_or_a_parameter_is_refused(string rows, string command)
    {
        var result = Piped($"\"{rows}\"", command);

        Assert.Empty(_host.Changes());
        Assert.Equal("NeonInvalidInput", result.ErrorId);
    }

    private PipelineResult Piped(string rows, string command) => _host.Run(Filled($"{rows} | ConvertFrom-Csv | {command} -Confirm:$false"));

    private string Filled(string command) => command.Replace("{two}", _two.ProjectId, StringComparison.Ordinal);
}
