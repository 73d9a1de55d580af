using System.Text.RegularExpressions;

namespace Neon;

/// <summary>A branch named by its id, its exact name or the branch itself.</summary>
public sealed partial class BranchIdentity : ResourceIdentity
{
    /// <summary>Names a branch by id or by name. Text of the form <c>br-calm-lake-a1b2c3d4</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public BranchIdentity(string idOrName)
        : base(IdForm().IsMatch(idOrName) ? idOrName : null, IdForm().IsMatch(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Names a branch by itself.</summary>
    /// <param name="branch">The branch.</param>
    public BranchIdentity(Branch branch)
        : base(branch.BranchId, branch.Name, branch)
    {
        Branch = branch;
    }

    /// <summary>The project that the branch belongs to, when the branch was given itself.</summary>
    public string? ProjectId => Branch?.ProjectId;

    /// <summary>The branch, when it was given itself.</summary>
    internal Branch? Branch { get; }

    /// <summary>The branch's id; asks for it when only the name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, string projectId, CancellationToken cancellation)
    {
        if (IsEmpty)
        {
            throw Empty("branch");
        }

        if (Id is not null)
        {
            return Id;
        }

        var matches = new List<string>();
        await foreach (var branch in new BranchApi(client).ListAsync(projectId, new BranchFilter { Search = Name }, cancellation).ConfigureAwait(false))
        {
            if (branch.Name == Name)
            {
                matches.Add(branch.BranchId!);
            }
        }

        return Single("branch", Name!, matches);
    }

    [GeneratedRegex("^br-[a-z0-9]+-[a-z0-9]+-[a-z0-9]+$")]
    private static partial Regex IdForm();
}
