namespace Neon.Commands;

/// <summary>Completes the projects that the command lists: one's own, or with a switch those that are shared or deleted.</summary>
internal sealed class ListedProjectCompleter : NeonCompleter
{
    internal override CompletionList Offer(CompletionCall call, string word) => Of(call).Offer(call, word);

    private static ProjectCompleter Of(CompletionCall call) =>
        call.Has(nameof(GetNeonProjectCommand.Deleted)) ? new DeletedProjectCompleter()
        : call.Has(nameof(GetNeonProjectCommand.Shared)) ? new SharedProjectCompleter()
        : new ProjectCompleter();
}
