namespace Neon.Commands;

/// <summary>The owner of a database, which must be a role of the branch.</summary>
internal static class DatabaseOwner
{
    private const string Missing = "does not exist";

    /// <summary>Before a confirmation, refuses a role that does not exist.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="branchKey">The branch.</param>
    /// <param name="owner">The role; null if none was specified.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task ForeseeAsync(BranchChangeCmdlet cmdlet, BranchKey branchKey, string? owner, CancellationToken cancellation)
    {
        if (owner is not null && cmdlet.ShowsChange
            && await new RoleApi(cmdlet.Client).ListAsync(branchKey, cancellation) is var roles && !roles.Any(role => role.RoleName == owner))
        {
            throw Absent(branchKey, owner, roles);
        }
    }

    /// <summary>Makes a change; if Neon refuses it because the owner does not exist, the error is the same as before a confirmation.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="branchKey">The branch.</param>
    /// <param name="owner">The role; null if none was specified.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task<Database> ExplainOwnerAsync(
        this Task<Database> change, BranchChangeCmdlet cmdlet, BranchKey branchKey, string? owner, CancellationToken cancellation)
    {
        try
        {
            return await change;
        }
        catch (NeonApiException refused) when (owner is not null && refused.IsRefusal
            && refused.Message.Contains("owner role", StringComparison.OrdinalIgnoreCase) && refused.Message.Contains(Missing, StringComparison.OrdinalIgnoreCase))
        {
            var absent = Absent(branchKey, owner, await RolesAsync(cmdlet, branchKey, cancellation));
            throw refused.With(advice: absent.Advice, resource: absent.Resource, failure: absent.Failure, shownText: absent.Message, within: absent.Within);
        }
    }

    private static NeonApiException Absent(BranchKey branchKey, string owner, IEnumerable<Role> roles) => ResourceIdentity.NoneNamed(
        "role", owner, roles.Select(role => role.RoleName), advice: $"{ResourceTable.OfNoun("Role").ToList} To create it: {{New-NeonRole <Owner>}}.", parents: branchKey.Parts);

    private static async Task<IReadOnlyList<Role>> RolesAsync(BranchChangeCmdlet cmdlet, BranchKey branchKey, CancellationToken cancellation)
    {
        try
        {
            return await new RoleApi(cmdlet.Client).ListAsync(branchKey, cancellation);
        }
        catch (NeonApiException)
        {
            return [];
        }
    }
}
