using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Follows the operations of projects as they come.</summary>
/// <remarks>
/// <para>An operation is emitted when it appears and again whenever its status changes, so that what happens in a project
/// can be read line by line, filtered, and stored. Operations that are under way already are emitted first; those that
/// have ended are not, unless -From asks for them.</para>
/// <para>The watch goes on until it is stopped with Ctrl+C, until nothing has run for the time of -IdleTimeout, or for
/// -TimeoutSec. Each project is asked once a poll: every half second while something changes, every five seconds while
/// nothing does, less often when many projects are watched. A status that lasts shorter than that may not be seen.</para>
/// <para>When Neon cannot be reached for a while, a warning says so and the watch goes on. It ends for a project that is
/// not there any more.</para>
/// </remarks>
/// <example>
/// <para>See what happens in a project, until it has been at rest for half a minute</para>
/// <code>Watch-NeonOperation -Project app -IdleTimeout 0:00:30</code>
/// </example>
/// <example>
/// <para>Follow what the creation of a branch does</para>
/// <code>New-NeonBranch dev -Project app | Watch-NeonOperation -IdleTimeout 0:00:05 | Select-Object CreatedAt, Action, Status</code>
/// </example>
/// <example>
/// <para>See for ten minutes what fails in any project, beginning with the failures of the last hour</para>
/// <code>Get-NeonProject | Watch-NeonOperation -Status failed, error -From (Get-Date).AddHours(-1) -TimeoutSec 600</code>
/// </example>
/// <seealso cref="GetNeonOperationCommand"/>
/// <seealso cref="WaitNeonOperationCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://api-docs.neon.tech/reference/listprojectoperations"/>
[Cmdlet(VerbsCommon.Watch, "NeonOperation")]
[OutputType(typeof(Operation))]
[NeonOperation("listProjectOperations", "getProjectOperation")]
public sealed class WatchNeonOperationCommand : ProjectCmdlet
{
    // An account has 700 requests a minute; however many projects are watched, most of them are left for others.
    private static readonly TimeSpan PauseOfProject = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan ShortestIdle = TimeSpan.FromSeconds(1);
    private readonly List<WatchedProject> _watched = [];
    private long _start;
    private long _busyAt;

    /// <summary>Only operations on this branch, by id, by exact name or piped in. The branch of the context does not narrow the watch.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue]
    public BranchIdentity? Branch { get; set; }

    /// <summary>Only operations on this compute endpoint, by id, by exact name or piped in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EndpointId")]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [SingleValue]
    public EndpointIdentity? Endpoint { get; set; }

    /// <summary>Only operations that do one of these things, such as <c>start_compute</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(OperationActionCompleter))]
    public string[]? Action { get; set; }

    /// <summary>Emit operations only when they have one of these states, such as <c>failed</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(OperationStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Begin with the operations that were created from this time on, also with those that have ended.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public DateTimeOffset? From { get; set; }

    /// <summary>
    /// End when no operation has been under way for this time, at least a second. Only the operations that are watched
    /// count, and one that failed and is not retried does not. Without it the watch goes on until it is stopped.
    /// </summary>
    [Parameter]
    [Duration]
    public TimeSpan? IdleTimeout { get; set; }

    /// <summary>End after so many seconds, whatever is under way; that is no error.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber(1, int.MaxValue)]
    public int? TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        RefuseTypedNull(nameof(Branch), nameof(Endpoint));
        return IdleTimeout < ShortestIdle
            ? throw new NeonApiException(NeonFailure.InvalidInput, $"Nobody can tell after {IdleTimeout} that nothing goes on.")
            {
                // PowerShell takes a bare 30 for 3 microseconds.
                Advice = "Give a time span such as 0:00:30 for half a minute; a bare number counts ticks.",
            }
            : Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Endpoint ?? (object?)Branch ?? Project;
        // A row of an operation that works on no branch or endpoint has an empty column for it.
        var branch = Branch is null or { IsEmpty: true } ? default : await TargetBranchAsync(Branch, cancellation);
        var endpoint = Endpoint is null or { IsEmpty: true } ? default : await TargetEndpointAsync(Endpoint, cancellation);
        var projectId = branch.ProjectId ?? endpoint.ProjectId ?? await ProjectIdAsync(cancellation);
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
        var lines = new OperationLines(() => Client.Connection.ServerClock.Now, NameOf);
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
                return;
            }

            var pause = new[] { polls.Next(), _watched.Count * PauseOfProject }.Max();
            await Task.Delay(pause < left ? pause : left, Client.Clock, cancellation);
        }
    }

    /// <summary>How long the watch still lasts if nothing happens any more.</summary>
    private TimeSpan Left()
    {
        var idle = IdleTimeout - Client.Clock.GetElapsedTime(_busyAt) ?? TimeSpan.MaxValue;
        var whole = TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) - Client.Clock.GetElapsedTime(_start) : TimeSpan.MaxValue;
        return idle < whole ? idle : whole;
    }

    /// <summary>Emits what is new in a project; whether there was anything.</summary>
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

    /// <summary>What passes by itself is warned of once; after anything else the project is watched no longer.</summary>
    private void Endure(WatchedProject project, NeonApiException failure)
    {
        var id = project.Feed.ProjectId;
        if (!project.Feed.HasBegun || !failure.IsPassing)
        {
            _watched.Remove(project);
            WriteFailure(failure, id);
            return;
        }

        // Whether anything runs is not known now, so the project does not count as idle.
        _busyAt = Client.Clock.GetTimestamp();
        if (!project.IsDisturbed)
        {
            project.IsDisturbed = true;
            WriteWarning($"The operations of {NameOf(id) ?? id} cannot be read just now; the watch goes on. {failure.Message}");
        }
    }

    private static bool IsWatched(WatchedProject project, OperationFilter filter, Operation operation) =>
        project.Includes(operation) && filter.HasAction(operation);

    private ProjectWork Describe(WatchedProject project, OperationFilter filter)
    {
        Operation[] running = [.. project.Feed.Unfinished.Where(operation => IsWatched(project, filter, operation))];
        var state = (project.IsDisturbed, running.Length) switch
        {
            (true, _) => "cannot be read just now",
            (_, 0) => "at rest",
            (_, 1) => "1 operation under way",
            var (_, count) => $"{count} operations under way",
        };
        return new ProjectWork(
            project.Feed.ProjectId, "Watching", $"{OperationLines.Elapsed(Client.Clock.GetElapsedTime(_start))}, {state}", running);
    }
}
