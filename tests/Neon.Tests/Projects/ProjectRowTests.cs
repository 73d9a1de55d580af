using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Contract;
using Neon.Tests.Objects;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

/// <summary>
/// A row with the name of a project and its organization: the name is looked up in that organization, and not in the organization of
/// the context, which has a project with the same name.
/// </summary>
public sealed class ProjectRowTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly string _other;
    private readonly string _own;
    private readonly string _theirs;

    public ProjectRowTests()
    {
        _other = _host.Emulator.OrganizationIds[1];
        _own = _host.Seed("shop").ProjectId;
        _theirs = _host.Get<Project>("New-NeonProject shop -Organization $other -Wait", ("other", _other))[0].ProjectId!;
        Assert.Empty(_host.Run("Set-NeonContext -Organization $own", ("own", _host.Emulator.OrganizationId)).Errors);
        _host.Forget();
    }

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Remove-NeonProject -Confirm:$false")]
    [InlineData("Remove-NeonProject -IfExists -Confirm:$false")]
    [InlineData("Set-NeonProject -Name renamed")]
    [InlineData("Move-NeonProject -DestinationOrganization $own -Confirm:$false")]
    [InlineData("New-NeonProjectTransferRequest -Confirm:$false")]
    [InlineData("Get-NeonProject")]
    public void A_name_in_a_row_is_looked_up_in_the_organization_of_the_row(string command)
    {
        var row = Rows.Plain(new() { ["ProjectId"] = "shop", ["OrganizationId"] = _other });

        Assert.Empty(_host.Run($"$row | {command}", ("row", row), ("own", _host.Emulator.OrganizationId)).Errors);

        Assert.DoesNotContain(_host.Requests, request => request.Contains(_own, StringComparison.Ordinal));
        // A move contains the project in its body.
        Assert.Contains(_host.Requests, request => request.Contains(_theirs, StringComparison.Ordinal) || request.StartsWith("POST ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_that_is_not_in_the_organization_of_the_row_is_not_removed()
    {
        Assert.Empty(_host.Run("$null = New-NeonProject only -Organization $own -Wait", ("own", _host.Emulator.OrganizationId)).Errors);
        _host.Forget();

        var result = _host.Run("$row | Remove-NeonProject -Confirm:$false", ("row", Rows.Plain(new() { ["ProjectId"] = "only", ["OrganizationId"] = _other })));

        Assert.Equal("NeonProjectNotFound", result.ErrorId);
        Assert.Contains(_other, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.All(_host.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Remove-NeonProject -Confirm:$false", "OrganizationId")]
    [InlineData("Remove-NeonProject -IfExists -Confirm:$false", "OrganizationId")]
    [InlineData("Remove-NeonProject -WhatIf", "Organization")]
    [InlineData("Set-NeonProject -Name renamed", "org_id")]
    [InlineData("New-NeonProjectTransferRequest -Confirm:$false", "OrganizationName")]
    [InlineData("Move-NeonProject -DestinationOrganization $own -Confirm:$false", "OrganizationId")]
    [InlineData("Remove-NeonBranch -Confirm:$false", "OrganizationId")]
    [InlineData("Remove-NeonBranch -IfExists -Confirm:$false", "org_id")]
    [InlineData("New-NeonRole r -WhatIf", "OrganizationId")]
    [InlineData("New-NeonSnapshot s -Confirm:$false", "OrganizationId")]
    [InlineData("Get-NeonDatabase", "OrganizationId")]
    public void The_context_never_replaces_an_empty_organization_of_a_row(string command, string heading)
    {
        foreach (var empty in (object?[])[null, string.Empty])
        {
            var row = Rows.Plain(new() { ["ProjectId"] = "shop", [heading] = empty, ["BranchId"] = command.Contains("-NeonProject", StringComparison.Ordinal) ? null : "main" });
            if (row.Properties["BranchId"].Value is null)
            {
                row.Properties.Remove("BranchId");
            }

            var result = _host.Run($"$row | {command}", ("row", row), ("own", _host.Emulator.OrganizationId));

            Assert.Contains("The organization is empty.", result.Error.ErrorDetails?.Message ?? result.Error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Every_cmdlet_whose_target_is_a_project_is_tested()
    {
        var tested = GetType().GetMethod(nameof(A_name_in_a_row_is_looked_up_in_the_organization_of_the_row))!.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(null!)).Select(row => ((string)row[0]).Split(' ')[0]);

        Assert.Equal(
            CmdletRuns.Cmdlets.Where(cmdlet => cmdlet.GetProperties().Any(property => CmdletRuns.TypeOf(property) == typeof(ProjectIdentity) && property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipeline)))
                .Select(CmdletRuns.NameOf).Order(StringComparer.Ordinal),
            tested.Append("Restore-NeonDeletedProject" /* a deleted project does not match the row: it is refused */).Distinct().Order(StringComparer.Ordinal));
    }
}
