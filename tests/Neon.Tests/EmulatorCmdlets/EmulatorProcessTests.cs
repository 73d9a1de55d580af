using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Connection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.EmulatorCmdlets;

/// <summary>
/// Nothing intended for the emulator reaches Neon: with a key in the environment, no runspace connects automatically while the
/// emulator is current, or after it has stopped. Another emulator represents production here.
/// </summary>
[Collection(SharedState.Name)]
public sealed class EmulatorProcessTests : IDisposable
{
    private const string Key = "napi_production";
    private readonly NeonHost _host = new();
    private readonly NeonEmulator _production = new(new EmulatorOptions { ApiKey = Key });
    private readonly (string? Host, string? Key) _before = (Environment.GetEnvironmentVariable("NEON_API_HOST"), Environment.GetEnvironmentVariable("NEON_API_KEY"));

    public EmulatorProcessTests()
    {
        Environment.SetEnvironmentVariable("NEON_API_HOST", "https://production.invalid");
        Environment.SetEnvironmentVariable("NEON_API_KEY", Key);
        _host.Session.Connection = null;
        _host.Session.Context = NeonContext.Empty;
    }

    /// <summary>Cmdlets that connect, show or complete something without a specified connection.</summary>
    public static TheoryData<string> Commands =>
    [
        "Get-NeonIdentity", "Get-NeonProject", "New-NeonProject app", "Get-NeonBranch main -Project app", "Remove-NeonProject app -Confirm:$false",
        "Invoke-NeonApi /projects", "Set-NeonContext -Project app", "Get-NeonProject app | Remove-NeonProject -Confirm:$false",
    ];

    public void Dispose()
    {
        SharedState.Reset();
        Environment.SetEnvironmentVariable("NEON_API_HOST", _before.Host);
        Environment.SetEnvironmentVariable("NEON_API_KEY", _before.Key);
        _host.Dispose();
        _production.Dispose();
    }

    [Fact]
    public void Every_runspace_of_the_process_uses_the_emulator()
    {
        _host.Run("$null = Start-NeonEmulator -OperationDuration 0; $null = New-NeonProject app");

        var other = InOtherRunspace("(Get-NeonProject).Name; (Get-NeonContext).KeySource");

        Assert.Empty(other.Errors);
        Assert.Equal(["app", "emulator"], other.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void An_automatically_connected_runspace_switches_to_the_emulator()
    {
        var runspace = Unconnected();
        // It sends nothing, and connects with the key of the environment.
        Assert.Empty(PipelineResult.Of(runspace, "Set-NeonContext -Project quiet-forest-12345678").Errors);

        _host.Run("$null = Start-NeonEmulator -OperationDuration 0");
        var result = PipelineResult.Of(runspace, "(Get-NeonContext).KeySource; (Get-NeonContext).ProjectId; (Get-NeonIdentity).AuthMethod");

        Assert.Empty(result.Errors);
        Assert.Equal(["emulator", null, "api_key_user"], result.Output.Select(item => item?.BaseObject));
        _host.Run("Stop-NeonEmulator");
        Assert.Equal("NeonEmulatorStopped", PipelineResult.Of(runspace, "Get-NeonIdentity").ErrorId);
    }

    [Fact]
    public void An_explicitly_connected_runspace_stays_connected()
    {
        var runspace = Unconnected();
        NeonSession.Of(runspace).Connection = _host.Connection;

        _host.Run("$null = Start-NeonEmulator -OperationDuration 0");
        Assert.Equal("test", PipelineResult.Of(runspace, "(Get-NeonContext).KeySource").Output.Single().BaseObject);
        _host.Run("Stop-NeonEmulator");

        Assert.Empty(PipelineResult.Of(runspace, "Get-NeonIdentity").Errors);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Nothing_connects_automatically_after_it_is_stopped(string command)
    {
        _host.Run("$null = Start-NeonEmulator -OperationDuration 0; Stop-NeonEmulator");

        foreach (var result in new[] { _host.Run($"{command}; 'went on'"), InOtherRunspace($"{command}; 'went on'") })
        {
            Assert.All(result.Errors, error => Assert.StartsWith("NeonEmulatorStopped", error.FullyQualifiedErrorId, StringComparison.Ordinal));
            Assert.Equal(ErrorCategory.ConnectionError, result.Errors[0].CategoryInfo.Category);
            Assert.Contains("Connect-Neon", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Contains("Start-NeonEmulator", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_idle_automatically_connected_runspace_does_not_continue_after_the_stop()
    {
        var runspace = Unconnected();
        Assert.Empty(PipelineResult.Of(runspace, "Set-NeonContext -Project quiet-forest-12345678").Errors);

        _host.Run("$null = Start-NeonEmulator -OperationDuration 0; Stop-NeonEmulator");

        Assert.Equal("NeonEmulatorStopped", PipelineResult.Of(runspace, "Get-NeonIdentity").ErrorId);
    }

    [Theory]
    [InlineData("$null = Connect-Neon $key -BaseUri $address; Disconnect-Neon")]
    [InlineData("$null = Connect-Neon $key -BaseUri $address -Scope Process; Disconnect-Neon -Scope Process")]
    public void The_session_connects_automatically_again_after_Connect_Neon(string script)
    {
        // After a stop for the whole process, the advice is to reconnect the whole process.
        _host.Run(script.Contains("Process", StringComparison.Ordinal)
            ? "$null = Start-NeonEmulator; Disconnect-Neon; Stop-NeonEmulator"
            : "$e = Start-NeonEmulator -NoConnect; $null = Connect-Neon $e.ApiKey -BaseUri $e.BaseUri; Stop-NeonEmulator");
        Assert.False(_host.Session.ConnectsByItself);

        Assert.Empty(_host.Run(script, ("key", Key), ("address", _production.Listen())).Errors);

        Assert.True(_host.Session.ConnectsByItself);
    }

    [Fact]
    public void The_error_stops_the_pipeline()
    {
        _host.Run("$null = Start-NeonEmulator -OperationDuration 0; Stop-NeonEmulator");

        var result = _host.Run("try { 1, 2 | ForEach-Object { Get-NeonIdentity } } catch { $_.FullyQualifiedErrorId.Split(',')[0] }");

        Assert.Equal(["NeonEmulatorStopped"], result.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void Tab_sends_no_requests_after_it_is_stopped()
    {
        _host.Run("$null = Start-NeonEmulator -OperationDuration 0; $null = New-NeonProject app; Stop-NeonEmulator");

        var offered = _host.Run("(TabExpansion2 'Get-NeonProject ' 16).CompletionMatches");

        Assert.DoesNotContain(offered.Output, match => match.ToString() == "app");
        Assert.Null(_host.Session.Connection);
        Assert.Null(_host.Session.PeekedConnection);
    }

    [Fact]
    public void Removing_the_module_has_the_effect_of_stopping_it()
    {
        _host.Run("$null = Start-NeonEmulator; Remove-Module Neon");

        Assert.Equal("NeonEmulatorStopped", InOtherRunspace("Get-NeonIdentity").ErrorId);
    }

    [Theory]
    [InlineData("$null = Connect-Neon $key -BaseUri $address", false)]
    [InlineData("$null = Connect-Neon $key -BaseUri $address -Scope Process", true)]
    [InlineData("$null = Start-NeonEmulator -OperationDuration 0", true)]
    public void A_new_connection_resumes_the_session_or_with_scope_Process_all_sessions(string script, bool isForAll)
    {
        _host.Run("$null = Start-NeonEmulator -OperationDuration 0; Stop-NeonEmulator");

        Assert.Empty(_host.Run(script, ("key", Key), ("address", _production.Listen())).Errors);

        Assert.Empty(_host.Run("Get-NeonIdentity").Errors);
        Assert.Equal(isForAll ? [] : ["NeonEmulatorStopped"], InOtherRunspace("Get-NeonIdentity").Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void The_session_connects_automatically_again_after_a_second_start()
    {
        _host.Run("$null = Start-NeonEmulator -OperationDuration 0; Stop-NeonEmulator");
        Assert.False(_host.Session.ConnectsByItself);

        _host.Run("$null = Start-NeonEmulator -OperationDuration 0; Disconnect-Neon");

        Assert.True(_host.Session.ConnectsByItself);
    }

    [Fact]
    public void An_explicit_connection_works_after_the_stop()
    {
        _host.Run("$null = Start-NeonEmulator -OperationDuration 0; Stop-NeonEmulator");

        Assert.Empty(_host.Run("Get-NeonIdentity -Connection $other", ("other", _host.Connection)).Errors);
    }

    [Fact]
    public void Only_the_explicitly_connected_session_stops_connecting_automatically()
    {
        _host.Run("$e = Start-NeonEmulator -NoConnect; $null = Connect-Neon $e.ApiKey -BaseUri $e.BaseUri; Stop-NeonEmulator");

        Assert.Equal("NeonEmulatorStopped", _host.Run("Get-NeonIdentity").ErrorId);
        // It would connect, and that host does not exist.
        Assert.True(NeonSession.Of(Unconnected()).ConnectsByItself);
    }

    [Fact]
    public void A_local_URL_in_the_environment_is_not_an_exception()
    {
        _host.Run("$null = Start-NeonEmulator; Stop-NeonEmulator");

        var result = _host.Run("""
            $emulator = Start-NeonEmulator -NoConnect
            $env:NEON_API_HOST = $emulator.BaseUri
            $env:NEON_API_KEY = $emulator.ApiKey
            try { Get-NeonIdentity } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
            $null = Connect-Neon
            (Get-NeonContext).BaseUri -eq $emulator.BaseUri; (Get-NeonContext).KeySource
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["NeonEmulatorStopped", true, "environment variable NEON_API_KEY"], result.Output.Select(item => item.BaseObject));
    }

    private System.Management.Automation.Runspaces.Runspace Unconnected()
    {
        var runspace = _host.NewRunspace();
        NeonSession.Of(runspace).Connection = null;
        NeonSession.Of(runspace).Context = NeonContext.Empty;
        return runspace;
    }

    private PipelineResult InOtherRunspace(string script) => PipelineResult.Of(Unconnected(), script);
}
