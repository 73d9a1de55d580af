using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the operations of a project, or some of them.</summary>
/// <remarks>
/// <para>Operations are listed newest first, page by page; use Select-Object -First to read only the newest.
/// Neon may delete operations that are older than six months.</para>
/// <para>Duration is a time span: compare it with 0:00:05, because PowerShell reads 5s as a number.</para>
/// </remarks>
/// <example>
/// <para>The unfinished operations of a project</para>
/// <code>Get-NeonOperation -Project app -Unfinished</code>
/// </example>
/// <example>
/// <para>The operations on a branch</para>
/// <code>Get-NeonOperation -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>The last failures on a branch</para>
/// <code>Get-NeonBranch dev -Project app | Get-NeonOperation | Where-Object FailuresCount -gt 0 | Select-Object -First 5</code>
/// </example>
/// <example>
/// <para>How long computes took to start</para>
/// <code>Get-NeonOperation -Project app -Action start_compute | Select-Object CreatedAt, EndpointId, TotalDurationMs -First 10</code>
/// </example>
/// <example>
/// <para>The operations that took longer than 5 seconds</para>
/// <code>Get-NeonOperation -Project app | Where-Object Duration -gt 0:00:05</code>
/// </example>
/// <keywords>jobs, tasks, history, activity, audit log</keywords>
/// <seealso cref="WaitNeonOperationCommand"/>
/// <seealso cref="WatchNeonOperationCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://neon.com/docs/manage/operations"/>
[Cmdlet(VerbsCommon.Get, "NeonOperation")]
[OutputType(typeof(Operation))]
[NeonOperation("listProjectOperations", "getProjectOperation")]
public sealed class GetNeonOperationCommand : ProjectCmdlet
{
    private bool _branchIsNamed;

    /// <summary>One or more operations, by id or piped in. A piped operation is read again.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more operations, by id or piped in.")]
    [Alias("OperationId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(OperationCompleter))]
    [IdentityValue(typeof(OperationIdentity), IsList = true)]
    public OperationIdentity[]? Operation { get; set; }

    /// <summary>Only operations on this branch, by id, by exact name or piped in.</summary>
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

    /// <summary>Only operations with one of these statuses, such as <c>running</c>.</summary>
    [Parameter(HelpMessage = "Only operations with one of these statuses, such as running.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(OperationStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only operations that have not finished.</summary>
    [Parameter(HelpMessage = "Only operations that have not finished.")]
    public SwitchParameter Unfinished { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        _branchIsNamed = Branch is not null;
        // A piped operation includes its branch and endpoint, if any.
        RefuseTypedNull(nameof(Branch), nameof(Endpoint));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Operation.Current();
        Target = (object?)target ?? (object?)Endpoint ?? (object?)Branch ?? Project;
        var api = new OperationApi(Client);
        if (target is not null)
        {
            target.EnsureNamed();
            var one = await ReadAsync(target, api, cancellation);
            WriteMatch(one, IsWanted(one));
            return;
        }

        Branch?.EnsureNamed();
        Endpoint?.EnsureNamed();
        string? projectId = null, branchId = null, endpointId = null;
        if (Branch is not null)
        {
            (projectId, branchId) = await Parents.TargetBranchAsync(Branch, cancellation);
        }

        if (Endpoint is not null)
        {
            (projectId, endpointId) = await Parents.TargetEndpointAsync(Endpoint, cancellation);
        }

        await foreach (var operation in api.ListAsync(projectId ?? await Parents.ProjectIdAsync(cancellation), cancellation))
        {
            WriteMatch(operation, IsWanted(operation) && (branchId is null || operation.BranchId == branchId) && (endpointId is null || operation.EndpointId == endpointId));
        }
    }

    private async Task<Operation> ReadAsync(OperationIdentity identity, OperationApi api, CancellationToken cancellation)
    {
        var projectId = await Parents.ProjectOfAsync(identity, cancellation);
        var operation = await api.GetAsync(projectId, identity.Id!, cancellation);

        // A piped operation includes its own branch. A row may name any branch.
        if (Branch is not null && (_branchIsNamed || IsRowPiped) && (await Parents.BranchInAsync(projectId, Branch, cancellation)).BranchId != operation.BranchId)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"The operation {identity} {(operation.BranchId is { } found ? $"is on the branch {found}, not on {Branch}" : $"is not on the branch {Branch}")}.")
            {
                Advice = "Omit -Branch, or specify an operation on that branch.",
            };
        }

        return operation;
    }

    private bool IsWanted(Operation operation)
    {
        var filter = new OperationFilter(Action, Status);
        return filter.HasAction(operation) && filter.HasStatus(operation) && (!Unfinished || !operation.IsFinal);
    }
}
