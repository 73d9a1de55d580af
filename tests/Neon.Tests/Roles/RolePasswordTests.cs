using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Roles;

public sealed class RolePasswordTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public RolePasswordTests() => _app = _host.Seed();

    private string Owner => $"neondb_owner -Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Path => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}/roles/neondb_owner";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_password_is_returned_as_a_credential()
    {
        var credential = Assert.Single(_host.Get<PSCredential>($"Get-NeonRolePassword {Owner}"));

        Assert.Equal("neondb_owner", credential.UserName);
        Assert.Equal([$"GET {Path}/reveal_password"], _host.Requests);
        Assert.Equal(Stored(), credential.GetNetworkCredential().Password);
    }

    [Fact]
    public void A_password_is_returned_as_text_with_AsPlainText()
    {
        var text = Assert.Single(_host.Get<string>($"Get-NeonRole {Owner} | Get-NeonRolePassword -AsPlainText"));

        Assert.Equal(Stored(), text);
    }

    [Fact]
    public void A_project_that_stores_no_passwords_is_reported_with_advice()
    {
        _host.Emulator.Faults.Add(
            "getProjectBranchRolePassword",
            EmulatorFault.Status(System.Net.HttpStatusCode.PreconditionFailed, """{"code":"","message":"Storing passwords is disabled"}"""));
        var result = _host.Run($"Get-NeonRolePassword {Owner}");

        Assert.Equal("NeonPreconditionFailed", result.ErrorId);
        Assert.Contains("Reset-NeonRolePassword", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reset_returns_the_new_password_after_the_wait()
    {
        var before = Stored();
        var credential = Assert.Single(_host.Get<PSCredential>(
            $"Get-NeonRole {Owner} | Reset-NeonRolePassword -Wait -Confirm:$false | ForEach-Object Credential"));

        var password = credential.GetNetworkCredential().Password;
        Assert.NotEqual(before, password);
        Assert.Equal(Stored(), password);
        Assert.Contains($"POST {Path}/reset_password", _host.Requests);
    }

    [Fact]
    public void Without_wait_the_role_is_emitted_with_its_pending_operations()
    {
        var role = Assert.Single(_host.Get<Role>($"Reset-NeonRolePassword {Owner} -Confirm:$false"));

        Assert.NotEmpty(role.Operations);
        Assert.NotNull(role.Credential);
        Assert.Equal(_app.ProjectId, role.ProjectId);
    }

    [Fact]
    public void Wait_NeonOperation_emits_the_role_with_its_password()
    {
        var role = Assert.Single(_host.Get<Role>($"Reset-NeonRolePassword {Owner} -Confirm:$false | Wait-NeonOperation"));

        Assert.Equal(Stored(), role.Credential!.GetNetworkCredential().Password);
    }

    [Fact]
    public void A_reset_password_is_recovered_after_a_lost_response()
    {
        _host.Emulator.Faults.Add("resetProjectBranchRolePassword", EmulatorFault.DropAfterEffect());
        var role = Assert.Single(_host.Get<Role>($"Reset-NeonRolePassword {Owner} -Confirm:$false -Wait"));

        Assert.Equal(Stored(), role.Credential!.GetNetworkCredential().Password);
        Assert.Single(_host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reset_that_did_not_happen_has_an_unknown_outcome()
    {
        _host.Emulator.Faults.Add("resetProjectBranchRolePassword", EmulatorFault.DropBeforeEffect());

        Assert.Equal("NeonOutcomeUnknown", _host.Run($"Reset-NeonRolePassword {Owner} -Confirm:$false").ErrorId);
    }

    [Fact]
    public void A_new_role_and_its_password_are_recovered_after_a_lost_response()
    {
        _host.Emulator.Faults.Add("createProjectBranchRole", EmulatorFault.TruncatedBody());
        var role = Assert.Single(_host.Get<Role>($"New-NeonRole reports -Project {_app.ProjectId} -Branch {_app.MainBranchId}"));

        Assert.Equal("reports", role.RoleName);
        Assert.NotNull(role.Password);
        Assert.NotEmpty(role.Operations);
    }

    [Fact]
    public void A_new_role_is_found_after_a_lost_response_even_without_stored_passwords()
    {
        _host.Emulator.Faults.Add("createProjectBranchRole", EmulatorFault.DropAfterEffect());
        _host.Emulator.Faults.Add("getProjectBranchRolePassword", EmulatorFault.Status(System.Net.HttpStatusCode.PreconditionFailed));
        var result = _host.Run($"New-NeonRole reports -Project {_app.ProjectId} -Branch {_app.MainBranchId}");

        Assert.Null(Assert.IsType<Role>(Assert.Single(result.Output).BaseObject).Password);
        Assert.EndsWith(
            $"Reset-NeonRolePassword -Project {_app.ProjectId} -Branch {_app.MainBranchId} -Role reports", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonRolePassword {0} -Verbose -Debug")]
    [InlineData("Reset-NeonRolePassword {0} -Confirm:$false -Wait -Verbose -Debug")]
    public void Only_the_output_stream_contains_the_password(string command)
    {
        var result = _host.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, Owner));

        Assert.Empty(result.Errors);
        var password = Stored();
        Assert.NotEmpty(result.Verbose);
        Assert.DoesNotContain(result.Verbose, line => line.Contains(password, StringComparison.Ordinal));
        Assert.DoesNotContain(password, Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
    }

    private string Stored() => _host.Send(HttpMethod.Get, $"{Path[1..]}/reveal_password").GetProperty("password").GetString()!;
}
