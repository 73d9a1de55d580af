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
/// <seealso href="https://api-docs.neon.tech/reference/deleteprojectbranchtrigger"/>
[Cmdlet(VerbsCommon.Remove, "NeonTrigger", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Trigger))]
[NeonOperation("deleteProjectBranchTrigger")]
public sealed class RemoveNeonTriggerCommand : BranchCmdlet
{
    /// <summary>The trigger to remove, by exact name, by id or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("TriggerId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(TriggerCompleter))]
    [RefuseOtherRows(typeof(TriggerIdentity))]
    public TriggerIdentity Trigger { get; set; } = null!;

    /// <summary>
    /// Do nothing if the trigger does not exist, instead of reporting an error. A project or branch that does not exist is
    /// still an error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emit the removed trigger.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Trigger;
        if (!ShouldProcess(Parents.DescribeOnBranch(Branch, Trigger.Branch, Trigger), "Remove trigger"))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, Trigger.Branch, cancellation);
        var triggerId = string.Empty;
        var removed = await new IfExists(this, IfExists, Trigger)
        {
            IsListed = async stop => await new TriggerApi(Client).FindListedAsync(branchKey, triggerId, stop) is not null,
        }
        .RemoveAsync<Trigger>(
            async stop =>
            {
                triggerId = await Trigger.ResolveAsync(Client, branchKey, stop);
                await new TriggerApi(Client).RemoveAsync(branchKey, triggerId, stop);
                return Trigger.Trigger ?? new Trigger { TriggerId = triggerId, Name = Trigger.Name }.WithBranch(branchKey);
            },
            cancellation);
        if (PassThru && removed is not null)
        {
            WriteObject(removed);
        }
    }
}
