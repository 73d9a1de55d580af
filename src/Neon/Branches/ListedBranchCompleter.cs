namespace Neon.Commands;

/// <summary>Completes the branches that the command lists: existing branches, or deleted ones if the switch is set.</summary>
internal sealed class ListedBranchCompleter : NeonCompleter
{
    internal override CompletionList Offer(CompletionCall call, string word) =>
        (call.Has(nameof(GetNeonBranchCommand.Deleted)) ? new DeletedBranchCompleter() : new BranchCompleter()).Offer(call, word);
}
