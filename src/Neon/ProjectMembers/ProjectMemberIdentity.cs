using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>A member, identified by its id, by email address, by exact name or by the member itself.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class ProjectMemberIdentity : ProjectItemIdentity
{
    /// <summary>Identifies a member by id, by email address or by name. Text in UUID format is an id.</summary>
    /// <param name="idOrName">The id, the email address or the exact name.</param>
    public ProjectMemberIdentity(string idOrName)
        : base(Guid.TryParse(idOrName, out _) ? idOrName : null, Guid.TryParse(idOrName, out _) ? null : idOrName)
    {
    }

    /// <summary>Identifies a member by the member itself.</summary>
    /// <param name="member">The member.</param>
    public ProjectMemberIdentity(ProjectMember member)
        : base(member.MemberId, member.Email, member, member.ProjectId)
    {
    }

    /// <summary>Identifies a member by a member of the organization.</summary>
    /// <param name="member">The member.</param>
    public ProjectMemberIdentity(OrganizationMember member)
        : base(member.MemberId, member.Email, member)
    {
    }

    /// <summary>Identifies a member by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>MemberId</c>, and <c>ProjectId</c> if known.</param>
    public ProjectMemberIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "MemberId"), null, plain)
    {
    }

    /// <summary>The member from Neon's list.</summary>
    internal async ValueTask<ProjectMember> FindAsync(NeonClient client, string projectId, CancellationToken cancellation)
    {
        return Pick(
            Kind,
            await new ProjectMemberApi(client).ListAsync(projectId, cancellation).ToListAsync().ConfigureAwait(false),
            member => member.MemberId,
            member => string.Equals(member.Email, Name, StringComparison.OrdinalIgnoreCase) || member.Name == Name,
            Parents(projectId));
    }

    /// <summary>The member's id; looked up if only the address or the name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, string projectId, CancellationToken cancellation) =>
        Id ?? (await FindAsync(client, projectId, cancellation).ConfigureAwait(false)).MemberId!;

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new ProjectMemberApi(client).FindAsync(ProjectId ?? await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);
}
