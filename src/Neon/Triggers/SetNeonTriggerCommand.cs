using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes a trigger: its name, what it calls, what sets it off, or whether it runs.</summary>
/// <remarks>
/// <para>Only what is named is changed. A schedule cannot become a trigger of a bucket or the other way round: remove it and
/// make a new one.</para>
/// <para>A change of an inherited trigger makes a copy for this branch, which does not run unless -Enabled is given here or
/// later. Disabling stops what is still to come, not a call that is on its way.</para>
/// </remarks>
/// <example>
/// <para>Stop a trigger for a while</para>
/// <code>Set-NeonTrigger nightly -Project app -Branch main -Enabled:$false</code>
/// </example>
/// <example>
/// <para>Move everything that runs at three o'clock to four</para>
/// <code>Get-NeonTrigger -Project app -Branch main | Where-Object Cron -eq '0 3 * * *' | Set-NeonTrigger -Cron '0 4 * * *'</code>
/// </example>
/// <example>
/// <para>React to all objects of the bucket, whatever their key begins with</para>
/// <code>Set-NeonTrigger resize -Project app -Branch main -Prefix ''</code>
/// </example>
/// <seealso cref="GetNeonTriggerCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateprojectbranchtrigger"/>
[Cmdlet(VerbsCommon.Set, "NeonTrigger", SupportsShouldProcess = true)]
[OutputType(typeof(Trigger))]
[NeonOperation("updateProjectBranchTrigger")]
public sealed class SetNeonTriggerCommand : BranchCmdlet
{
    /// <summary>The trigger to change, by exact name, by id or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("TriggerId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(TriggerCompleter))]
    [RefuseOtherRows(typeof(TriggerIdentity))]
    public TriggerIdentity Trigger { get; set; } = null!;

    /// <summary>The new name, 1 to 256 characters.</summary>
    [Parameter]
    [ValidateLength(1, 256)]
    [ValidateName]
    [SingleValue]
    public string? Name { get; set; }

    /// <summary>The function to call from now on, by slug or by exact display name.</summary>
    [Parameter]
    [Alias("FunctionSlug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [SingleValue]
    public FunctionIdentity? Function { get; set; }

    /// <summary>The path that the function is called with, 1 to 2048 characters.</summary>
    [Parameter]
    [ValidateLength(1, 2048)]
    [SingleValue]
    public string? FunctionPath { get; set; }

    /// <summary>The new schedule, in five fields and in UTC.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? Cron { get; set; }

    /// <summary>The bucket whose new objects set it off.</summary>
    [Parameter]
    [Alias("BucketName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketCompleter))]
    [SingleValue]
    public string? Bucket { get; set; }

    /// <summary>What the key of an object must begin with; an empty text stands for all objects of the bucket.</summary>
    [Parameter]
    [ValidateNotNull]
    [AllowEmptyString]
    [SingleValue]
    public string? Prefix { get; set; }

    /// <summary>Run the trigger; <c>-Enabled:$false</c> stops it.</summary>
    [Parameter]
    public SwitchParameter Enabled { get; set; }

    private bool ChangesObjects => Bucket is not null || Prefix is not null;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Trigger;
        var schedule = Check();
        if (!ShouldProcess(DescribeOnBranch(Branch, Trigger.Branch, Trigger), "Change trigger" + Consequences()))
        {
            return;
        }

        var (projectId, branchId) = await BranchOfAsync(Branch, Trigger.Branch, cancellation);
        // The service asks for the type, and takes bucket and prefix as a whole: what is not named has to be there as it is now.
        var now = Trigger.Trigger is { Type: not null } known && !ChangesObjects
            ? known
            : await Trigger.ReadAsync(Client, projectId, branchId, cancellation);
        CheckType(now);
        var update = new TriggerSettings
        {
            Type = now.Type!,
            Name = Name,
            FunctionSlug = Function is null ? null : await Function.ResolveAsync(Client, projectId, branchId, cancellation),
            FunctionPath = FunctionPath,
            Schedule = schedule,
            StorageObjectCreated = ChangesObjects ? Objects(now) : null,
            Enabled = Given(Enabled, nameof(Enabled)),
        };
        WriteObject(await new TriggerApi(Client).UpdateAsync(projectId, branchId, now.TriggerId!, update, cancellation));
    }

    private string Consequences() => Prefix is { Length: 0 } ? ", which then reacts to all new objects of its bucket" : string.Empty;

    private TriggerStorage Objects(Trigger now)
    {
        var prefix = Prefix ?? now.Prefix;
        return new TriggerStorage { BucketName = Bucket ?? now.BucketName, Prefix = string.IsNullOrEmpty(prefix) ? null : prefix };
    }

    private TriggerSchedule? Check()
    {
        Trigger.EnsureNamed();
        Function?.EnsureNamed();
        var schedule = TriggerInput.Schedule(Cron);
        if ((Name, Function, FunctionPath, Cron, Given(Enabled, nameof(Enabled))) is (null, null, null, null, null) && !ChangesObjects)
        {
            throw TriggerInput.Invalid("Nothing to change is named.", "Give -Name, -Function, -FunctionPath, -Cron, -Bucket, -Prefix or -Enabled.");
        }

        if (schedule is not null && ChangesObjects)
        {
            throw TriggerInput.Invalid("A trigger has either a schedule or a bucket.", "Give -Cron, or -Bucket and -Prefix.");
        }

        if (Trigger.Trigger is { } known)
        {
            CheckType(known);
        }

        return schedule;
    }

    // Of a type that this version does not know, the service knows best what it takes.
    private void CheckType(Trigger trigger)
    {
        if ((Cron is not null && trigger.Type == TriggerSettings.OnObject) || (ChangesObjects && trigger.Type == TriggerSettings.OnSchedule))
        {
            throw TriggerInput.Invalid(
                $"The trigger {trigger} is of the type {trigger.Type}, which has no {(Cron is null ? "bucket" : "schedule")}.",
                "The type of a trigger cannot be changed. Remove it and make a new one with New-NeonTrigger.");
        }
    }
}
