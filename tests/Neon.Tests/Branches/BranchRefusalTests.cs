using System.Net;
using Neon.Commands;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>A refusal of Neon for a branch has advice for its cause, and for no other.</summary>
public sealed class BranchRefusalTests : IDisposable
{
    /// <summary>Neon's message, and a text that only the advice for that cause contains.</summary>
    private static readonly (string Message, string Remedy)[] Causes =
    [
        ("cannot delete the default branch", "Set-NeonDefaultBranch"),
        ("the default branch cannot expire", "Set-NeonDefaultBranch"),
        ("cannot delete protected branch", "-Protected:$false"),
        ("a protected branch cannot be reset", "-Protected:$false"),
        ("a protected branch cannot expire", "-Protected:$false"),
        ("cannot delete branch that has children: br-calm-lake-a1b2c3d4", "Show-NeonBranchTree"),
        ("a branch that has child branches cannot expire", "Show-NeonBranchTree"),
        ("cannot delete the root branch", "Remove-NeonProject"),
        ("Branch has children, preserve_under_name is required", "-PreserveUnderName"),
        ("timestamp precedes the history of the branch", "later point in time: the branch has no older"),
        ("timestamp is outside the history retention window of the project", "HistoryRetention"),
        ("expires_at must be at most 30 days ahead", "30 days from now"),
        ("expires_at must be in the future", "in the future"),
        ("a branch that expires cannot be the default branch", "-NoExpiration"),
        ("a branch that expires cannot have child branches", "-NoExpiration"),
        ("the parent branch is deleted: recover it first", "Get-NeonBranch -Deleted"),
    ];

    // The cause is unknown, or there are two, or it appears only in a name.
    private static readonly string[] Unclear =
        ["no", "an anonymized branch cannot be restored", "cannot delete \"the default branch\"", "cannot delete the default branch or a protected branch"];

    private static readonly Type[] Cmdlets =
    [
        typeof(RemoveNeonBranchCommand), typeof(SetNeonBranchCommand), typeof(SetNeonDefaultBranchCommand), typeof(ResetNeonBranchCommand),
        typeof(RestoreNeonBranchCommand), typeof(RestoreNeonDeletedBranchCommand), typeof(NewNeonBranchCommand), typeof(RestoreNeonSnapshotCommand),
    ];

    private readonly NeonHost _host = new();

    public static TheoryData<Type> Changes => [.. Cmdlets];

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Remove-NeonBranch dev -Confirm:$false", "deleteProjectBranch", 1)]
    [InlineData("Remove-NeonBranch dev -Confirm:$false", "deleteProjectBranch", 0)]
    [InlineData("Remove-NeonBranch dev -Confirm:$false", "deleteProjectBranch", 7)]
    [InlineData("Reset-NeonBranch dev -Confirm:$false", "restoreProjectBranch", 3)]
    [InlineData("Reset-NeonBranch dev -Confirm:$false", "restoreProjectBranch", 8)]
    [InlineData("Restore-NeonBranch dev -Source main -Timestamp (Get-Date '2020-01-01') -Confirm:$false", "restoreProjectBranch", 9)]
    [InlineData("Restore-NeonBranch dev -Source main -Timestamp (Get-Date '2020-01-01') -Confirm:$false", "restoreProjectBranch", 10)]
    [InlineData("Set-NeonBranch dev -ExpiresIn 1.00:00", "updateProjectBranch", 6)]
    public void The_advice_matches_the_cause_named_by_Neon(string command, string operation, int cause)
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");
        var (message, remedy) = Causes[cause];
        _host.Emulator.Faults.Add(operation, EmulatorFault.Status(HttpStatusCode.UnprocessableEntity, $$"""{"code":"","message":"{{message}}"}"""));

        var error = _host.Run($"{command} -Project app").Error;

        Assert.Contains(message, error.Exception.Message, StringComparison.Ordinal);
        EnsureOnly(remedy, error.ErrorDetails.RecommendedAction);
    }

    /// <summary>From any cmdlet, the advice is for one cause, or there is none.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public void No_advice_covers_two_causes(Type cmdlet)
    {
        var running = (NeonCmdlet)Activator.CreateInstance(cmdlet)!;
        Assert.All(Causes, cause => Assert.InRange(Causes.Select(other => other.Remedy).Distinct().Count(Advice(running, cause.Message).Contains), 0, 1));
    }

    [Fact]
    public void An_unclear_cause_gets_no_advice() =>
        Assert.All(Unclear, message => Assert.Empty(Advice(new RemoveNeonBranchCommand(), message)));

    [Fact]
    public void A_deleted_branch_whose_name_is_taken_is_recovered_after_a_rename()
    {
        var app = _host.Seed();
        _host.AddBranch(app, "dev");
        Assert.Empty(_host.Run("Remove-NeonBranch dev -Project app -Confirm:$false -Wait; New-NeonBranch dev -Project app -NoCompute -Wait").Errors);

        var error = _host.Run("Restore-NeonDeletedBranch dev -Project app").Error;

        Assert.Equal("Another branch now has this name. Rename it first: Set-NeonBranch dev -Project app -Name.", error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Run("Set-NeonBranch dev -Project app -Name other; Restore-NeonDeletedBranch dev -Project app").Errors);
    }

    private static string Advice(NeonCmdlet cmdlet, string message) =>
        cmdlet.RecordOf(new NeonApiException(NeonFailure.ErrorResponse, message) { StatusCode = HttpStatusCode.UnprocessableEntity, Code = string.Empty }, null).ErrorDetails.RecommendedAction;

    private static void EnsureOnly(string remedy, string advice)
    {
        Assert.Contains(remedy, advice, StringComparison.Ordinal);
        Assert.DoesNotContain(Causes.Select(cause => cause.Remedy).Where(other => other != remedy), other => advice.Contains(other, StringComparison.Ordinal));
    }
}
