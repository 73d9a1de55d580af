using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes a trigger: its name, its function, its schedule or bucket, or whether it is enabled.</summary>
/// <remarks>
/// <para>Only the specified properties are changed. The type of a trigger, schedule or bucket, cannot be changed:
/// remove it and create a new one.</para>
/// <para>Changing an inherited trigger creates a copy on this branch, which does not run until it is enabled with
/// -Enabled, now or later. Disabling a trigger stops future calls, not a call in progress.</para>
/// </remarks>
/// <example>
/// <para>Stop a trigger temporarily</para>
/// <code>Set-NeonTrigger nightly -Project app -Branch main -Enabled:$false</code>
/// </example>
/// <example>
/// <para>Move all triggers that run at three o'clock to four</para>
/// <code>Get-NeonTrigger -Project app -Branch main | Where-Object Cron -eq '0 3 * * *' | Set-NeonTrigger -Cron '0 4 * * *'</code>
/// </example>
/// <example>
/// <para>Run for all objects of the bucket, regardless of their keys</para>
/// <code>Set-NeonTrigger resize -Project app -Branch main -Prefix ''</code>
/// </example>
/// <keywords>cron, schedule, timer</keywords>
/// <seealso cref="GetNeonTriggerCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonTrigger", SupportsShouldProcess = true)]
[OutputType(typeof(Trigger))]
[NeonOperation("updateProjectBranchTrigger")]
public sealed class SetNeonTriggerCommand : BranchCmdlet
{
    /// <summary>The triggers to change, by exact name, by id or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The triggers to change, by exact name, by id or piped in.")]
    [Alias("TriggerId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(TriggerCompleter))]
    [RefuseOtherRows(typeof(TriggerIdentity))]
    public TriggerIdentity[] Trigger { get; set; } = null!;

    /// <summary>The new name, 1 to 256 characters.</summary>
    [Parameter(HelpMessage = "The new name, 1 to 256 characters.")]
    [ValidateLength(1, 256)]
    [ValidateName]
    [NameOfOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <summary>The new function to call, by slug or by exact display name.</summary>
    [Parameter(HelpMessage = "The new function to call, by slug or by exact display name.")]
    [Alias("FunctionSlug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [IdentityValue(typeof(FunctionIdentity))]
    public FunctionIdentity? Function { get; set; }

    /// <summary>The path that the function is called with, 1 to 2048 characters.</summary>
    [Parameter(HelpMessage = "The path that the function is called with, 1 to 2048 characters.")]
    [ValidateLength(1, 2048)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? FunctionPath { get; set; }

    /// <summary>The new schedule, in five fields and in UTC.</summary>
    [Parameter(HelpMessage = "The new schedule, in five fields and in UTC.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CronCompleter))]
    [TextValue]
    public string? Cron { get; set; }

    /// <summary>The bucket whose new objects start the trigger.</summary>
    [Parameter(HelpMessage = "The bucket whose new objects start the trigger.")]
    [Alias("BucketName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketCompleter))]
    [TextValue]
    public string? Bucket { get; set; }

    /// <summary>
    /// The prefix of the keys of objects that start the trigger. An empty string means all objects of the bucket.
    /// </summary>
    [Parameter(HelpMessage = "The prefix of the keys of objects that start the trigger.")]
    [ValidateNotNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Prefix { get; set; }

    /// <summary>Enables the trigger; <c>-Enabled:$false</c> disables it.</summary>
    [Parameter(HelpMessage = "Enables the trigger; -Enabled:$false disables it.")]
    public SwitchParameter Enabled { get; set; }

    private bool ChangesObjects => Bucket is not null || Prefix is not null;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var trigger = Trigger.Current();
        Target = trigger;
        var schedule = Check();
        await UniqueName.EnsureFreeAsync(this, "trigger", Name == trigger.Name ? null : Name, async taken =>
        {
            var foreseen = await Parents.BranchOfAsync(Branch, trigger.Branch, cancellation);
            return (await new TriggerApi(Client).ListAsync(foreseen, cancellation)).Any(other => other.Name == taken && other.TriggerId != trigger.Id);
        });

        if (!await ShouldChangeAsync<Trigger>(
            Parents.DescribeOnBranch(Branch, trigger.Branch, trigger),
            "Change trigger" + Consequences(),
            trigger,
            async stop => await trigger.ReadAsync(Client, await Parents.BranchOfAsync(Branch, trigger.Branch, stop), stop),
            Changes,
            cancellation))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, trigger.Branch, cancellation);
        // The service requires the type, and replaces bucket and prefix as a whole: unspecified values are sent unchanged.
        var now = trigger.Trigger is { Type: not null } known && !ChangesObjects
            ? known
            : await trigger.ReadAsync(Client, branchKey, cancellation);
        CheckType(now);
        var update = new TriggerSettings
        {
            Type = now.Type!,
            Name = Name,
            FunctionSlug = Function is null ? null : await Function.ResolveAsync(Client, branchKey, cancellation),
            FunctionPath = FunctionPath,
            Schedule = schedule,
            StorageObjectCreated = ChangesObjects ? Objects(now) : null,
            Enabled = Given(Enabled, nameof(Enabled)),
        };
        WriteObject(await new TriggerApi(Client).UpdateAsync(branchKey, now.TriggerId!, update, cancellation).ExplainTakenAsync("trigger", Name));
    }

    private IEnumerable<RequestedSetting> Changes(Trigger? current) =>
    [
        new("Name", Name, current?.Name),
        new("Function", Function?.Id ?? Function?.Name, current?.FunctionSlug),
        new("FunctionPath", FunctionPath, current?.FunctionPath),
        new("Cron", Cron, current?.Cron),
        new("Bucket", Bucket, current?.BucketName),
        new("Prefix", Prefix, current?.Prefix ?? string.Empty),
        new("Enabled", Given(Enabled, nameof(Enabled)), current?.Enabled ?? true),
    ];

    private string Consequences() => Prefix is { Length: 0 } ? ", which then runs for all new objects of its bucket" : string.Empty;

    private TriggerStorage Objects(Trigger now)
    {
        var prefix = Prefix ?? now.Prefix;
        return new TriggerStorage { BucketName = Bucket ?? now.BucketName, Prefix = string.IsNullOrEmpty(prefix) ? null : prefix };
    }

    private TriggerSchedule? Check()
    {
        var trigger = Trigger.Current();
        trigger.EnsureNamed();
        Function?.EnsureNamed();
        var schedule = TriggerInput.Schedule(Cron);
        if ((Name, Function, FunctionPath, Cron, Given(Enabled, nameof(Enabled))) is (null, null, null, null, null) && !ChangesObjects)
        {
            throw InputErrors.NoChanges("Specify -Name, -Function, -FunctionPath, -Cron, -Bucket, -Prefix or -Enabled.");
        }

        if (schedule is not null && ChangesObjects)
        {
            throw InputErrors.Invalid("A trigger has either a schedule or a bucket.", "Specify -Cron, or -Bucket and -Prefix.");
        }

        if (trigger.Trigger is { } known)
        {
            CheckType(known);
        }

        return schedule;
    }

    // For a type that this version does not recognize, the service validates the values.
    private void CheckType(Trigger trigger)
    {
        if ((Cron is not null && trigger.Type == TriggerSettings.OnObject) || (ChangesObjects && trigger.Type == TriggerSettings.OnSchedule))
        {
            throw InputErrors.Invalid(
                $"The trigger {trigger} is of the type {trigger.Type}, which has no {(Cron is null ? "bucket" : "schedule")}.",
                "The type of a trigger cannot be changed. Remove it and create a new one with New-NeonTrigger.");
        }
    }
}
