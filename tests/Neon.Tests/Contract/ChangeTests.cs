using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>What every change owes its user, tried with every parameter of every cmdlet that changes something.</summary>
public sealed class ChangeTests : IDisposable
{
    /// <summary>The verbs of changes to something that has to exist.</summary>
    private static readonly string[] Existing =
        ["Set", "Remove", "Revoke", "Reset", "Restore", "Restart", "Start", "Suspend", "Complete", "Disable", "Move"];

    /// <summary>Changes that can be refused for the state of something other than the target, or that show the name of their branch.</summary>
    private static readonly Type[] DependOnMore =
    [
        typeof(RemoveNeonProjectCommand), typeof(RemoveNeonBranchCommand), typeof(ResetNeonBranchCommand), typeof(RestoreNeonBranchCommand), typeof(SetNeonBranchCommand),
        typeof(SetNeonDefaultBranchCommand), typeof(RemoveNeonEndpointCommand), typeof(RemoveNeonRoleCommand), typeof(SetNeonDatabaseCommand), typeof(SetNeonTriggerCommand),
        typeof(RemoveNeonSnapshotScheduleCommand), typeof(SetNeonEndpointCommand), typeof(StartNeonEndpointCommand), typeof(SuspendNeonEndpointCommand),
        typeof(RestartNeonEndpointCommand), typeof(SetNeonOrganizationMemberCommand), typeof(RestoreNeonSnapshotCommand),
    ];

    private readonly CmdletRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void What_if_changes_and_emits_nothing()
    {
        _runs.WhatIf = true;

        // A resource to be created may exist, and a removal may be refused for another reason than the target. Any other target that has to exist is
        // looked up, unless it is an object. That of Revoke-NeonApiKey is a number.
        var reported = Changing().SelectMany(_runs.All).Where(run =>
            run.Result.Output.Count > 0
            || run.Sent.Any(sent => sent.Operation.Method != "GET")
            || (run.Sent.Count > 0 && !LooksFurther(run.Cmdlet) && (!Existing.Contains(run.Cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName) || (HasPresentValues(run.Cmdlet) && run.Cmdlet != typeof(RevokeNeonApiKeyCommand)))));

        Assert.Empty(reported.Select(run => $"{run} sent {string.Join(", ", run.Sent.Select(sent => sent.Operation.Id))}"));
    }

    [Fact]
    public void A_removal_emits_output_only_with_PassThru() =>
        Assert.Empty(Changing()
            .Where(cmdlet => cmdlet.GetCustomAttribute<CmdletAttribute>()!.VerbName is "Remove" or "Revoke")
            .SelectMany(_runs.All)
            .Where(run => run.Succeeded && run.Parameters.Contains("PassThru") != run.Result.Output.Count > 0)
            .Select(run => run.ToString()));

    // The object that the target can be made from is the resource itself.
    private static bool HasPresentValues(Type cmdlet) =>
        cmdlet.GetProperties().FirstOrDefault(property => property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute is { Mandatory: true, ValueFromPipeline: true }))
            is { } target && typeof(ResourceIdentity).IsAssignableFrom(CmdletRuns.TypeOf(target)) && target.Name == cmdlet.GetCustomAttribute<CmdletAttribute>()!.NounName["Neon".Length..];

    private static bool LooksFurther(Type cmdlet) => cmdlet.GetProperty("IfNotExists") is not null || DependOnMore.Contains(cmdlet);

    private static IEnumerable<Type> Changing() =>
        CmdletRuns.Cmdlets.Where(cmdlet => cmdlet.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess);
}
