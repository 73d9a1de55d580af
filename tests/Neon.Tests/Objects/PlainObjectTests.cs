using System.Management.Automation;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>
/// Objects from a file or a job (Import-Clixml, Receive-Job) have only a type name that starts with Deserialized. The types of
/// the module can be used in param blocks.
/// </summary>
public sealed class PlainObjectTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public PlainObjectTests()
    {
        _app = _host.Seed();
        _host.AddBranch(_app, "dev");
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Get-NeonProject app", "Get-NeonProject")]
    [InlineData("Get-NeonBranch dev -Project app", "Get-NeonBranch")]
    [InlineData("Get-NeonEndpoint -Project app -Branch main", "Get-NeonEndpoint")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch main", "Get-NeonDatabase")]
    [InlineData("Get-NeonRole neondb_owner -Project app -Branch main", "Get-NeonRole")]
    [InlineData("Get-NeonOperation -Project app | Where-Object Action -eq create_timeline", "Get-NeonOperation")]
    [InlineData("Get-NeonBranch dev -Project app", "Get-NeonOperation")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch main", "Get-NeonBranch")]
    [InlineData("Get-NeonBranch dev -Project app", "Get-NeonProject")]
    public void A_deserialized_object_can_be_piped_like_the_original(string source, string cmdlet)
    {
        var one = Assert.Single(_host.Run(source).Output);
        var expected = _host.Run($"$one | {cmdlet}", ("one", one)).Output;

        var result = _host.Run($"$one | {cmdlet}", ("one", FromFile(one)));

        Assert.Empty(result.Errors);
        Assert.Equal(expected.Select(output => output.BaseObject), result.Output.Select(output => output.BaseObject));
        Assert.NotEmpty(result.Output);
    }

    [Theory]
    [InlineData("Get-NeonBranch dev -Project app", "Remove-NeonBranch -Confirm:$false", "DELETE /projects/{0}/branches/br-")]
    [InlineData("Get-NeonBranch dev -Project app", "Set-NeonBranch -Name other", "PATCH /projects/{0}/branches/br-")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch main", "Remove-NeonDatabase -Confirm:$false", "DELETE /projects/{0}/branches/{1}/databases/neondb")]
    public void A_deserialized_object_can_be_the_target_of_a_change(string source, string change, string request)
    {
        var one = FromFile(Assert.Single(_host.Run(source).Output));

        Assert.Empty(_host.Run($"$one | {change}", ("one", one)).Errors);

        Assert.StartsWith(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, request, _app.ProjectId, _app.MainBranchId),
            Assert.Single(_host.Changes()),
            StringComparison.Ordinal);
    }

    /// <summary>A database, an endpoint and an operation have a branch id, but none of them is a branch.</summary>
    [Theory]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch main", "Remove-NeonBranch -Confirm:$false")]
    [InlineData("Get-NeonEndpoint -Project app -Branch main", "Reset-NeonBranch -Confirm:$false")]
    [InlineData("Get-NeonRole neondb_owner -Project app -Branch main", "Remove-NeonProject -Confirm:$false")]
    [InlineData("Get-NeonBranch dev -Project app", "Remove-NeonProject -Confirm:$false")]
    [InlineData("Get-NeonOperation -Project app | Where-Object EndpointId", "Remove-NeonEndpoint -Confirm:$false")]
    [InlineData("Get-NeonRole neondb_owner -Project app -Branch main", "Disable-NeonAuth -Confirm:$false")]
    public void A_deserialized_object_of_another_type_is_not_accepted_as_the_target(string source, string change)
    {
        var one = Assert.Single(_host.Run(source).Output);
        _host.Forget();
        foreach (var plain in new[] { FromFile(one), Selected(one) })
        {
            var result = _host.Run($"$one | {change}", ("one", plain));

            Assert.Equal("ParameterArgumentTransformationError", result.ErrorId);
            Assert.Contains(", so it is not a", result.Error.Exception.Message, StringComparison.Ordinal);
            Assert.Empty(_host.Requests);
        }
    }

    /// <summary>As Export-Csv and Import-Csv, or ConvertTo-Json and ConvertFrom-Json, return it, and as a hashtable.</summary>
    [Theory]
    [InlineData("Get-NeonDatabase -Project app -Branch main", "Remove-NeonProject -Confirm:$false", "DatabaseName, so it is not a project")]
    [InlineData("Get-NeonDatabase -Project app -Branch main", "Remove-NeonBranch -Confirm:$false", "DatabaseName, so it is not a branch")]
    [InlineData("Get-NeonBranch dev -Project app", "Remove-NeonProject -Confirm:$false", "BranchId, so it is not a project")]
    [InlineData("Get-NeonOperation -Project app | Where-Object EndpointId", "Remove-NeonEndpoint -Confirm:$false", "OperationId, so it is not an endpoint")]
    [InlineData("Get-NeonSnapshotSchedule -Project app -Branch main", "Remove-NeonBranch -Confirm:$false", "Schedule, so it is not a branch")]
    [InlineData("Get-NeonDatabase -Project app -Branch main", "Set-NeonAuthLocalhostAccess -Allow", "DatabaseName, so it is not a branch")]
    public void Rows_from_a_file_are_refused_by_changes_to_other_resources(string source, string change, string words)
    {
        var one = Assert.Single(_host.Run(source).Output);
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };
        _host.Forget();
        foreach (var (_, row) in Rows.Nameless(one.BaseObject))
        {
            var result = _host.Run($"$row | {change}", ("row", row));

            Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
            Assert.False(result.Terminated);
            Assert.Empty(_host.Requests);
        }
    }

    /// <summary>People name the columns of their own tables after the parameters.</summary>
    [Fact]
    public void Rows_with_the_short_name_of_another_key_are_refused()
    {
        string[] above = ["Organization", "Project"];
        foreach (var name in RowKind.All.Select(kind => kind.ShortName).OfType<string>().Except(above).Distinct())
        {
            var result = _host.Run($"[pscustomobject] @{{ ProjectId = '{_app.ProjectId}'; {name} = 'dev' }} | Remove-NeonProject -Confirm:$false");

            Assert.Equal("ParameterArgumentTransformationError", result.ErrorId);
            Assert.Contains(name, result.Error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_host.Requests);
        Assert.Empty(_host.Run($"[pscustomobject] @{{ Project = 'app'; BranchId = 'dev' }} | Remove-NeonBranch -WhatIf").Errors);
    }

    [Fact]
    public void A_refused_row_does_not_block_the_next_one()
    {
        var database = _host.Run("Get-NeonDatabase -Project app -Branch main").Output[0];
        var dev = _host.Run("Get-NeonBranch dev -Project app").Output[0];
        foreach (var (refused, taken) in Rows.Nameless(database.BaseObject).Zip(Rows.Nameless(dev.BaseObject)))
        {
            Assert.Equal("dev", Assert.Single(_host.Run("$rows | Set-NeonBranch -Protected", ("rows", new[] { refused.Row, taken.Row })).Output).ToString());
        }
    }

    [Theory]
    [InlineData("Get-NeonBranch dev -Project app", "Get-NeonBranch")]
    [InlineData("Get-NeonDatabase neondb -Project app -Branch main", "Get-NeonDatabase")]
    [InlineData("Get-NeonRole neondb_owner -Project app -Branch main", "Get-NeonRole")]
    public void Rows_of_every_form_identify_their_own_resource(string source, string cmdlet)
    {
        var one = Assert.Single(_host.Run(source).Output);

        Assert.All(Rows.Of(one.BaseObject), row => Assert.Equal(
            one.BaseObject, Assert.Single(_host.Run($"$row | {cmdlet}", ("row", row.Row)).Output).BaseObject));
    }

    [Theory]
    [InlineData("param([Neon.Branch] $branch) $branch.Name", "Get-NeonBranch dev -Project app", "dev")]
    [InlineData("param([Neon.Branch[]] $branch) $branch.Count", "@(Get-NeonBranch -Project app)", 2)]
    [InlineData("param([Neon.BranchIdentity] $branch) (Get-NeonBranch $branch -Project app).Name", "'dev'", "dev")]
    [InlineData("param([Neon.BranchIdentity] $branch) (Get-NeonBranch $branch).Name", "Get-NeonBranch dev -Project app", "dev")]
    [InlineData("param([Neon.ProjectIdentity] $project) (Get-NeonProject $project).Name", "'app'", "app")]
    [InlineData("param([Neon.DatabaseIdentity[]] $database) $database.Count", "'a', 'b'", 2)]
    public void The_types_can_be_used_in_param_blocks(string block, string argument, object expected)
    {
        var result = _host.Run($"& {{ {block} }} ({argument})");

        Assert.Empty(result.Errors);
        Assert.Equal(expected, Assert.Single(result.Output).BaseObject);
    }

    [Fact]
    public void A_deserialized_object_converts_to_an_identity_in_a_param_block()
    {
        var dev = FromFile(Assert.Single(_host.Run("Get-NeonBranch dev -Project app").Output));

        var result = _host.Run("& { param([Neon.BranchIdentity] $branch) (Get-NeonBranch $branch).Name } $dev", ("dev", dev));

        Assert.Equal("dev", Assert.Single(result.Output).BaseObject);
    }

    [Fact]
    public void Strings_can_be_piped_wherever_a_resource_can_be_named()
    {
        Assert.Equal(["main", "dev"], _host.Get<Branch>("'main', 'dev' | Get-NeonBranch -Project app").Select(branch => branch.Name));
        Assert.Equal(["app"], _host.Get<Project>("'app' | Get-NeonProject").Select(project => project.Name));
        Assert.Equal(["neondb"], _host.Get<Database>("'neondb' | Get-NeonDatabase -Project app -Branch main").Select(database => database.Name));
        var id = _host.Get<Operation>("Get-NeonOperation -Project app")[0].OperationId!;
        Assert.Equal([id], _host.Get<Operation>($"'{id}' | Get-NeonOperation -Project app").Select(operation => operation.OperationId!));
        Assert.Equal(["main"], _host.Get<Operation>("Get-NeonOperation -Project app -Branch main").Select(operation => operation.BranchId == _app.MainBranchId ? "main" : "another").Distinct());
        Assert.Equal("better_auth", Assert.Single(_host.Get<AuthSetup>("'neondb' | Enable-NeonAuth -Project app -Branch main")).AuthProvider);
        Assert.Empty(_host.Run("'app' | Get-NeonBranchConsumption").Errors);
        Assert.Contains(_app.ProjectId, _host.Requests[^1], StringComparison.Ordinal);
        Assert.Empty(_host.Run("'dev' | Remove-NeonBranch -Project app -Confirm:$false").Errors);
        Assert.Null(_host.Stored(_app, "dev"));
    }

    /// <summary>As Export-Clixml and Import-Clixml, or a job, return it.</summary>
    private static object FromFile(PSObject one) => PSSerializer.Deserialize(PSSerializer.Serialize(one));

    /// <summary>As Select-Object with -Property returns it.</summary>
    private static PSObject Selected(PSObject one)
    {
        var selected = new PSObject();
        selected.TypeNames.Insert(0, "Selected." + one.BaseObject.GetType().FullName);
        foreach (var property in one.Properties.Where(property => property.Value is string))
        {
            selected.Properties.Add(new PSNoteProperty(property.Name, property.Value));
        }

        return selected;
    }
}
