using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Waits until operations have finished.</summary>
/// <remarks>
/// <para>Pipe in the output of a cmdlet that changed something: each object is read again and emitted as soon as all its
/// operations have succeeded. An operation that ends with the status error or cancelled is reported as an error, and its object
/// is not emitted. Neon may retry an operation that failed, so the wait continues; with -FailFast, a failure ends the wait.</para>
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
/// <seealso cref="GetNeonOperationCommand"/>
/// <seealso cref="WatchNeonOperationCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
[Cmdlet(VerbsLifecycle.Wait, "NeonOperation", DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(IHasOperations))]
[NeonOperation("listProjectOperations", "getProjectOperation")]
public sealed class WaitNeonOperationCommand : NeonApiCmdlet
{
    private const string ObjectSet = "Object";
    private const string ProjectSet = "Project";
    private readonly List<IHasOperations> _items = [];

    /// <summary>The objects to wait for: the output of any change, or operations, including rows of a file.</summary>
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
            wait.Add(item);
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
            return [.. (await api.ListNewestAsync(projectId, cancellation)).Where(operation => !operation.IsFinal)];
        }

        var named = new List<Operation>();
        foreach (var id in OperationId)
        {
            named.Add(await api.GetAsync(projectId, id, cancellation));
        }

        return named;
    }
}
