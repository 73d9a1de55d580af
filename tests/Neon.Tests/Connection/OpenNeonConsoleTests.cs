using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

public sealed class OpenNeonConsoleTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly List<string> _opened = [];
    private bool _hasBrowser = true;

    private string Console => $"https://{_host.Session.Connection!.BaseUri.Host}/app/";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_project_is_opened_by_name_or_piped_in()
    {
        var app = Connect();

        Assert.Empty(_host.Get<string>("Open-NeonConsole app; Get-NeonProject app | Open-NeonConsole; 'app' | Open-NeonConsole"));

        Assert.Equal(Enumerable.Repeat($"{Console}projects/{app.ProjectId}", 3), _opened);
    }

    [Theory]
    [InlineData("Open-NeonConsole app -Branch main")]
    [InlineData("Get-NeonBranch main -Project app | Open-NeonConsole")]
    [InlineData("Get-NeonDatabase -Project app -Branch main | Open-NeonConsole")]
    [InlineData("Set-NeonContext -Project app -Branch main | Out-Null; Open-NeonConsole")]
    public void A_branch_is_opened(string command)
    {
        var app = Connect();

        Assert.Empty(_host.Get<string>(command));

        Assert.Equal([$"{Console}projects/{app.ProjectId}/branches/{app.MainBranchId}"], _opened);
    }

    [Fact]
    public void The_context_is_used_only_if_nothing_is_specified()
    {
        var app = Connect();
        var other = _host.Seed("other");

        _host.Get<string>("Set-NeonContext -Project app -Branch main; Open-NeonConsole other; Set-NeonContext -Project other; Open-NeonConsole; Open-NeonConsole app");

        Assert.Equal([$"{Console}projects/{other.ProjectId}", $"{Console}projects/{other.ProjectId}", $"{Console}projects/{app.ProjectId}"], _opened);
    }

    [Fact]
    public void The_projects_of_an_organization_or_the_account_are_opened()
    {
        Connect();
        var organization = _host.Get<Organization>("Get-NeonOrganization")[0].OrganizationId;

        _host.Get<string>("Open-NeonConsole; Get-NeonOrganization | Select-Object -First 1 | Open-NeonConsole");

        Assert.Equal([$"{Console}{_host.Session.Connection!.Settings.OrganizationId ?? organization}/projects", $"{Console}{organization}/projects"], _opened);
    }

    [Fact]
    public void Without_a_browser_the_address_is_returned()
    {
        var app = Connect();
        _hasBrowser = false;

        Assert.Equal([$"{Console}projects/{app.ProjectId}"], _host.Get<string>("Open-NeonConsole app"));
    }

    [Fact]
    public void Address_only_opens_nothing()
    {
        var app = Connect();

        Assert.Equal([$"{Console}projects/{app.ProjectId}"], _host.Get<string>("Open-NeonConsole app -AddressOnly"));

        Assert.Empty(_opened);
    }

    [Fact]
    public void A_project_that_does_not_exist_is_an_error()
    {
        Connect();

        Assert.Equal("NeonProjectNotFound", _host.Run("Open-NeonConsole missing").ErrorId);
        Assert.Empty(_opened);
    }

    [Fact]
    public void The_emulator_has_no_console()
    {
        _host.Session.Connection = _host.Connect("napi_test", settings => settings with { BaseUri = new Uri("http://127.0.0.1:9/api/v2/"), OpenBrowser = Open });

        var result = _host.Run("Open-NeonConsole");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("The emulator has no console.", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_opened);
    }

    private SeededProject Connect()
    {
        var app = _host.Seed();
        _host.Session.Connection = new NeonConnection(_host.Connection.Settings with { OpenBrowser = Open });
        return app;
    }

    private bool Open(Uri address)
    {
        _opened.Add(address.AbsoluteUri);
        return _hasBrowser;
    }
}
