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
    "scheduling", "running", "finished", "failed", "error", "cancelling", "cancelled", "skipped");

/// <summary>Completes the actions of operations.</summary>
internal sealed class OperationActionCompleter() : KnownValueCompleter(
    "create_compute", "create_timeline", "start_compute", "suspend_compute", "apply_config", "check_availability", "delete_timeline",
    "create_branch", "import_data", "tenant_ignore", "tenant_attach", "tenant_detach", "tenant_detach_safekeepers",
    "tenant_attach_safekeepers", "tenant_reattach", "replace_safekeeper", "disable_maintenance", "apply_storage_config",
    "prepare_secondary_pageserver", "switch_pageserver", "detach_parent_branch", "timeline_archive", "timeline_unarchive",
    "start_reserved_compute", "sync_dbs_and_roles_from_compute", "apply_schema_from_branch", "timeline_mark_invisible",
    "timeline_update_protected_config", "prewarm_replica", "promote_replica", "set_storage_non_dirty", "swap_binding_id",
    "finalize_migration", "mark_migration_prepared", "update_catalog", "epc_sync");
