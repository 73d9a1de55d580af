using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a trigger that calls a function on a schedule or when an object is created in a bucket.</summary>
/// <remarks>
/// <para>-Cron accepts five fields: minute, hour, day of the month, month, day of the week, as numbers and in UTC.
/// -Bucket accepts the name of a bucket on the branch; -Prefix limits it to objects with this prefix, which is
/// case-sensitive.</para>
/// <para>A branch that is created from this one inherits the trigger, but the trigger does not run there until it is
/// enabled.</para>
/// </remarks>
/// <example>
/// <para>Call a function every night at three o'clock UTC</para>
/// <code>New-NeonTrigger hourly -Function api -Cron '0 * * * *' -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Call a path of a function for every uploaded picture</para>
/// <code>Get-NeonFunction api -Project app -Branch main | New-NeonTrigger import -Bucket uploads -Prefix inbox/ -FunctionPath /import</code>
/// </example>
/// <keywords>cron, schedule, timer</keywords>
/// <seealso cref="GetNeonTriggerCommand"/>
/// <seealso cref="PublishNeonFunctionCommand"/>
[Cmdlet(VerbsCommon.New, "NeonTrigger", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Trigger))]
[NeonOperation("createProjectBranchTrigger")]
public sealed class NewNeonTriggerCommand : BranchCmdlet
{
    private const string ScheduleSet = "Schedule";
    private const string ObjectSet = "Object";
    private const string SetTrigger = "Set-NeonTrigger";

    /// <summary>The name of the new trigger, 1 to 256 characters. It must be unique on the branch.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The name of the new trigger, 1 to 256 characters.")]
    [ValidateLength(1, 256)]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string Name { get; set; } = null!;

    /// <summary>The function to call, by slug, by exact display name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, HelpMessage = "The function to call, by slug, by exact display name or piped in.")]
    [Alias("FunctionSlug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [RefuseOtherRows(typeof(FunctionIdentity), IsSingle = true)]
    public FunctionIdentity Function { get; set; } = null!;

    /// <summary>The schedule, in five fields and in UTC: <c>*/15 * * * *</c> is every 15 minutes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ScheduleSet, HelpMessage = "The schedule, in five fields and in UTC: */15 * * * * is every 15 minutes.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CronCompleter))]
    [TextValue]
    public string? Cron { get; set; }

    /// <summary>The bucket whose new objects start the trigger.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, HelpMessage = "The bucket whose new objects start the trigger.")]
    [Alias("BucketName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketCompleter))]
    [TextValue]
    public string? Bucket { get; set; }

    /// <summary>The prefix of the keys of objects that start the trigger. Default: all objects of the bucket.</summary>
    [Parameter(ParameterSetName = ObjectSet, HelpMessage = "The prefix of the keys of objects that start the trigger.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Prefix { get; set; }

    /// <summary>The path that the function is called with, 1 to 2048 characters.</summary>
    /// <value>/</value>
    [Parameter(HelpMessage = "The path that the function is called with, 1 to 2048 characters.")]
    [ValidateLength(1, 2048)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? FunctionPath { get; set; }

    /// <summary>Whether the trigger is enabled; <c>-Enabled:$false</c> creates it without running it.</summary>
    [Parameter(HelpMessage = "Whether the trigger is enabled; -Enabled:$false creates it without running it.")]
    public SwitchParameter Enabled { get; set; }

    /// <summary>
    /// If the branch has a trigger with this name, returns it instead of creating one. A trigger with another function,
    /// schedule, bucket or prefix is an error; -FunctionPath and -Enabled are not changed.
    /// </summary>
    [Parameter(HelpMessage = "If the branch has a trigger with this name, returns it instead of creating one.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Function;
        Function.EnsureNamed();
        var schedule = TriggerInput.Schedule(Cron);
        BranchKey branchKey = default;
        TriggerSettings trigger = null!;
        var api = new TriggerApi(Client);
        var existing = new ExistingResource<Trigger>(this, IfNotExists, "trigger", Name)
        {
            Find = async stop => [.. (await api.ListAsync(branchKey, stop)).Where(found => found.Name == Name)],
            Foresee = PrepareAsync,
            Id = found => found.TriggerId,
            MustMatch = found =>
            [
                new RequestedSetting("function", trigger.FunctionSlug, found.FunctionSlug),
                new RequestedSetting("schedule", Cron, found.Cron),
                new RequestedSetting("bucket", Bucket, found.BucketName),
                new RequestedSetting("prefix", Prefix, found.Prefix),
            ],
            MayDiffer = (found, _) => Task.FromResult<IReadOnlyList<RequestedSetting>>(
            [
                new RequestedSetting("FunctionPath", FunctionPath, found.FunctionPath) { ChangedBy = SetTrigger },
                new RequestedSetting("Enabled", trigger.Enabled, found.Enabled ?? true) { ChangedBy = SetTrigger },
            ]),
        };
        async Task PrepareAsync(CancellationToken stop)
        {
            branchKey = await Parents.BranchOfAsync(Branch, Function.Branch, stop);
            trigger ??= new TriggerSettings
            {
                Type = schedule is null ? TriggerSettings.OnObject : TriggerSettings.OnSchedule,
                FunctionSlug = await Function.ResolveAsync(Client, branchKey, stop),
                Name = Name,
                FunctionPath = FunctionPath,
                Schedule = schedule,
                StorageObjectCreated = Bucket is null ? null : new TriggerStorage { BucketName = Bucket, Prefix = Prefix },
                Enabled = Given(Enabled, nameof(Enabled)),
            };
        }

        if (!await existing.ShouldCreateAsync(Parents.DescribeOnBranch(Branch, Function.Branch, Name), $"Create trigger of the function {Function}", cancellation, nameof(Function)))
        {
            return;
        }

        await PrepareAsync(cancellation);
        WriteObject((await existing.OrCreateAsync(stop => api.CreateAsync(branchKey, trigger, stop), cancellation)).Item);
    }
}
