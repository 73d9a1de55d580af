using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>A branch identified by its id, its exact name or the branch itself.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class BranchIdentity : ResourceIdentity
{
    /// <summary>Identifies a branch by id or by name. Text of the form <c>br-calm-lake-a1b2c3d4</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public BranchIdentity(string idOrName)
        : base(IdFormat.IsBranchId(idOrName) ? idOrName : null, IdFormat.IsBranchId(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Identifies a branch by the branch itself.</summary>
    /// <param name="branch">The branch.</param>
    public BranchIdentity(Branch branch)
        : base(branch.BranchId, branch.Name, branch)
    {
        Branch = branch;
        ProjectId = branch.ProjectId;
        ParentId = branch.ParentId;
    }

    /// <summary>Identifies a branch by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BranchId</c>, and <c>ProjectId</c> if known.</param>
    public BranchIdentity(PSObject plain)
        : this(plain, new BranchIdentity(PlainObject.Key(plain, "BranchId")))
    {
    }

    // The id column may contain a name, because -Branch accepts both.
    private BranchIdentity(PSObject plain, BranchIdentity named)
        : base(named.Id, named.Name, plain)
    {
        ProjectId = ProjectIdentity.IdIn(plain);
        ParentId = PlainObject.Find(plain, "ParentId");
    }

    /// <summary>The project that the branch belongs to, if the branch was specified as an object.</summary>
    public string? ProjectId { get; }

    /// <summary>The parent of the branch, if the specified object includes it.</summary>
    internal string? ParentId { get; }

    /// <summary>The branch, if specified as an object.</summary>
    internal Branch? Branch { get; }

    /// <summary>The branch that an object belongs to; null if the object does not have both ids.</summary>
    internal static BranchIdentity? Of(string? projectId, string? branchId) =>
        projectId is null || branchId is null ? null : new BranchIdentity(new Branch { ProjectId = projectId, BranchId = branchId });

    /// <summary>The branch that a plain object belongs to, by its id or its name.</summary>
    internal static BranchIdentity Above(PSObject plain) => PlainObject.Key(plain, "BranchId") is var text && IdIn(plain) is null
        ? new(text)
        : new(new Branch { ProjectId = ProjectIdentity.IdIn(plain), BranchId = text });

    /// <summary>The id of the branch that a plain object belongs to; null if it has none, or a name in its place.</summary>
    internal static string? IdIn(PSObject plain) => PlainObject.Find(plain, "BranchId") is { } text && IdFormat.IsBranchId(text) ? text : null;

    /// <summary>The branch's id; looked up if only the name is known.</summary>
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

        var found = await new BranchApi(client).ListAsync(projectId, new BranchFilter { Search = Name }, cancellation).ToListAsync().ConfigureAwait(false);
        Branch[] named = [.. found.Where(branch => branch.Name == Name)];
        Array.ForEach(named, branch => client.KnownIds.Keep(branch.BranchId!, branch));
        return Single(Kind, Name!, [.. named.Select(branch => branch.BranchId!)], named.Length > 0 ? null : await client.NamesToSuggestAsync(
            Kind, Name!, found.Select(branch => branch.Name), projectId, once => new BranchApi(once).ListAsync(projectId, new BranchFilter(), cancellation).Select(branch => branch.Name), cancellation).ConfigureAwait(false), Parents(projectId));
    }

    /// <inheritdoc/>
    internal override async ValueTask<string?> FindIdAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var projectId = await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false);
        return await OnceAsync(client, projectId, () => ResolveAsync(client, projectId, cancellation)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new BranchApi(client).FindAsync(
            new BranchKey(ProjectId ?? await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false), id), cancellation).ConfigureAwait(false);

    /// <summary>
    /// Refuses a point in time before the start of the branch's history, if the branch was specified as an object. A branch with a
    /// parent also has the history of its parent, whose start is unknown.
    /// </summary>
    /// <param name="time">The point in time; null for none.</param>
    /// <param name="parameter">The parameter that specifies it.</param>
    internal void EnsureHistory(DateTimeOffset? time, string parameter)
    {
        if (Branch is { ParentId: null, CreatedAt: { } start } && time < start)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"-{parameter} {time:u} is before the branch {this} was created, at {start:u}.")
            {
                Advice = "Specify a later time: the branch has no older history.",
            };
        }
    }

    /// <summary>Selects the identified branch from a list that was read anyway.</summary>
    internal Branch FindIn(IEnumerable<Branch> branches) => Pick("branch", branches, branch => branch.BranchId, branch => branch.Name == Name);
}
