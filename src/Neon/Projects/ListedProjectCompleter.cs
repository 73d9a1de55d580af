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
