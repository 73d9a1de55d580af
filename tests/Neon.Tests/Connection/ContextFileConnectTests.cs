using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>How a connection enables the context file.</summary>
public sealed class ContextFileConnectTests : ConnectionTest
{
    private readonly TempFolder _folder = new();

    public ContextFileConnectTests()
    {
        _folder.Write(".neon", """{ "orgId": "org-cool-meadow-12345678", "projectId": "quiet-forest-12345678", "branch": "dev" }""");
        Run("[void] $ExecutionContext.SessionState.Path.SetLocation($to)", ("to", _folder.Path));
        KeyVariable = Marker;
    }

    [Fact]
    public void Connecting_uses_the_file_and_disconnecting_stops_using_it()
    {
        var connected = One<NeonContext>("Connect-Neon -UseNeonFile");

        Assert.Equal(("quiet-forest-12345678", "dev", $"file {_folder[".neon"]}"), (connected.ProjectId, connected.BranchName, connected.BranchSource));
        Assert.NotNull(connected.AccountId);
        Assert.Equal("quiet-forest-12345678", One<NeonContext>("Get-NeonContext").ProjectId);
        Assert.Null(One<NeonContext>("Disconnect-Neon; Get-NeonContext").ProjectId);
        Assert.Null(One<NeonContext>("Connect-Neon").ProjectId);
    }

    [Fact]
    public void A_new_connection_clears_the_context_but_not_the_preference()
    {
        Run("$NeonUseNeonFile = $true");

        var connected = One<NeonContext>("Set-NeonContext -Project other-forest-12345678; Connect-Neon");

        Assert.Equal("quiet-forest-12345678", connected.ProjectId);
        Assert.Equal("quiet-forest-12345678", One<NeonContext>("Get-NeonContext").ProjectId);
        Assert.Null(One<NeonContext>("Connect-Neon -UseNeonFile:$false").ProjectId);
        Assert.Null(One<NeonContext>("Get-NeonContext").ProjectId);
    }

    [Theory]
    [InlineData("$true", true)]
    [InlineData("1", true)]
    [InlineData("$false", false)]
    [InlineData("0", false)]
    [InlineData("''", false)]
    [InlineData("$null", false)]
    public void The_preference_follows_PowerShell_truthiness(string value, bool counts) =>
        Assert.Equal(counts, One<NeonContext>($"$NeonUseNeonFile = {value}; Get-NeonContext").ProjectId is not null);

    [Fact]
    public void A_preference_set_in_a_function_is_local_to_it() =>
        Assert.Equal(
            ["quiet-forest-12345678", null],
            Run("function Use-Neon { $NeonUseNeonFile = $true; (Get-NeonContext).ProjectId }; Use-Neon; (Get-NeonContext).ProjectId").Output.Select(item => item?.BaseObject));

    [Fact]
    public void An_invalid_file_is_detected_before_any_request_or_change()
    {
        _folder.Write(".neon", "{ broken");
        Run($"$other = Connect-Neon {Marker} -PassThru");
        var sent = RequestCount;

        var result = Run("Connect-Neon -UseNeonFile; 'went on'");

        Assert.True(result.Terminated || result.Output.Count == 1);
        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(sent, RequestCount);
        Assert.Null(Session.Connection!.UseNeonFile);
    }

    [Fact]
    public void Connecting_without_a_file_succeeds_and_a_later_file_is_used()
    {
        File.Delete(_folder[".neon"]);

        Assert.Null(One<NeonContext>("Connect-Neon -UseNeonFile").ProjectId);
        _folder.Write(".neon", """{ "projectId": "late-forest-12345678" }""");

        Assert.Equal("late-forest-12345678", One<NeonContext>("Get-NeonContext").ProjectId);
    }

    [Fact]
    public void A_process_connection_uses_the_file_in_all_runspaces_unless_a_context_is_set()
    {
        Run("[void](Connect-Neon -UseNeonFile -Scope Process)");
        var script = $"[void] $ExecutionContext.SessionState.Path.SetLocation('{_folder.Path}'); $context = Get-NeonContext; $context.ProjectId; $context.ProjectSource";

        Assert.Equal(["quiet-forest-12345678", $"file {_folder[".neon"]}"], RunInAnotherRunspace(script).Output.Select(item => item.BaseObject));
        Run("Set-NeonContext -Project shared-forest-12345678 -Scope Process");
        Assert.Equal(["shared-forest-12345678", "process"], RunInAnotherRunspace(script).Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void A_separate_connection_uses_the_file_only_for_itself()
    {
        Run($"[void](Connect-Neon {Marker}); $side = Connect-Neon $key -NotCurrent -PassThru -UseNeonFile", ("key", Server.AddOrganizationKey()));

        Assert.Null(One<NeonContext>("Get-NeonContext").ProjectId);
        Assert.Equal("NeonProjectRequired", Run("Get-NeonBranch").ErrorId);
        Assert.Equal("NeonProjectNotFound", Run("Get-NeonBranch -Connection $side").ErrorId);
    }
}
