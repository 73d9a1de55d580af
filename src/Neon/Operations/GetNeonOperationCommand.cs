using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the operations of a project, or one of them.</summary>
/// <remarks>
/// <para>Operations are listed newest first, as their pages arrive; ask for the first few with Select-Object -First.
/// Neon may forget operations that are older than six months.</para>
/// </remarks>
/// <example>
/// <para>What is going on in a project</para>
/// <code>Get-NeonOperation -Project app -Unfinished</code>
/// </example>
/// <example>
/// <para>The last failures on a branch</para>
/// <code>Get-NeonBranch dev -Project app | Get-NeonOperation | Where-Object FailuresCount -gt 0 | Select-Object -First 5</code>
/// </example>
/// <seealso cref="WaitNeonOperationCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/listprojectoperations"/>
[Cmdlet(VerbsCommon.Get, "NeonOperation")]
[OutputType(typeof(Operation))]
[NeonOperation("listProjectOperations", "getProjectOperation")]
public sealed class GetNeonOperationCommand : ProjectCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Operation";

    /// <summary>One operation, by its id.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? OperationId { get; set; }

    /// <summary>Only operations on this branch, by its id; a piped branch names it. It narrows a list and does not matter to one operation.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? BranchId { get; set; }

    /// <summary>Only operations on this compute endpoint, by its id; a piped endpoint names it. It narrows a list and does not matter to one operation.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? EndpointId { get; set; }

    /// <summary>Only operations that do one of these things, such as <c>start_compute</c>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Action { get; set; }

    /// <summary>Only operations with one of these states, such as <c>running</c>.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    /// <summary>Only operations that have not ended yet.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Unfinished { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        RefuseTypedNull(nameof(BranchId), nameof(EndpointId));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)OperationId ?? Project;
        var api = new OperationApi(Client);
        var projectId = await ProjectIdAsync(cancellation);
        if (OperationId is not null)
        {
            WriteObject(await api.GetAsync(projectId, OperationId, cancellation));
            return;
        }

        await foreach (var operation in api.ListAsync(projectId, cancellation))
        {
            if (IsWanted(operation))
            {
                WriteObject(operation);
            }
        }
    }

    private bool IsWanted(Operation operation) =>
        (string.IsNullOrEmpty(BranchId) || operation.BranchId == BranchId)
        && (string.IsNullOrEmpty(EndpointId) || operation.EndpointId == EndpointId)
        && (Action is null || Action.Contains(operation.Action, StringComparer.OrdinalIgnoreCase))
        && (Status is null || Status.Contains(operation.Status, StringComparer.OrdinalIgnoreCase))
        && (!Unfinished || !operation.IsFinal);
}
