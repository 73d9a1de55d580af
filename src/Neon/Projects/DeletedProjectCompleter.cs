namespace Neon.Commands;

/// <summary>Completes deleted projects that can be recovered.</summary>
internal sealed class DeletedProjectCompleter : ProjectCompleter
{
    private protected override bool CanBeShared => false;

    private protected override ProjectFilter Filter => new() { Deleted = true };

    private protected override CompletionItem Describe(ProjectListing item) => base.Describe(item) with
    {
        Facts = [item.Project!.RegionId, item.Project.RecoverableUntil is { } end ? $"recoverable until {Display.Time(end)}" : null],
        Since = item.Project.DeletedAt,
    };
}
