namespace Neon.Commands;

/// <summary>
/// Completes the projects that the command lists: the user's own, or shared or deleted ones if a switch selects them.
/// </summary>
internal sealed class ListedProjectCompleter : NeonCompleter
{
    internal override CompletionList Offer(CompletionCall call, string word) => Of(call).Offer(call, word);

    private static ProjectCompleter Of(CompletionCall call) =>
        call.Has(nameof(GetNeonProjectCommand.Deleted)) ? new DeletedProjectCompleter()
        : call.Has(nameof(GetNeonProjectCommand.Shared)) ? new SharedProjectCompleter()
        : new ProjectCompleter();
}

/// <summary>Completes deleted projects that can be recovered.</summary>
internal sealed class DeletedProjectCompleter : ProjectCompleter
{
    private protected override bool CanBeShared => false;

    private protected override ProjectFilter Filter => new() { Deleted = true };

    private protected override CompletionItem Describe(ProjectListing item) => base.Describe(item) with
    {
        Details = [item.Project!.RegionId, item.Project.RecoverableUntil is { } end ? $"recoverable until {Display.Time(end)}" : null],
        Since = item.Project.DeletedAt,
        Event = "deleted",
    };
}

/// <summary>Completes major versions of Postgres.</summary>
internal sealed class PgVersionCompleter() : KnownValueCompleter(
    ("14", "Postgres 14"),
    ("15", "Postgres 15"),
    ("16", "Postgres 16"),
    ("17", "Postgres 17"),
    ("18", "Postgres 18"),
    ("19", "Postgres 19"));

/// <summary>Completes audit log levels.</summary>
internal sealed class AuditLogLevelCompleter() : KnownValueCompleter(
    ("base", "Logs the fewest events"),
    ("extended", "Logs more events than base"),
    ("full", "Logs all events"));

/// <summary>Completes the days of a maintenance window.</summary>
internal sealed class MaintenanceDayCompleter() : SampleCompleter(
    ("1", "Monday"), ("2", "Tuesday"), ("3", "Wednesday"), ("4", "Thursday"), ("5", "Friday"), ("6", "Saturday"), ("7", "Sunday"));
