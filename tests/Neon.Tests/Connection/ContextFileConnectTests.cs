using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>How a connection lets the context file count.</summary>
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
    public void Connecting_takes_the_file_and_disconnecting_leaves_it()
    {
        var connected = One<NeonContext>("Connect-Neon -UseNeonFile");

        Assert.Equal(("quiet-forest-12345678", "dev", $"file {_folder[".neon"]}"), (connected.ProjectId, connected.BranchName, connected.BranchSource));
        Assert.NotNull(connected.AccountId);
        Assert.Equal("quiet-forest-12345678", One<NeonContext>("Get-NeonContext").ProjectId);
        Assert.Null(One<NeonContext>("Disconnect-Neon; Get-NeonContext").ProjectId);
        Assert.Null(One<NeonContext>("Connect-Neon").ProjectId);
    }

    [Fact]
    public void A_new_connection_drops_what_was_set_and_not_the_preference()
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
    public void The_preference_is_true_or_false_as_PowerShell_takes_it(string value, bool counts) =>
        Assert.Equal(counts, One<NeonContext>($"$NeonUseNeonFile = {value}; Get-NeonContext").ProjectId is not null);

    [Fact]
    public void The_preference_of_a_function_is_that_functions_own() =>
        Assert.Equal(
            ["quiet-forest-12345678", null],
            Run("function Use-Neon { $NeonUseNeonFile = $true; (Get-NeonContext).ProjectId }; Use-Neon; (Get-NeonContext).ProjectId").Output.Select(item => item?.BaseObject));

    [Fact]
    public void A_file_that_cannot_be_used_is_found_out_before_anything_is_sent_or_changed()
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
    public void Without_a_file_connecting_is_no_error_and_one_that_comes_later_counts()
    {
        File.Delete(_folder[".neon"]);

        Assert.Null(One<NeonContext>("Connect-Neon -UseNeonFile").ProjectId);
        _folder.Write(".neon", """{ "projectId": "late-forest-12345678" }""");

        Assert.Equal("late-forest-12345678", One<NeonContext>("Get-NeonContext").ProjectId);
    }

    [Fact]
    public void A_connection_of_the_process_lets_the_file_count_in_all_runspaces_and_what_is_set_goes_before_it()
    {
        Run("[void](Connect-Neon -UseNeonFile -Scope Process)");
        var script = $"[void] $ExecutionContext.SessionState.Path.SetLocation('{_folder.Path}'); $context = Get-NeonContext; $context.ProjectId; $context.ProjectSource";

        Assert.Equal(["quiet-forest-12345678", $"file {_folder[".neon"]}"], RunInAnotherRunspace(script).Output.Select(item => item.BaseObject));
        Run("Set-NeonContext -Project shared-forest-12345678 -Scope Process");
        Assert.Equal(["shared-forest-12345678", "process"], RunInAnotherRunspace(script).Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void A_connection_on_the_side_brings_the_file_for_itself_alone()
    {
        Run($"[void](Connect-Neon {Marker}); $side = Connect-Neon $key -NotCurrent -PassThru -UseNeonFile", ("key", Server.AddOrganizationKey()));

        Assert.Null(One<NeonContext>("Get-NeonContext").ProjectId);
        Assert.Equal("NeonProjectRequired", Run("Get-NeonBranch").ErrorId);
        Assert.Equal("NeonProjectNotFound", Run("Get-NeonBranch -Connection $side").ErrorId);
    }
}
