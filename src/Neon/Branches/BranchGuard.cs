namespace Neon.Commands;

/// <summary>Refuses changes that a piped branch shows to be wrong, before anything is sent.</summary>
internal static class BranchGuard
{
    public static void Refuse(BranchIdentity branch, string done)
    {
        var reason = branch.Branch switch
        {
            { Protected: true } => ("is protected", "Take the protection away first: Set-NeonBranch -Protected:$false."),
            { Default: true } when done == "removed" => ("is the default branch of its project", "Make another branch the default first: Set-NeonDefaultBranch."),
            _ => default,
        };
        if (reason.Item1 is not null)
        {
            throw new NeonApiException(NeonFailure.Refused, $"The branch {branch} {reason.Item1} and cannot be {done}.")
            {
                Advice = reason.Item2,
            };
        }
    }
}
