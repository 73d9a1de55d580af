using System.ComponentModel;
using System.Management.Automation;
using Neon.Commands;

namespace Neon;

/// <summary>
/// A permission, identified by its id, by the email address it was granted to, or by the permission itself.
/// </summary>
[TypeConverter(typeof(RowConverter))]
public sealed class ProjectPermissionIdentity : ProjectItemIdentity
{
    /// <summary>Identifies a permission by id or by email address. Text with an at sign is an address.</summary>
    /// <param name="idOrEmail">The id, or the email address.</param>
    public ProjectPermissionIdentity(string idOrEmail)
        : base(idOrEmail.Contains('@', StringComparison.Ordinal) ? null : idOrEmail, idOrEmail.Contains('@', StringComparison.Ordinal) ? idOrEmail : null)
    {
    }

    /// <summary>Identifies a permission by the permission itself.</summary>
    /// <param name="permission">The permission.</param>
    public ProjectPermissionIdentity(ProjectPermission permission)
        : base(permission.PermissionId, permission.GrantedToEmail, permission, permission.ProjectId)
    {
    }

    /// <summary>Identifies a permission by a plain object with its keys, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>PermissionId</c>, and <c>ProjectId</c> if known.</param>
    public ProjectPermissionIdentity(PSObject plain)
        : base(PlainObject.Key(plain, "PermissionId"), null, plain)
    {
    }

    /// <summary>The permission from Neon's list; an address identifies its valid permission.</summary>
    internal async ValueTask<ProjectPermission> FindAsync(NeonClient client, string projectId, CancellationToken cancellation) => Pick(
        Kind,
        await new ProjectPermissionApi(client).ListAsync(projectId, cancellation).ConfigureAwait(false),
        permission => permission.PermissionId,
        permission => permission.Holds(Name),
        Parents(projectId));

    /// <summary>The permission's id; looked up if only the address is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, string projectId, CancellationToken cancellation) =>
        Id ?? (await FindAsync(client, projectId, cancellation).ConfigureAwait(false)).PermissionId!;

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new ProjectPermissionApi(client).FindAsync(ProjectId ?? await ParentScope.ProjectAboveAsync(client, above, cancellation).ConfigureAwait(false), id, cancellation).ConfigureAwait(false);
}
