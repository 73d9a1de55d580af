using Xunit;

namespace Neon.Tests.Auth;

public sealed class AuthDomainTests : AuthTest
{
    private const string First = "https://app.example.com";
    private const string Second = "http://localhost:3000";

    public AuthDomainTests() => Enable();

    [Fact]
    public void Each_domain_is_added_by_its_own_call_and_returned_with_its_keys()
    {
        var domains = Host.Get<AuthDomain>($"Add-NeonAuthDomain {First}, {Second} {OnMain}");

        Assert.Equal([First, Second], domains.Select(domain => domain.Domain));
        Assert.All(domains, domain => Assert.Equal((App.ProjectId, App.MainBranchId, "better_auth"), (domain.ProjectId, domain.BranchId, domain.AuthProvider)));
        Assert.Equal([$"POST {Path}/domains", $"POST {Path}/domains"], Host.Requests);
        Assert.Equal(
            [
                """{"domain":"https://app.example.com","auth_provider":"better_auth"}""",
                """{"domain":"http://localhost:3000","auth_provider":"better_auth"}""",
            ],
            Bodies("POST"));
    }

    [Fact]
    public void Piped_text_and_another_provider_are_accepted()
    {
        Host.Get<AuthDomain>($"'{First}', '{Second}' | Add-NeonAuthDomain -AuthProvider stack {OnMain}");

        var listed = Host.Get<AuthDomain>($"Get-NeonAuthDomain {OnMain}");
        Assert.Equal([(Second, "stack"), (First, "stack")], listed.Select(domain => (domain.Domain!, domain.AuthProvider!)));
        Assert.All(listed, domain => Assert.Equal((App.ProjectId, App.MainBranchId), (domain.ProjectId, domain.BranchId)));
    }

    [Theory]
    [InlineData("app.example.com")]
    [InlineData("localhost:3000")]
    [InlineData("https://")]
    [InlineData("https://app example.com")]
    public void An_invalid_domain_is_refused_and_the_others_are_added(string text)
    {
        var result = Host.Run($"Add-NeonAuthDomain '{text}', {First} {OnMain}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(text, result.Error.TargetObject);
        Assert.Single(result.Output);
        Assert.Equal([$"POST {Path}/domains"], Host.Requests);
    }

    [Fact]
    public void An_already_trusted_domain_is_a_conflict_that_names_it()
    {
        Host.Run($"Add-NeonAuthDomain {First} {OnMain}");
        var result = Host.Run($"Add-NeonAuthDomain {First}, {Second} {OnMain}");

        Assert.Equal("NeonConflict", result.ErrorId);
        Assert.Equal(First, result.Error.TargetObject);
        Assert.Single(result.Output);
    }

    [Fact]
    public void Domains_of_one_branch_can_be_added_to_another()
    {
        var dev = AddBranch("dev");
        Enable(dev);
        Host.Run($"Add-NeonAuthDomain {First} -AuthProvider stack {OnMain}");

        var copied = Assert.Single(Host.Get<AuthDomain>($"Get-NeonAuthDomain {OnMain} | Add-NeonAuthDomain -Branch dev"));

        Assert.Equal((dev, First, "stack"), (copied.BranchId, copied.Domain, copied.AuthProvider));
    }

    [Fact]
    public void A_piped_branch_alone_is_refused()
    {
        var result = Host.Run($"Get-NeonBranch main -Project {App.ProjectId} | Add-NeonAuthDomain");

        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain(Host.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://*", 1)]
    [InlineData("HTTPS://APP.EXAMPLE.COM", 1)]
    [InlineData("https://other.example.com", 0)]
    public void Wildcards_filter_the_list(string domain, int expected)
    {
        Host.Run($"Add-NeonAuthDomain {First}, {Second} {OnMain}");

        Assert.Equal(expected, Host.Get<AuthDomain>($"Get-NeonAuthDomain {domain} {OnMain}").Count);
    }

    [Fact]
    public void A_piped_domain_returns_only_that_domain()
    {
        Host.Run($"Add-NeonAuthDomain {First}, {Second} {OnMain}");

        Assert.Equal(First, Assert.Single(Host.Get<AuthDomain>($"Get-NeonAuthDomain {First} {OnMain} | Get-NeonAuthDomain")).Domain);
    }

    [Fact]
    public void Piped_domains_are_removed_in_one_call()
    {
        Host.Run($"Add-NeonAuthDomain {First}, {Second} {OnMain}");
        Host.Forget();

        Assert.Empty(Host.Run($"Get-NeonAuthDomain {OnMain} | Remove-NeonAuthDomain -Confirm:$false").Output);

        Assert.Equal([$"GET {Path}/domains", $"DELETE {Path}/domains"], Host.Requests);
        Assert.Equal(
            ["""{"auth_provider":"better_auth","domains":[{"domain":"http://localhost:3000"},{"domain":"https://app.example.com"}]}"""],
            Bodies("DELETE"));
    }

    [Fact]
    public void Each_branch_and_provider_has_its_own_call()
    {
        var dev = AddBranch("dev");
        Enable(dev);
        Host.Run($"Add-NeonAuthDomain {First} {OnMain}; Add-NeonAuthDomain {First} -AuthProvider stack {OnMain}; Add-NeonAuthDomain {First} -Project {App.ProjectId} -Branch dev");
        Host.Forget();

        var removed = Host.Get<AuthDomain>($"Get-NeonBranch -Project {App.ProjectId} | Get-NeonAuthDomain | Remove-NeonAuthDomain -PassThru -Confirm:$false");

        Assert.Equal(
            [(App.MainBranchId, "better_auth"), (App.MainBranchId, "stack"), (dev, "better_auth")],
            removed.Select(domain => (domain.BranchId!, domain.AuthProvider!)));
        Assert.Equal(3, Bodies("DELETE").Count());
    }

    [Fact]
    public void A_row_supplies_its_own_branch_and_text_uses_the_specified_branch()
    {
        Host.Run($"Add-NeonAuthDomain {First}, {Second} {OnMain}");
        Host.Forget();
        var row = $"[pscustomobject] @{{ Domain = '{First}'; AuthProvider = 'better_auth'; ProjectId = '{App.ProjectId}'; BranchId = '{App.MainBranchId}' }}";

        Assert.Empty(Host.Run($"{row} | Remove-NeonAuthDomain -Confirm:$false").Errors);
        Assert.Empty(Host.Run($"Remove-NeonAuthDomain {Second} {OnMain} -Confirm:$false").Errors);

        Assert.Equal([$"DELETE {Path}/domains", $"DELETE {Path}/domains"], Host.Requests);
        Assert.Empty(Host.Get<AuthDomain>($"Get-NeonAuthDomain {OnMain}"));
    }

    [Theory]
    [InlineData("-AuthProvider stack")]
    [InlineData("-Branch dev")]
    public void Parameters_that_contradict_the_piped_domain_are_refused(string parameter)
    {
        AddBranch("dev");
        Host.Run($"Add-NeonAuthDomain {First} {OnMain}");
        var result = Host.Run($"Get-NeonAuthDomain {OnMain} | Remove-NeonAuthDomain {parameter} -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.IsType<AuthDomain>(result.Error.TargetObject);
        Assert.Empty(Bodies("DELETE"));
    }

    [Fact]
    public void A_refused_call_is_an_error_about_all_of_its_domains()
    {
        Host.Run($"Add-NeonAuthDomain {First} {OnMain}");
        var result = Host.Run($"Remove-NeonAuthDomain {First}, https://other.example.com {OnMain} -PassThru -Confirm:$false");

        Assert.Equal([First, "https://other.example.com"], Assert.IsType<object[]>(result.Error.TargetObject));
        Assert.Empty(result.Output);
        Assert.Single(Host.Get<AuthDomain>($"Get-NeonAuthDomain {OnMain}"));
    }
}
