using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Waits until operations have finished.</summary>
/// <remarks>
/// <para>Pipe in the output of a cmdlet that changed something: each object is read again and emitted as soon as all its
/// operations have succeeded. An operation that ends with the status error or cancelled is reported as an error, and its object
/// is not emitted. Neon may retry an operation that failed, so the wait continues; with -FailFast, a failure ends the wait.</para>
/// <para>For an object from a Get- cmdlet, it waits for the operations that are unfinished at that moment: those of the compute, of
/// the branch, or of the whole project.</para>
/// <para>Each poll sends one request per project, regardless of the number of objects and operations. With -Project alone, the
/// cmdlet waits for all unfinished operations of the project. Ctrl+C ends the wait immediately; the operations continue at
/// Neon.</para>
/// </remarks>
/// <example>
/// <para>Create several branches, then wait for all of them together</para>
/// <code>'red', 'green', 'blue' | ForEach-Object { New-NeonBranch $_ -Project app } | Wait-NeonOperation</code>
/// </example>
/// <example>
/// <para>Wait until a project has no unfinished operations</para>
/// <code>Wait-NeonOperation -Project app -TimeoutSec 120</code>
/// </example>
/// <example>
/// <para>Start a change, do other work, then wait up to a minute for the change</para>
/// <code>$branch = New-NeonBranch feature -Project app
/// $before = Get-NeonBranch -Project app
/// $branch | Wait-NeonOperation -TimeoutSec 60</code>
/// </example>
/// <keywords>jobs, tasks, block until ready, poll</keywords>
/// <seealso cref="GetNeonOperationCommand"/>
/// <seealso cref="WatchNeonOperationCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://neon.com/docs/manage/operations"/>
[Cmdlet(VerbsLifecycle.Wait, "NeonOperation", DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(IHasOperations))]
[NeonOperation("listProjectOperations", "getProjectOperation")]
public sealed class WaitNeonOperationCommand : NeonApiCmdlet
{
    private const string ObjectSet = "Object";
    private const string ProjectSet = "Project";
    private readonly List<IHasOperations> _items = [];
    private readonly Dictionary<string, IReadOnlyList<Operation>> _unfinished = new(StringComparer.Ordinal);

    /// <summary>
    /// The objects to wait for: the output of any change, or operations, including rows of a file. For a project, branch or
    /// other object from a Get- cmdlet, its unfinished operations.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ObjectSet, ValueFromPipeline = true, HelpMessage = "The objects to wait for: the output of any change, or operations, including rows of a file.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [OperationRow]
    public IHasOperations[] InputObject { get; set; } = null!;

    /// <summary>The project whose operations to wait for, by id or by exact name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProjectSet, HelpMessage = "The project whose operations to wait for, by id or by exact name.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity))]
    public ProjectIdentity? Project { get; set; }

    /// <summary>The ids of the operations to wait for. Default: all unfinished operations of the project.</summary>
    [Parameter(ParameterSetName = ProjectSet, HelpMessage = "The ids of the operations to wait for.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(OperationCompleter))]
    public string[]? OperationId { get; set; }

    /// <summary>The maximum number of seconds to wait. After that, the operations continue at Neon.</summary>
    /// <value>600</value>
    [Parameter(HelpMessage = "The maximum number of seconds to wait.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(SecondsCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>Does not wait for Neon to retry an operation that has failed.</summary>
    [Parameter(HelpMessage = "Does not wait for Neon to retry an operation that has failed.")]
    public SwitchParameter FailFast { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        foreach (var item in InputObject ?? [])
        {
            try
            {
                _items.Add(item is OperationRow row ? await row.ReadAsync(this, cancellation) : item);
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure, item is OperationRow { Operation: var operation } ? operation : item);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        Target = Project;
        if (Project is not null)
        {
            _items.AddRange(await OperationsOfAsync(await Project.ResolveAsync(Client, cancellation), cancellation));
        }

        var wait = new OperationWait(this, Client, TimeSpan.FromSeconds(TimeoutSec), FailFast);
        foreach (var item in _items)
        {
            try
            {
                wait.Add(item, await OperationsOfAsync(item, cancellation));
            }
            catch (NeonApiException failure)
            {
                WriteFailure(failure, item);
            }
        }

        await foreach (var (_, refreshed) in wait.RunAsync(refresh: true, cancellation))
        {
            WriteObject(refreshed);
        }
    }

    private async Task<IReadOnlyList<Operation>> OperationsOfAsync(string projectId, CancellationToken cancellation)
    {
        var api = new OperationApi(Client);
        if (OperationId is null)
        {
            return await UnfinishedAsync(projectId, cancellation);
        }

        var named = new List<Operation>();
        foreach (var id in OperationId)
        {
            named.Add(await api.GetAsync(projectId, id, cancellation));
        }

        return named;
    }

    /// <summary>
    /// The operations of an object: those that its change started. An object that a Get- cmdlet returned has none; for
    /// it, these are the unfinished operations of the compute, of the branch or of the project.
    /// </summary>
    private async Task<IReadOnlyList<Operation>> OperationsOfAsync(IHasOperations item, CancellationToken cancellation)
    {
        if (item is not NeonObject { IsRead: true } read || item.Operations.Count > 0 || KeyOf(read, "ProjectId") is not { } projectId)
        {
            return item.Operations;
        }

        if (!_unfinished.TryGetValue(projectId, out var all))
        {
            _unfinished[projectId] = all = await UnfinishedAsync(projectId, cancellation);
        }

        var (endpointId, branchId) = (KeyOf(read, "EndpointId"), KeyOf(read, "BranchId") ?? KeyOf(read, "SourceBranchId"));
        Operation[] own = [.. all.Where(operation => endpointId is not null ? operation.EndpointId == endpointId : branchId is null || operation.BranchId == branchId)];
        WriteVerbose(own.Length == 0
            ? $"The {ResourceIdentity.KindOfModel(read.GetType().Name)} {read} has no unfinished operations."
            : $"Waiting for the unfinished operations of the {ResourceIdentity.KindOfModel(read.GetType().Name)} {read}: {string.Join(", ", own.Select(operation => operation.Action))}.");
        return own;
    }

    private async Task<IReadOnlyList<Operation>> UnfinishedAsync(string projectId, CancellationToken cancellation) =>
        [.. (await new OperationApi(Client).ListNewestAsync(projectId, cancellation)).Where(operation => !operation.IsFinal)];

    private static string? KeyOf(NeonObject item, string key) => PSObject.AsPSObject(item).Properties[key]?.Value as string;
}
