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
/// <example>
/// <para>How long did computes take to start?</para>
/// <code>Get-NeonOperation -Project app -Action start_compute | Select-Object CreatedAt, EndpointId, TotalDurationMs -First 10</code>
/// </example>
/// <seealso cref="WaitNeonOperationCommand"/>
/// <seealso cref="WatchNeonOperationCommand"/>
/// <seealso href="about_Neon_Pipelines"/>
/// <seealso href="https://api-docs.neon.tech/reference/listprojectoperations"/>
[Cmdlet(VerbsCommon.Get, "NeonOperation")]
[OutputType(typeof(Operation))]
[NeonOperation("listProjectOperations", "getProjectOperation")]
public sealed class GetNeonOperationCommand : ProjectCmdlet
{
    /// <summary>One operation, by its id; a piped operation is read anew.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OperationCompleter))]
    public string? OperationId { get; set; }

    /// <summary>Only operations on this branch, by its id; a piped branch names it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdOf<BranchCompleter>))]
    public string? BranchId { get; set; }

    /// <summary>Only operations on this compute endpoint, by its id; a piped endpoint names it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IdOf<EndpointCompleter>))]
    public string? EndpointId { get; set; }

    /// <summary>Only operations that do one of these things, such as <c>start_compute</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OperationActionCompleter))]
    public string[]? Action { get; set; }

    /// <summary>Only operations with one of these states, such as <c>running</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OperationStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only operations that have not ended yet.</summary>
    [Parameter]
    public SwitchParameter Unfinished { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)OperationId ?? Project;
        RefuseEmpty(nameof(BranchId), BranchId);
        RefuseEmpty(nameof(EndpointId), EndpointId);
        var api = new OperationApi(Client);
        var projectId = await ProjectIdAsync(cancellation);
        if (OperationId is not null)
        {
            Write(await api.GetAsync(projectId, OperationId, cancellation));
            return;
        }

        await foreach (var operation in api.ListAsync(projectId, cancellation))
        {
            if ((BranchId is null || operation.BranchId == BranchId) && (EndpointId is null || operation.EndpointId == EndpointId))
            {
                Write(operation);
            }
        }
    }

    // A piped operation brings its branch and endpoint along, and often has none; only a list is narrowed by them.
    private void RefuseEmpty(string parameter, string? value)
    {
        if (OperationId is null && string.IsNullOrWhiteSpace(value) && MyInvocation.BoundParameters.ContainsKey(parameter))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"-{parameter} is empty.")
            {
                Advice = "Give an id, or leave the parameter out to list the whole project. A variable in the command may not be set.",
            };
        }
    }

    private void Write(Operation operation)
    {
        if (IsWanted(operation))
        {
            WriteObject(operation);
        }
    }

    private bool IsWanted(Operation operation)
    {
        var filter = new OperationFilter(Action, Status);
        return filter.HasAction(operation) && filter.HasStatus(operation) && (!Unfinished || !operation.IsFinal);
    }
}
