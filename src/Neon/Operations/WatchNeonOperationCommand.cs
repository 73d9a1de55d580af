using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Watches the operations of projects and emits their changes.</summary>
/// <remarks>
/// <para>Each operation is emitted when it appears and again whenever its status changes, so the output can be read line by
/// line, filtered, and stored. Unfinished operations are emitted first. Operations that have ended are emitted only
/// with -From.</para>
/// <para>The watch continues until it is stopped with Ctrl+C, until no operation has run for the time of -IdleTimeout, or until
/// -TimeoutSec. The verbose and information streams say why it ended. Each poll sends one request per project: every half second while
/// something changes, then every second, and after some minutes without a change every five seconds; less often if many projects are
/// watched. A status that lasts shorter than that may be missed.</para>
/// <para>If Neon cannot be reached for a while, the cmdlet writes a warning and continues. The watch of a project ends if the
/// project no longer exists.</para>
/// </remarks>
/// <example>
/// <para>Watch a project until nothing has run for half a minute</para>
/// <code>Watch-NeonOperation -Project app -IdleTimeout 0:00:30</code>
/// </example>
/// <example>
/// <para>Follow the creation of a branch</para>
/// <code>New-NeonBranch feature -Project app | Watch-NeonOperation -IdleTimeout 0:00:05 | Select-Object CreatedAt, Action, Status</code>
/// </example>
/// <example>
/// <para>Watch for failures in all projects for ten minutes, beginning with those of the last hour</para>
/// <code>Get-NeonProject | Watch-NeonOperation -Status failed, error -From (Get-Date).AddHours(-1) -TimeoutSec 600</code>
/// </example>
/// <keywords>jobs, tasks, tail, follow, activity</keywords>
/// <seealso cref="GetNeonOperationCommand"/>
/// <seealso cref="WaitNeonOperationCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://neon.com/docs/manage/operations"/>
[Cmdlet(VerbsCommon.Watch, "NeonOperation")]
[OutputType(typeof(Operation))]
[NeonOperation("listProjectOperations", "getProjectOperation")]
public sealed class WatchNeonOperationCommand : ProjectCmdlet
{
    // An account has 700 requests per minute. Most of them are left for others, even if many projects are watched.
    private static readonly TimeSpan PauseOfProject = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ShortestIdle = TimeSpan.FromSeconds(1);
    private readonly List<WatchedProject> _watched = [];
    private long _start;
    private long _busyAt;

    /// <summary>
    /// Only operations on this branch, by id, by exact name or piped in. The branch of the context does not apply.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only operations on this branch, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity), CanBeNull = true)]
    public BranchIdentity? Branch { get; set; }

    /// <summary>Only operations on this compute endpoint, by id, by exact name or piped in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only operations on this compute endpoint, by id, by exact name or piped in.")]
    [Alias("EndpointId")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [IdentityValue(typeof(EndpointIdentity), CanBeNull = true)]
    public EndpointIdentity? Endpoint { get; set; }

    /// <summary>Only operations with one of these actions, such as <c>start_compute</c>.</summary>
    [Parameter(HelpMessage = "Only operations with one of these actions, such as start_compute.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(OperationActionCompleter))]
    public string[]? Action { get; set; }

    /// <summary>Only operations with one of these statuses, such as <c>failed</c>.</summary>
    [Parameter(HelpMessage = "Only operations with one of these statuses, such as failed.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(OperationStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>
    /// Begins with the operations created at or after this time, including those that have ended. Specify a time, or how long ago
    /// it was, such as <c>-30m</c>.
    /// </summary>
    [Parameter(HelpMessage = "Begins with the operations created at or after this time, including those that have ended.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? From { get; set; }

    /// <summary>
    /// Ends the watch after no operation has run for this time. Minimum: one second. Only the watched operations count; an
    /// operation that failed and is not retried does not keep the watch running. Default: watch until stopped.
    /// </summary>
    [Parameter(HelpMessage = "Ends the watch after no operation has run for this time.")]
    [ArgumentCompleter(typeof(ShortDurationCompleter))]
    [Duration]
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>Ends the watch after this many seconds, even if operations are running. This is not an error.</summary>
    [Parameter(HelpMessage = "Ends the watch after this many seconds, even if operations are running.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(SecondsCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int? TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        RefuseTypedNull(nameof(Branch), nameof(Endpoint));
        return IdleTimeout < ShortestIdle
            ? throw InputErrors.Duration("-IdleTimeout must be at least one second.", "30s")
            : Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Endpoint ?? (object?)Branch ?? Project;
        // A row of an operation that is not on a branch or endpoint has an empty column for it.
        var branch = Branch is null or { IsEmpty: true } ? default : await Parents.TargetBranchAsync(Branch, cancellation);
        var endpoint = Endpoint is null or { IsEmpty: true } ? default : await Parents.TargetEndpointAsync(Endpoint, cancellation);
        var projectId = branch.ProjectId ?? endpoint.ProjectId ?? await Parents.ProjectIdAsync(cancellation);
        var project = _watched.Find(known => known.Feed.ProjectId == projectId);
        if (project is null)
        {
            _watched.Add(project = new WatchedProject(new OperationFeed(Client, projectId, From)));
        }

        project.Add(branch.BranchId, endpoint.EndpointId);
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        if (_watched.Count == 0)
        {
            return;
        }

        _start = _busyAt = Client.Clock.GetTimestamp();
        var filter = new OperationFilter(Action, Status);
        var lines = new OperationLines(() => Client.Connection.ServerClock.Now, Client.Connection.Names.Find);
        using var progress = new LiveProgress(this, Client.Clock, () => lines.Draw([.. _watched.Select(project => Describe(project, filter))]));
        var polls = new PollInterval();
        while (true)
        {
            foreach (var project in _watched.ToArray())
            {
                if (await PollAsync(project, filter, cancellation))
                {
                    polls = new PollInterval();
                }
            }

            progress.Update();
            var left = Left();
            if (_watched.Count == 0 || left <= TimeSpan.Zero)
            {
                Notify(Reason(filter));
                return;
            }

            var pause = new[] { polls.Next(), _watched.Count * PauseOfProject }.Max();
            await Task.Delay(pause < left ? pause : left, Client.Clock, cancellation);
        }
    }

    /// <summary>Why the watch ends.</summary>
    private string Reason(OperationFilter filter)
    {
        if (_watched.Count == 0)
        {
            return "The watch ended because no project is left to watch.";
        }

        if (Client.Clock.GetElapsedTime(_busyAt) >= IdleTimeout)
        {
            return $"The watch ended because no operation has run for {Display.Largest(IdleTimeout.Value)} (-IdleTimeout).";
        }

        var running = _watched.Sum(project => project.Feed.Unfinished.Count(operation => IsWatched(project, filter, operation)));
        var rest = running switch
        {
            0 => "no operation is running",
            1 => "one operation is still running",
            _ => $"{running} operations are still running",
        };
        return $"The watch ended after {TimeoutSec} s (-TimeoutSec); {rest}.";
    }

    /// <summary>The remaining time of the watch if nothing more happens.</summary>
    private TimeSpan Left()
    {
        var idle = IdleTimeout - Client.Clock.GetElapsedTime(_busyAt) ?? TimeSpan.MaxValue;
        var whole = TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) - Client.Clock.GetElapsedTime(_start) : TimeSpan.MaxValue;
        return idle < whole ? idle : whole;
    }

    /// <summary>Emits the changes in a project; returns whether there were any.</summary>
    private async Task<bool> PollAsync(WatchedProject project, OperationFilter filter, CancellationToken cancellation)
    {
        Operation[] news;
        try
        {
            news = [.. (await project.Feed.PollAsync(cancellation)).Where(operation => IsWatched(project, filter, operation))];
            project.IsDisturbed = false;
        }
        catch (NeonApiException failure)
        {
            Endure(project, failure);
            return false;
        }

        if (news.Length > 0 || project.Feed.Unfinished.Any(operation => operation.Status != "failed" && IsWatched(project, filter, operation)))
        {
            _busyAt = Client.Clock.GetTimestamp();
        }

        foreach (var operation in news.Where(filter.HasStatus))
        {
            WriteObject(operation);
        }

        return news.Length > 0;
    }

    /// <summary>Warns once about a transient failure; after any other failure, the project is no longer watched.</summary>
    private void Endure(WatchedProject project, NeonApiException failure)
    {
        var id = project.Feed.ProjectId;
        if (!project.Feed.HasBegun || !failure.IsPassing)
        {
            _watched.Remove(project);
            WriteFailure(failure, id);
            return;
        }

        // It is unknown whether anything runs, so the project does not count as idle.
        _busyAt = Client.Clock.GetTimestamp();
        if (!project.IsDisturbed)
        {
            project.IsDisturbed = true;
            WriteWarning($"The operations of {Client.Connection.Names.NameOrId(id)} cannot be read now. The watch continues. {failure.Message}");
        }
    }

    private static bool IsWatched(WatchedProject project, OperationFilter filter, Operation operation) =>
        project.Includes(operation) && filter.HasAction(operation);

    private ProjectWork Describe(WatchedProject project, OperationFilter filter)
    {
        Operation[] running = [.. project.Feed.Unfinished.Where(operation => IsWatched(project, filter, operation))];
        var state = (project.IsDisturbed, running.Length) switch
        {
            (true, _) => "cannot be read now",
            (_, 0) => "idle",
            (_, 1) => "1 operation running",
            var (_, count) => $"{count} operations running",
        };
        return new ProjectWork(
            project.Feed.ProjectId, "Watching", $"{OperationLines.Elapsed(Client.Clock.GetElapsedTime(_start))}, {state}", running);
    }
}
