using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Has Neon call a function by a schedule, or whenever an object arrives in a bucket.</summary>
/// <remarks>
/// <para>-Cron takes five fields: minute, hour, day of the month, month, day of the week, as numbers and in UTC. -Bucket
/// takes the name of a bucket of the branch; -Prefix narrows its objects to those whose key begins so, to the letter.</para>
/// <para>A branch that is made of this one inherits the trigger, but does not run it until it is enabled there.</para>
/// </remarks>
/// <example>
/// <para>Call a function every night at three o'clock UTC</para>
/// <code>New-NeonTrigger nightly -Function api -Cron '0 3 * * *' -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Call a path of a function for every picture that is uploaded</para>
/// <code>Get-NeonFunction api -Project app -Branch main | New-NeonTrigger resize -Bucket uploads -Prefix pictures/ -FunctionPath /resize</code>
/// </example>
/// <seealso cref="GetNeonTriggerCommand"/>
/// <seealso cref="PublishNeonFunctionCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createprojectbranchtrigger"/>
[Cmdlet(VerbsCommon.New, "NeonTrigger", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Trigger))]
[NeonOperation("createProjectBranchTrigger")]
public sealed class NewNeonTriggerCommand : BranchCmdlet
{
    private const string ScheduleSet = "Schedule";
    private const string ObjectSet = "Object";
    private const string SetTrigger = "Set-NeonTrigger";

    /// <summary>The name of the new trigger, 1 to 256 characters; no other trigger of the branch may have it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateLength(1, 256)]
    [ValidateName]
    [SingleValue]
    public string Name { get; set; } = null!;

    /// <summary>The function to call, by slug, by exact display name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [Alias("FunctionSlug")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FunctionCompleter))]
    [RefuseOtherRows(typeof(FunctionIdentity))]
    public FunctionIdentity Function { get; set; } = null!;

    /// <summary>When to call it, in five fields and in UTC: <c>*/15 * * * *</c> is every quarter of an hour.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ScheduleSet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? Cron { get; set; }

    /// <summary>The bucket whose new objects set it off.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet)]
    [Alias("BucketName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BucketCompleter))]
    [SingleValue]
    public string? Bucket { get; set; }

    /// <summary>What the key of an object must begin with; all objects of the bucket without it.</summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? Prefix { get; set; }

    /// <summary>The path that the function is called with, 1 to 2048 characters.</summary>
    /// <value>/</value>
    [Parameter]
    [ValidateLength(1, 2048)]
    [SingleValue]
    public string? FunctionPath { get; set; }

    /// <summary>Whether it is set off from now on; <c>-Enabled:$false</c> makes it without running it.</summary>
    [Parameter]
    public SwitchParameter Enabled { get; set; }

    /// <summary>
    /// Give the branch's trigger that has the name, if there is one, instead of creating it. One of another function, schedule,
    /// bucket or prefix is an error; -FunctionPath and -Enabled are left as they are.
    /// </summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Function;
        Function.EnsureNamed();
        var schedule = TriggerInput.Schedule(Cron);
        if (!ShouldProcess(DescribeOnBranch(Branch, Function.Branch, Name), Existing.Action(IfNotExists, $"Create trigger of the function {Function}")))
        {
            return;
        }

        var (projectId, branchId) = await BranchOfAsync(Branch, Function.Branch, cancellation);
        var trigger = new TriggerSettings
        {
            Type = schedule is null ? TriggerSettings.OnObject : TriggerSettings.OnSchedule,
            FunctionSlug = await Function.ResolveAsync(Client, projectId, branchId, cancellation),
            Name = Name,
            FunctionPath = FunctionPath,
            Schedule = schedule,
            StorageObjectCreated = Bucket is null ? null : new TriggerStorage { BucketName = Bucket, Prefix = Prefix },
            Enabled = Given(Enabled, nameof(Enabled)),
        };
        var api = new TriggerApi(Client);
        var existing = new Existing<Trigger>(this, IfNotExists, "trigger", Name)
        {
            Find = async stop => [.. (await api.ListAsync(projectId, branchId, stop)).Where(there => there.Name == Name)],
            Id = there => there.TriggerId,
            Traits = there =>
            [
                new Trait("function", trigger.FunctionSlug, there.FunctionSlug),
                new Trait("schedule", Cron, there.Cron),
                new Trait("bucket", Bucket, there.BucketName),
                new Trait("prefix", Prefix, there.Prefix),
            ],
            Changeable = (there, _) => Task.FromResult<IReadOnlyList<Trait>>(
            [
                new Trait("FunctionPath", FunctionPath, there.FunctionPath) { ChangedBy = SetTrigger },
                new Trait("Enabled", trigger.Enabled, there.Enabled ?? true) { ChangedBy = SetTrigger },
            ]),
        };
        WriteObject((await existing.OrCreateAsync(stop => api.CreateAsync(projectId, branchId, trigger, stop), cancellation)).Item);
    }
}
