namespace Neon.Commands;

/// <summary>Completes the branches that the command lists: those that are there, or with a switch those that were deleted.</summary>
internal sealed class ListedBranchCompleter : NeonCompleter
{
    internal override CompletionList Offer(CompletionCall call, string word) =>
        (call.Has(nameof(GetNeonBranchCommand.Deleted)) ? new DeletedBranchCompleter() : new BranchCompleter()).Offer(call, word);
}
