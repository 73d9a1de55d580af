namespace Neon.Commands;

/// <summary>Completes the ids of a project's newest operations, which also match by action.</summary>
internal sealed class OperationCompleter : ProjectItemCompleter<Operation>
{
    internal override CompletionForm Form => CompletionForm.Id;

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => items;

    private protected override IAsyncEnumerable<Operation> List(NeonClient client, string projectId, string? search, CancellationToken cancellation) =>
        Each(new OperationApi(client).ListNewestAsync(projectId, cancellation));

    private protected override CompletionItem Describe(Operation item) => new(item.Action, item.OperationId)
    {
        Details = [item.Status, (item.EndpointId ?? item.BranchId) is { } target ? $"on {target}" : null],
        Since = item.CreatedAt,
    };
}

/// <summary>Completes the statuses of operations.</summary>
internal sealed class OperationStatusCompleter() : KnownValueCompleter(
    ("scheduling", "Waits until it can run"),
    ("running", "Is running"),
    ("finished", "Succeeded"),
    ("failed", "Failed; Neon may retry it"),
    ("error", "Failed; Neon does not retry it"),
    ("cancelling", "Is being cancelled"),
    ("cancelled", "Was cancelled"),
    ("skipped", "Was not needed; counts as success"));

/// <summary>Completes the actions of operations.</summary>
internal sealed class OperationActionCompleter() : KnownValueCompleter(
    ("create_compute", "Creates a compute"),
    ("create_timeline", "Creates the storage of a branch"),
    ("start_compute", "Starts a compute"),
    ("suspend_compute", "Suspends a compute"),
    ("apply_config", "Applies settings to a compute"),
    ("check_availability", "Checks whether a compute is available"),
    ("delete_timeline", "Removes the storage of a branch"),
    ("create_branch", "Creates a branch"),
    ("import_data", "Imports data"),
    ("tenant_ignore", "Internal maintenance of Neon's storage"),
    ("tenant_attach", "Attaches a project to its storage"),
    ("tenant_detach", "Detaches a project from its storage"),
    ("tenant_detach_safekeepers", "Detaches a project from its safekeepers"),
    ("tenant_attach_safekeepers", "Attaches a project to its safekeepers"),
    ("tenant_reattach", "Detaches a project from its storage and attaches it again"),
    ("replace_safekeeper", "Moves a project to another safekeeper"),
    ("disable_maintenance", "Ends the maintenance of a project"),
    ("apply_storage_config", "Applies settings to the storage of a project"),
    ("prepare_secondary_pageserver", "Prepares a second pageserver for a project"),
    ("switch_pageserver", "Moves a project to another pageserver"),
    ("detach_parent_branch", "Detaches a branch from its parent"),
    ("timeline_archive", "Archives a branch"),
    ("timeline_unarchive", "Restores a branch from the archive"),
    ("start_reserved_compute", "Internal maintenance of Neon's computes"),
    ("sync_dbs_and_roles_from_compute", "Reads databases and roles from a compute"),
    ("apply_schema_from_branch", "Applies the schema of another branch"),
    ("timeline_mark_invisible", "Internal maintenance of Neon's storage"),
    ("timeline_update_protected_config", "Internal maintenance of Neon's storage"),
    ("prewarm_replica", "Fills the cache of a replica"),
    ("promote_replica", "Promotes a replica to the primary compute"),
    ("set_storage_non_dirty", "Internal maintenance of Neon's storage"),
    ("swap_binding_id", "Internal maintenance of Neon's computes"),
    ("finalize_migration", "Completes a migration"),
    ("mark_migration_prepared", "Marks a migration as prepared"),
    ("update_catalog", "Internal maintenance of Neon's computes"),
    ("epc_sync", "Internal maintenance of Neon's computes"));
