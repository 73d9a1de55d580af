using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// <c>-WhatIf</c> and confirmations do not promise a change that Neon refuses: they report the error of the change, with the same id and
/// the same words.
/// </summary>
public sealed partial class ForeseenRefusalTests : IDisposable
{
    private const string Vault = "New-NeonBranch vault -Protected -Wait";
    private const string Family = "New-NeonBranch dev -Wait; New-NeonBranch child -Parent dev -Wait";

    private readonly NeonHost _host = new();
    private readonly TestHost _person = new(0);
    private readonly Runspace _runspace;
    private readonly SeededProject _app;

    public ForeseenRefusalTests()
    {
        _app = _host.Seed();
        _host.Run("Set-NeonContext -Project app -Branch main");
        _runspace = _host.NewRunspace(_person);
        PipelineResult.Of(_runspace, "Set-NeonContext -Project app -Branch main");
    }

    /// <summary>Each refusal: what exists, the change, and its error id.</summary>
    public static TheoryData<string, string, string> Refusals => new()
    {
        { Vault, "Remove-NeonProject app", "NeonChangeRefused" },
        { Vault, "Get-NeonProject -Name app | Remove-NeonProject", "NeonChangeRefused" },
        { Vault, "Remove-NeonBranch vault", "NeonChangeRefused" },
        { Vault, "Remove-NeonBranch $vault", "NeonChangeRefused" },
        { Vault, "Get-NeonEndpoint -Branch vault | Remove-NeonEndpoint", "NeonChangeRefused" },
        { Vault, "Remove-NeonEndpoint (Get-NeonEndpoint -Branch vault).EndpointId", "NeonChangeRefused" },
        { string.Empty, "Remove-NeonBranch main", "NeonChangeRefused" },
        { string.Empty, "Remove-NeonBranch $main", "NeonChangeRefused" },
        { Family, "Remove-NeonBranch dev", "NeonChangeRefused" },
        { Family, "Get-NeonBranch -Name dev | Remove-NeonBranch", "NeonChangeRefused" },
        { Family, "Remove-NeonBranch (Get-NeonBranch dev).BranchId", "NeonChangeRefused" },
        { Family, "Set-NeonBranch dev -ExpiresIn 1d", "NeonChangeRefused" },
        { Family, "Reset-NeonBranch dev", "NeonChangeRefused" },
        { Family, "Restore-NeonBranch dev -Source main", "NeonChangeRefused" },
        { Family, "Set-NeonBranch dev -Name child", "NeonConflict" },
        { Family, "Reset-NeonBranch dev -PreserveUnderName child", "NeonConflict" },
        { Family, "Restore-NeonBranch child -Source main -PreserveUnderName dev", "NeonConflict" },
        { Family, "Restore-NeonBranch dev -Source dev", "NeonInvalidInput" },
        { Family, "Restore-NeonBranch dev -Source (Get-NeonBranch dev).BranchId", "NeonInvalidInput" },
        { "New-NeonBranch dev -ExpiresIn 1d -Wait", "Set-NeonDefaultBranch dev", "NeonChangeRefused" },
        { "New-NeonBranch dev -ExpiresIn 1d -Wait", "Set-NeonDefaultBranch (Get-NeonBranch dev).BranchId", "NeonChangeRefused" },
        { "New-NeonBranch dev -ExpiresIn 1d -Wait", "Set-NeonBranch (Get-NeonBranch dev).BranchId -Protected", "NeonChangeRefused" },
        { string.Empty, "Set-NeonBranch $main -ExpiresIn 1d", "NeonChangeRefused" },
        { Vault, "Set-NeonBranch $vault -ExpiresIn 1d", "NeonChangeRefused" },
        { string.Empty, "Restore-NeonBranch main -Timestamp $old -PreserveUnderName before", "NeonInvalidInput" },
        { string.Empty, "Restore-NeonBranch $main -Timestamp $old -PreserveUnderName before", "NeonInvalidInput" },
        { string.Empty, "New-NeonBranch past -Parent main -ParentTimestamp $old", "NeonInvalidInput" },
        { string.Empty, "New-NeonBranch past -ParentTimestamp $old", "NeonInvalidInput" },
        { string.Empty, "New-NeonSnapshot past -Timestamp $old", "NeonInvalidInput" },
        { string.Empty, "New-NeonDatabase orders -Owner nobody", "NeonRoleNotFound" },
        { string.Empty, "New-NeonDatabase orders -Owner neondb_owne", "NeonRoleNotFound" },
        { string.Empty, "Set-NeonDatabase neondb -Owner nobody", "NeonRoleNotFound" },
        { "New-NeonDatabase orders -Wait", "Set-NeonDatabase neondb -Name orders", "NeonConflict" },
        { string.Empty, "Remove-NeonRole neondb_owner", "NeonChangeRefused" },
        { string.Empty, "Remove-NeonDataApi neondb", "NeonDataApiNotFound" },
        { "Enable-NeonAuth", "Remove-NeonAuthDomain https://app.example.com", "NeonAuthDomainNotFound" },
        { string.Empty, "Remove-NeonSnapshotSchedule -Branch br-calm-lake-a1b2c3d4", "NeonBranchNotFound" },
        { string.Empty, "Remove-NeonSnapshotSchedule -Branch mian", "NeonBranchNotFound" },
        { string.Empty, "New-NeonRole reports -Branch mian", "NeonBranchNotFound" },
        { string.Empty, "Remove-NeonRole neondb_owne", "NeonRoleNotFound" },
        { string.Empty, "Remove-NeonDatabase neondbs", "NeonDatabaseNotFound" },
        { "New-NeonBucket uploads", "Remove-NeonBucket upload", "NeonBucketNotFound" },
        { string.Empty, "Complete-NeonBranchRestore main", "NeonChangeRefused" },
        { string.Empty, "Complete-NeonBranchRestore $main", "NeonChangeRefused" },
        { string.Empty, "Get-NeonBranch main | Complete-NeonBranchRestore", "NeonChangeRefused" },
        { string.Empty, "Set-NeonProject app -MinCu 8", "NeonInvalidInput" },
        { "New-NeonBranch dev -Wait", "New-NeonSnapshot -Branch dev", "NeonInvalidInput" },
        { "New-NeonBranch dev -Wait", "Get-NeonBranch dev | New-NeonSnapshot", "NeonInvalidInput" },
        { string.Empty, "New-NeonProject shop -Region frankfurt", "NeonInvalidInput" },
        { string.Empty, "Set-NeonEndpoint (Get-NeonEndpoint).EndpointId -MinCu 8", "NeonInvalidInput" },
        { string.Empty, "Get-NeonEndpoint | Set-NeonEndpoint -MinCu 8", "NeonInvalidInput" },
        { string.Empty, "Move-NeonProject app -DestinationOrganization nowhere", "NeonOrganizationNotFound" },
        { string.Empty, "Get-NeonProject | Move-NeonProject -DestinationOrganization nowhere", "NeonOrganizationNotFound" },
    };

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Refusals))]
    public void WhatIf_reports_the_error_of_the_change(string before, string command, string errorId)
    {
        Prepare(before);
        var foreseen = Run($"{command} -WhatIf");
        Assert.DoesNotContain("What if", _person.Printed, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());

        var real = Run($"{command} -Confirm:$false");

        Assert.Equal(errorId, real.ErrorId);
        Assert.Equal(Reported(real), Reported(foreseen));
    }

    public static TheoryData<string, string, string> Asked
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var row in Refusals)
            {
                var (before, command, errorId) = ((string)row[0], (string)row[1], (string)row[2]);
                data.Add(before, command, errorId);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Asked))]
    public void A_refused_change_does_not_prompt(string before, string command, string errorId)
    {
        Prepare(before);

        Assert.Equal(errorId, Run($"{command} -Confirm").ErrorId);

        Assert.Empty(_person.Questions);
        Assert.Empty(_host.Changes());
    }

    [Theory]
    [InlineData("Remove-NeonBranch dev, child")]
    [InlineData("Remove-NeonBranch child, dev")]
    [InlineData("'dev', 'child' | Remove-NeonBranch")]
    [InlineData("Get-NeonBranch -Default:$false | Remove-NeonBranch")]
    public void A_branch_whose_children_are_removed_as_well_is_not_refused(string command)
    {
        Prepare(Family);

        Assert.Empty(Run($"{command} -WhatIf").Errors);
        Assert.Equal(2, _person.Printed.Split("What if").Length - 1);
        Assert.Empty(_host.Changes());

        Assert.Empty(Run($"{command} -Confirm:$false").Errors);
        Assert.Null(_host.Stored(_app, "dev"));
    }

    [Fact]
    public void A_parent_is_confirmed_after_its_children()
    {
        Prepare(Family);

        Assert.Empty(Run("Remove-NeonBranch dev, child -Confirm").Errors);

        Assert.Equal(2, _person.Questions.Count);
        Assert.Contains("child", _person.Questions[0], StringComparison.Ordinal);
        Assert.Null(_host.Stored(_app, "dev"));
    }

    [Theory]
    [InlineData("Remove-NeonBranch dev")]
    [InlineData("New-NeonRole reports")]
    [InlineData("New-NeonDatabase orders -Owner neondb_owner")]
    public void Without_a_confirmation_nothing_more_is_requested(string command)
    {
        Prepare("New-NeonBranch dev -Wait");
        _host.Run($"Set-NeonContext -Project {_app.ProjectId} -Branch {_app.MainBranchId}");
        var sent = command.Replace(" dev", $" {IdOf("dev")}", StringComparison.Ordinal) + " -Confirm:$false";
        _host.Forget();

        Assert.Empty(_host.Run(sent).Errors);

        Assert.Single(_host.Requests);
    }

    /// <summary>The id and the words of each error, without the status and the id of a response.</summary>
    internal static string[] Reported(PipelineResult result) =>
        [.. result.Errors.Select(error => $"{error.FullyQualifiedErrorId.Split(',')[0]}: {Origin().Replace(error.ErrorDetails?.Message ?? error.Exception.Message, string.Empty).TrimEnd('.')}")];

    private void Prepare(string before)
    {
        Assert.Empty(_host.Run(before.Length == 0 ? "$null" : before).Errors);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Forget();
    }

    private string IdOf(string branch) => _host.Stored(_app, branch)?.GetProperty("id").GetString() ?? string.Empty;

    private PipelineResult Run(string command)
    {
        var old = _host.Clock.GetUtcNow().AddDays(-90);
        return PipelineResult.Of(_runspace, $"$old = [datetimeoffset] '{old:O}'; " + command
            .Replace("$main", _app.MainBranchId, StringComparison.Ordinal)
            .Replace("$vault", IdOf("vault"), StringComparison.Ordinal));
    }

    [GeneratedRegex(@" \(HTTP \d+(?:, request [^)]*)?\)")]
    private static partial Regex Origin();
}
