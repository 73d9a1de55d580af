using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>A branch named by its id, its exact name or the branch itself.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class BranchIdentity : ResourceIdentity
{
    /// <summary>Names a branch by id or by name. Text of the form <c>br-calm-lake-a1b2c3d4</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public BranchIdentity(string idOrName)
        : base(IdForm.IsBranchId(idOrName) ? idOrName : null, IdForm.IsBranchId(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Names a branch by itself.</summary>
    /// <param name="branch">The branch.</param>
    public BranchIdentity(Branch branch)
        : base(branch.BranchId, branch.Name, branch)
    {
        Branch = branch;
        ProjectId = branch.ProjectId;
        ParentId = branch.ParentId;
    }

    /// <summary>Names a branch by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>BranchId</c>, and <c>ProjectId</c> if it is known.</param>
    public BranchIdentity(PSObject plain)
        : this(plain, new BranchIdentity(PlainObject.Key(plain, "BranchId")))
    {
    }

    // The column of the id may hold a name, as -Branch takes both.
    private BranchIdentity(PSObject plain, BranchIdentity named)
        : base(named.Id, named.Name, plain)
    {
        ProjectId = ProjectIdentity.IdIn(plain);
        ParentId = PlainObject.Find(plain, "ParentId");
    }

    /// <summary>The project that the branch belongs to, when the branch was given as an object.</summary>
    public string? ProjectId { get; }

    /// <summary>The branch that it was made from, as far as what was given shows it.</summary>
    internal string? ParentId { get; }

    /// <summary>The branch, when it was given itself.</summary>
    internal Branch? Branch { get; }

    /// <summary>The branch that an object on it names; null when the object does not know both ids.</summary>
    internal static BranchIdentity? Of(string? projectId, string? branchId) =>
        projectId is null || branchId is null ? null : new BranchIdentity(new Branch { ProjectId = projectId, BranchId = branchId });

    /// <summary>The branch that a plain object belongs to, by its id or its name.</summary>
    internal static BranchIdentity Above(PSObject plain) => PlainObject.Key(plain, "BranchId") is var text && IdIn(plain) is null
        ? new(text)
        : new(new Branch { ProjectId = ProjectIdentity.IdIn(plain), BranchId = text });

    /// <summary>The id of the branch that a plain object belongs to; null if it has none, or a name in its place.</summary>
    internal static string? IdIn(PSObject plain) => PlainObject.Find(plain, "BranchId") is { } text && IdForm.IsBranchId(text) ? text : null;

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

        var named = await new BranchApi(client).ListNamedAsync(projectId, Name!, cancellation).ConfigureAwait(false);
        return Single("branch", Name!, [.. named.Select(branch => branch.BranchId!)], named.Count == 0 ? await OtherNamesAsync(client, projectId, cancellation).ConfigureAwait(false) : null);
    }

    // A search finds only names that are written alike. The whole list is read for a name that could be written in several ways.
    private async ValueTask<IReadOnlyList<string?>?> OtherNamesAsync(NeonClient client, string projectId, CancellationToken cancellation)
    {
        if (!LookAlikes.IsLikely(Name!))
        {
            return null;
        }

        var names = new List<string?>();
        await foreach (var branch in new BranchApi(client).ListAsync(projectId, new BranchFilter(), cancellation).ConfigureAwait(false))
        {
            names.Add(branch.Name);
        }

        return names;
    }

    /// <inheritdoc/>
    internal override async ValueTask<string?> FindIdAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation)
    {
        var projectId = await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false);
        return await OnceAsync(client, projectId, () => ResolveAsync(client, projectId, cancellation)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new BranchApi(client).FindAsync(ProjectId ?? await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);

    /// <summary>The branch that is meant, out of a list that was read anyway.</summary>
    internal Branch Among(IEnumerable<Branch> branches) => Pick("branch", branches, branch => branch.BranchId, branch => branch.Name == Name);
}
