using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a trigger from a branch.</summary>
/// <remarks>
/// <para>The function is not removed. To stop a trigger temporarily, disable it with Set-NeonTrigger.</para>
/// </remarks>
/// <example>
/// <para>Remove one trigger in a script</para>
/// <code>Remove-NeonTrigger nightly -Project app -Branch dev -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which triggers of a function would be removed</para>
/// <code>Get-NeonFunction api -Project app -Branch main | Get-NeonTrigger | Remove-NeonTrigger -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonTriggerCommand"/>
/// <seealso cref="SetNeonTriggerCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonTrigger", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Trigger))]
[NeonOperation("deleteProjectBranchTrigger")]
public sealed class RemoveNeonTriggerCommand : BranchCmdlet
{
    /// <summary>The triggers to remove, by exact name, by id or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The triggers to remove, by exact name, by id or piped in.")]
    [Alias("TriggerId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(TriggerCompleter))]
    [RefuseOtherRows(typeof(TriggerIdentity))]
    public TriggerIdentity[] Trigger { get; set; } = null!;

    /// <summary>
    /// Does nothing if the trigger does not exist, instead of reporting an error. A project or branch that does not exist is
    /// still an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the trigger does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed trigger.</summary>
    [Parameter(HelpMessage = "Emits the removed trigger.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Trigger.Current();
        return new BranchItemRemoval<Trigger>(this, Parents, Branch, target)
        {
            Action = "Remove trigger, which then no longer calls its function",
            ResolveAsync = (branchKey, stop) => target.ResolveAsync(Client, branchKey, stop),
            FindAsync = (branchKey, id, stop) => new TriggerApi(Client).FindListedAsync(branchKey, id, stop),
            RemoveAsync = async (branchKey, id, stop) =>
            {
                await new TriggerApi(Client).RemoveAsync(branchKey, id, stop);
                return target.Trigger ?? new Trigger { TriggerId = id, Name = target.Name }.WithBranch(branchKey);
            },
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
