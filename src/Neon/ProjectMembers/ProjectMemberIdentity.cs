using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>A member named by its id, by e-mail address, by exact name or by the member itself.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed class ProjectMemberIdentity : ProjectItemIdentity
{
    /// <summary>Names a member by id, by e-mail address or by name. Text of the form of a UUID is an id.</summary>
    /// <param name="idOrName">The id, the e-mail address or the exact name.</param>
    public ProjectMemberIdentity(string idOrName)
        : base(Guid.TryParse(idOrName, out _) ? idOrName : null, Guid.TryParse(idOrName, out _) ? null : idOrName)
    {
    }

    /// <summary>Names a member by itself.</summary>
    /// <param name="member">The member.</param>
    public ProjectMemberIdentity(ProjectMember member)
        : base(member.MemberId, member.Email, member, member.ProjectId)
    {
    }

    /// <summary>Names a member as a member of the organization.</summary>
    /// <param name="member">The member.</param>
    public ProjectMemberIdentity(OrganizationMember member)
        : base(member.MemberId, member.Email, member)
    {
    }

    /// <summary>Names a member by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>MemberId</c>, and <c>ProjectId</c> if it is known.</param>
    public ProjectMemberIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "MemberId"), null, plain)
    {
    }

    /// <summary>The member as Neon lists it.</summary>
    internal async ValueTask<ProjectMember> FindAsync(NeonClient client, string projectId, CancellationToken cancellation)
    {
        var members = new List<ProjectMember>();
        await foreach (var member in new ProjectMemberApi(client).ListAsync(projectId, cancellation).ConfigureAwait(false))
        {
            members.Add(member);
        }

        return Pick(
            Kind,
            members,
            member => member.MemberId,
            member => string.Equals(member.Email, Name, StringComparison.OrdinalIgnoreCase) || member.Name == Name);
    }

    /// <summary>The member's id; asks for it when only the address or the name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, string projectId, CancellationToken cancellation) =>
        Id ?? (await FindAsync(client, projectId, cancellation).ConfigureAwait(false)).MemberId!;
}
