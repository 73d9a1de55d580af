using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Neon.Tests.Connection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.EmulatorCmdlets;

[Collection(SharedState.Name)]
public sealed class EmulatorCmdletTests : IDisposable
{
    private readonly NeonHost _host = new();

    public EmulatorCmdletTests()
    {
        _host.Session.Connection = null;
        _host.Session.Context = NeonContext.Empty;
    }

    public void Dispose()
    {
        SharedState.Reset();
        _host.Dispose();
    }

    [Fact]
    public void Starting_connects_the_session_and_names_the_organization()
    {
        var emulator = Start();

        Assert.True(emulator.BaseUri.IsLoopback);
        Assert.Equal(emulator.BaseUri, _host.Session.Connection!.BaseUri);
        Assert.Equal(emulator.OrganizationId, _host.Session.Context.OrganizationId);
        Assert.Equal("emulator", Assert.Single(_host.Get<NeonContext>("Get-NeonContext")).KeySource);
        Assert.NotNull(Assert.Single(_host.Get<AuthDetails>("Get-NeonIdentity")).AccountId);
        Assert.Equal("app", Assert.Single(_host.Get<Project>("New-NeonProject app")).Name);
    }

    [Fact]
    public async Task Another_client_can_use_it_with_URL_and_key()
    {
        var emulator = Start("-NoConnect");
        using var client = new HttpClient { BaseAddress = emulator.BaseUri };

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("auth")).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", emulator.ApiKey);
        Assert.Contains("api_key_user", await client.GetStringAsync("auth"), StringComparison.Ordinal);
        Assert.Null(_host.Session.Connection);
    }

    [Theory]
    [InlineData("$emulator.ApiKey")]
    [InlineData("[System.Net.NetworkCredential]::new('', $emulator.ApiKey).Password")]
    public void Another_session_can_use_it_through_environment_variables(string key)
    {
        var (host, former) = (Environment.GetEnvironmentVariable("NEON_API_HOST"), Environment.GetEnvironmentVariable("NEON_API_KEY"));
        try
        {
            var result = _host.Run($$"""
                $emulator = Start-NeonEmulator -NoConnect
                $env:NEON_API_HOST = $emulator.BaseUri
                $env:NEON_API_KEY = {{key}}
                (Get-NeonIdentity).AuthMethod
                (Get-NeonContext).BaseUri -eq $emulator.BaseUri
                """);

            Assert.Empty(result.Errors);
            Assert.Equal(["api_key_user", true], result.Output.Select(item => item.BaseObject));
        }
        finally
        {
            Environment.SetEnvironmentVariable("NEON_API_HOST", host);
            Environment.SetEnvironmentVariable("NEON_API_KEY", former);
        }
    }

    [Fact]
    public void The_key_is_not_shown_until_its_property_is_read()
    {
        var shown = _host.Run("$emulator = Start-NeonEmulator -Verbose; \"$emulator\"; $emulator.BaseUri; $emulator.ApiKey");
        var key = shown.Output[^1].ToString();

        Assert.StartsWith("napi_", key, StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Output.SkipLast(1).Select(item => item.ToString()).Concat(shown.Verbose), text => text.Contains(key, StringComparison.Ordinal));
        Assert.DoesNotContain(key, string.Join('\n', View.Table(_host, _host.Get<NeonEmulatorInfo>("$emulator")[0])), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_start_has_a_new_key_unless_a_seed_is_specified()
    {
        var keys = _host.Get<string>("(Start-NeonEmulator).ApiKey; (Start-NeonEmulator).ApiKey; (Start-NeonEmulator -Seed 3).ApiKey; (Start-NeonEmulator -Seed 3).ApiKey");

        Assert.Equal(3, keys.Distinct().Count());
        Assert.Equal(keys[2], keys[3]);
    }

    [Fact]
    public void Connect_Neon_accepts_the_key_unchanged()
    {
        Start();

        Assert.Empty(_host.Run("$e = Start-NeonEmulator -NoConnect; Connect-Neon -ApiKey $e.ApiKey -BaseUri $e.BaseUri; Get-NeonIdentity").Errors);
        // Its responses show that it is an emulator, also if another process has started it.
        Assert.All(
            ["Get-NeonContext", "Connect-Neon -ApiKey $e.ApiKey -BaseUri $e.BaseUri", "Connect-Neon -ApiKey $e.ApiKey -BaseUri $e.BaseUri -PassThru"],
            command => Assert.Contains("(EMULATOR)", string.Concat(_host.Run($"{command} | Out-String").Output), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "launch_v3", true)]
    [InlineData("-Plan Launch", "launch_v3", true)]
    [InlineData("-Plan scale", "scale_v3", true)]
    [InlineData("-Plan Free", "free_v3", false)]
    public void The_plan_is_set_at_the_start_and_determines_whether_consumption_is_available(string parameters, string plan, bool hasConsumption)
    {
        Start(parameters);

        Assert.Equal(plan, _host.Get<CurrentUser>("Get-NeonCurrentUser").Single().Plan);
        Assert.All(_host.Get<Organization>("Get-NeonOrganization"), organization => Assert.Equal(plan, organization.Plan));
        foreach (var command in new[] { "Get-NeonProjectConsumption", "Get-NeonProjectConsumption -Legacy" })
        {
            Assert.Equal(hasConsumption ? null : "NeonPermissionDenied", _host.Run($"$null = New-NeonProject app; {command}").Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).FirstOrDefault());
        }
    }

    [Fact]
    public void Exceeding_a_plan_limit_includes_advice()
    {
        Start("-Plan Free");

        var result = _host.Run("New-NeonProject app -Wait; 1..10 | ForEach-Object { New-NeonBranch \"pr-$_\" -Project app -NoCompute }");

        var error = Assert.Single(result.Errors);
        Assert.StartsWith("NeonRequestRefused", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("branches limit exceeded", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("plan", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_plan_is_refused() =>
        Assert.Contains("Specify Free, Launch or Scale.", _host.Run("Start-NeonEmulator -Plan Business").Errors.Single().Exception.Message, StringComparison.Ordinal);

    [Fact]
    public void Starting_again_replaces_the_first()
    {
        var first = Start();
        var second = Start();

        Assert.NotEqual(first.BaseUri, second.BaseUri);
        Assert.Equal(second.BaseUri, _host.Session.Connection!.BaseUri);
        Assert.False(Listens(first.BaseUri.Port));
        Assert.True(Listens(second.BaseUri.Port));
    }

    [Fact]
    public void Starting_again_on_the_same_port_discards_the_data()
    {
        var first = Start();
        _host.Get<Project>("New-NeonProject app");

        Assert.Equal(first.BaseUri, Start($"-Port {first.BaseUri.Port}").BaseUri);

        Assert.Empty(_host.Get<Project>("Get-NeonProject"));
    }

    [Fact]
    public void A_port_in_use_is_an_error_with_advice_and_keeps_the_running_emulator()
    {
        var first = Start();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var result = _host.Run("Start-NeonEmulator -Port " + port);

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.Contains(port, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-Port", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(first.BaseUri, _host.Session.Connection!.BaseUri);
        Assert.Empty(_host.Run("Get-NeonIdentity").Errors);
    }

    [Fact]
    public void The_emulator_is_stopped_if_the_session_cannot_connect_to_it()
    {
        using var pipeline = new LivePipeline(_host, "Start-NeonEmulator -Latency 01:00:00");
        LivePipeline.WaitFor(() => RunningEmulator.Current is not null);
        var port = RunningEmulator.Current!.BaseUri.Port;

        pipeline.Stop();

        Assert.Null(RunningEmulator.Current);
        Assert.False(Listens(port));
        Assert.Null(_host.Session.Connection);
    }

    [Fact]
    public void Stopping_removes_connection_and_context()
    {
        var emulator = Start();

        Assert.Empty(_host.Run("Stop-NeonEmulator").Errors);

        Assert.Null(_host.Session.Connection);
        Assert.Null(_host.Session.Context.OrganizationId);
        Assert.False(Listens(emulator.BaseUri.Port));
    }

    [Fact]
    public void Stopping_keeps_a_connection_to_another_server()
    {
        Start("-NoConnect");
        _host.Session.Connection = _host.Connection;

        _host.Run("Stop-NeonEmulator");

        Assert.Same(_host.Connection, _host.Session.Connection);
    }

    [Fact]
    public void Stopping_twice_or_without_an_emulator_is_not_an_error()
    {
        Start();

        var result = _host.Run("Stop-NeonEmulator; Stop-NeonEmulator");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void WhatIf_neither_starts_nor_stops_an_emulator()
    {
        Assert.Empty(_host.Run("Start-NeonEmulator -WhatIf").Output);
        Assert.Null(RunningEmulator.Current);
        var emulator = Start();

        _host.Run("Stop-NeonEmulator -WhatIf");

        Assert.True(Listens(emulator.BaseUri.Port));
        Assert.NotNull(_host.Session.Connection);
    }

    [Theory]
    [InlineData("-OperationDuration (-[TimeSpan]::FromSeconds(1))")]
    [InlineData("-Latency (-[TimeSpan]::FromSeconds(1))")]
    public void A_negative_duration_is_refused(string parameter)
    {
        Assert.Equal("NeonInvalidInput", _host.Run("Start-NeonEmulator " + parameter).ErrorId);
        Assert.Null(RunningEmulator.Current);
    }

    private static bool Listens(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private NeonEmulatorInfo Start(string parameters = "") =>
        Assert.Single(_host.Get<NeonEmulatorInfo>("Start-NeonEmulator -OperationDuration 0 " + parameters));
}
