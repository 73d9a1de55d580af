using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the snapshot schedule of a branch.</summary>
/// <remarks>
/// <para>The new schedule replaces the schedule of the branch; -Append adds to its entries instead. Specify one entry
/// with -Frequency and its related parameters, or several with -Schedule: entries, hashtables with the same names, rows
/// of a CSV file, or the schedule of another branch from Get-NeonSnapshotSchedule. Schedules and rows that include
/// their branch are set on that branch. With -Branch, a schedule is copied to that branch; a row of another branch is
/// refused. All piped entries for one branch are sent as
/// one schedule.</para>
/// <para>Hours are in UTC. Without -Retention, snapshots are kept, and charged for, until they are removed. Neon always
/// keeps the last scheduled snapshot, even after its retention. Only root branches can have a schedule.</para>
/// </remarks>
/// <example>
/// <para>A snapshot every night at three, kept for a week</para>
/// <code>Set-NeonSnapshotSchedule -Project app -Branch main -Frequency daily -Hour 3 -Retention 7d</code>
/// </example>
/// <example>
/// <para>Add a monthly snapshot</para>
/// <code>Set-NeonSnapshotSchedule -Project app -Branch main -Frequency monthly -Day 1 -Hour 4 -Retention 365d -Append</code>
/// </example>
/// <example>
/// <para>Set two entries at once</para>
/// <code>Set-NeonSnapshotSchedule -Project app -Branch main -Schedule @{ Frequency = 'daily'; Hour = 3; Retention = '7d' }, @{ Frequency = 'weekly'; Day = 1; Hour = 4 }</code>
/// </example>
/// <example>
/// <para>Copy the schedule of one branch to another</para>
/// <code>Get-NeonSnapshotSchedule -Project app -Branch main | Set-NeonSnapshotSchedule -Project web -Branch main</code>
/// </example>
/// <keywords>backup, cron, automatic backups, retention</keywords>
/// <seealso cref="GetNeonSnapshotScheduleCommand"/>
/// <seealso cref="RemoveNeonSnapshotScheduleCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonSnapshotSchedule", SupportsShouldProcess = true)]
[OutputType(typeof(SnapshotSchedule))]
[NeonOperation("setSnapshotSchedule", "getSnapshotSchedule")]
public sealed class SetNeonSnapshotScheduleCommand : SnapshotScheduleCmdlet
{
    private const string EntrySet = "Entry";
    private const string ScheduleSet = "Schedule";

    private readonly List<(ProjectIdentity? Project, BranchIdentity? Branch, List<SnapshotScheduleItem> Items)> _collected = [];
    private bool _isTyped;

    /// <summary>The frequency of snapshots: <c>daily</c>, <c>weekly</c> or <c>monthly</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EntrySet, HelpMessage = "The frequency of snapshots: daily, weekly or monthly.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SnapshotFrequencyCompleter))]
    [TextValue]
    public string? Frequency { get; set; }

    /// <summary>The hour of the day, 0 to 23, in UTC.</summary>
    [Parameter(ParameterSetName = EntrySet, HelpMessage = "The hour of the day, 0 to 23, in UTC.")]
    [ValidateRange(0, 23)]
    [ArgumentCompleter(typeof(HourCompleter))]
    [WholeNumber(0, 23)]
    public int? Hour { get; set; }

    /// <summary>The day of the week for weekly snapshots, or the day of the month for monthly snapshots.</summary>
    [Parameter(ParameterSetName = EntrySet, HelpMessage = "The day of the week for weekly snapshots, or the day of the month for monthly snapshots.")]
    [ValidateRange(1, 31)]
    [ArgumentCompleter(typeof(SnapshotDayCompleter))]
    [WholeNumber(1, 31)]
    public int? Day { get; set; }

    /// <summary>The month of the year, 1 to 12. The frequencies daily, weekly and monthly do not need it.</summary>
    [Parameter(ParameterSetName = EntrySet, HelpMessage = "The month of the year, 1 to 12.")]
    [ValidateRange(1, 12)]
    [ArgumentCompleter(typeof(MonthCompleter))]
    [WholeNumber(1, 12)]
    public int? Month { get; set; }

    /// <summary>
    /// How long each snapshot is kept, such as <c>7d</c>. Minimum: one hour. Default: until it is
    /// removed.
    /// </summary>
    [Parameter(ParameterSetName = EntrySet, HelpMessage = "How long each snapshot is kept, such as 7d.")]
    [ArgumentCompleter(typeof(DurationCompleter))]
    [Duration]
    public TimeSpan? Retention { get; set; }

    /// <summary>One or more entries: objects, hashtables, or a whole schedule from the pipeline.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ScheduleSet, ValueFromPipeline = true, HelpMessage = "One or more entries: objects, hashtables, or a whole schedule from the pipeline.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    public SnapshotScheduleEntry[]? Schedule { get; set; }

    /// <summary>
    /// Keeps the existing entries of the branch and adds these. Entries that already exist are not added again.
    /// </summary>
    [Parameter(HelpMessage = "Keeps the existing entries of the branch and adds these.")]
    public SwitchParameter Append { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        // Only command-line parameters are bound at this point.
        _isTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Schedule));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = (object?)branch ?? Project;
        foreach (var entry in Schedule ?? [])
        {
            Collect(entry);
        }

        if (Schedule is not null)
        {
            return;
        }

        var item = new SnapshotScheduleItem
        {
            Frequency = Frequency,
            Hour = Hour,
            Day = Day,
            Month = Month,
            RetentionSeconds = (long?)Retention?.TotalSeconds,
        };
        if (item.RetentionSeconds < SnapshotScheduleEntry.MinRetention)
        {
            throw InputErrors.Duration($"The retention of a snapshot must be at least one hour, not {Display.Seconds(item.RetentionSeconds)}.", "12h or 7d");
        }

        await SetAsync(Project, branch?.Branch, [item], branch, cancellation);
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        foreach (var (project, branch, items) in _collected)
        {
            try
            {
                await SetAsync(project, branch, items, identity: null, cancellation);
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure, (object?)branch ?? project);
            }
        }
    }

    /// <summary>
    /// Collects piped entries until the pipeline ends, because each request replaces the previous schedule.
    /// </summary>
    private void Collect(SnapshotScheduleEntry entry)
    {
        // Entries from the command line are only values: their origin does not identify a target.
        var branch = Branch.Current()?.Branch ?? (_isTyped ? null : entry.Target?.Branch);
        var ownProject = _isTyped || branch?.ProjectId is not null ? null : entry.ProjectId;
        var project = Project ?? (ownProject is null ? null : new ProjectIdentity(new Project { ProjectId = ownProject }));
        var name = Describe(Parents.For(project), branch);
        var known = _collected.Find(group => Describe(Parents.For(group.Project), group.Branch) == name).Items;
        if (known is null)
        {
            _collected.Add((project, branch, [.. entry.Items]));
        }
        else
        {
            known.AddRange(entry.Items);
        }
    }

    private async Task SetAsync(ProjectIdentity? project, BranchIdentity? branch, List<SnapshotScheduleItem> items, SnapshotScheduleIdentity? identity, CancellationToken cancellation)
    {
        foreach (var item in items)
        {
            Check(item);
        }

        var api = new SnapshotApi(Client);
        if (!await ShouldChangeAsync<SnapshotSchedule>(
            Describe(Parents.For(project), branch),
            Append ? "Add to snapshot schedule" : "Replace snapshot schedule",
            identity,
            async stop => await api.GetScheduleAsync(await Parents.For(project).ParentBranchAsync(branch, stop), stop),
            current => [RequestedSetting.OfList("Schedule", With(current?.Schedule), current?.Schedule)],
            cancellation))
        {
            return;
        }

        var branchKey = await Parents.For(project).ParentBranchAsync(branch, cancellation);
        var all = With(Append ? (await api.GetScheduleAsync(branchKey, cancellation)).Schedule : null);
        var schedule = new SnapshotSchedule { Schedule = all }.WithBranch(branchKey);
        await api.SetScheduleAsync(branchKey, schedule, cancellation);
        WriteObject(schedule);

        List<SnapshotScheduleItem> With(IReadOnlyList<SnapshotScheduleItem>? present)
        {
            List<SnapshotScheduleItem> all = Append ? [.. present ?? []] : [];
            all.AddRange(items.Where(item => !all.Exists(item.IsSameAs)));
            return all;
        }
    }

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals { get; } =
        [new("Only a root branch can have a snapshot schedule. {Show-NeonBranchTree} shows which branch that is.", "only be created from root branches")];

    private static void Check(SnapshotScheduleItem item)
    {
        if (item is { Frequency: "weekly", Day: > 7 })
        {
            throw InputErrors.Invalid($"The week has no day {item.Day}.", "For weekly snapshots, the day is 1 to 7.");
        }

        if (item.Hour is < 0 or > 23 || item.Day is < 1 or > 31 || item.Month is < 1 or > 12)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"'{item}' is not a valid time.")
            {
                Advice = "Hours range from 0 to 23, days from 1 to 31, months from 1 to 12.",
            };
        }
    }
}
