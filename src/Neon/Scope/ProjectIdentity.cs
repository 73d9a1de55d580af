using System.ComponentModel;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Neon;

/// <summary>A project identified by its id, its exact name or the project itself.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed partial class ProjectIdentity : ResourceIdentity
{
    /// <summary>Identifies a project by id or by name. Text of the form <c>quiet-forest-12345678</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public ProjectIdentity(string idOrName)
        : base(IdForm().IsMatch(idOrName) ? idOrName : null, IdForm().IsMatch(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Identifies a project by the project itself.</summary>
    /// <param name="project">The project.</param>
    public ProjectIdentity(Project project)
        : base(project.ProjectId, project.Name, project)
    {
        Project = project;
    }

    /// <summary>Identifies a project by a plain object with its key, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>ProjectId</c>.</param>
    public ProjectIdentity(PSObject plain)
        : this(plain, new ProjectIdentity(PlainObject.Key(plain, "ProjectId")))
    {
    }

    // The id column may contain a name, because -Project accepts both.
    private ProjectIdentity(PSObject plain, ProjectIdentity named)
        : base(named.Id, named.Name, plain)
    {
    }

    /// <summary>The id of the project that a plain object belongs to; null if it has none, or has a name instead.</summary>
    internal static string? IdIn(PSObject plain) => PlainObject.Find(plain, "ProjectId") is { } text && IdForm().IsMatch(text) ? text : null;

    /// <summary>The project, if specified as an object.</summary>
    internal Project? Project { get; }

    /// <summary>The project's id; looked up in the context's organization if only the name is known.</summary>
    internal ValueTask<string> ResolveAsync(NeonClient client, CancellationToken cancellation) =>
        // The context belongs to the pipeline's thread, which the first await leaves.
        ResolveAsync(client, Id is null ? client.Context.OrganizationId : null, cancellation);

    /// <summary>The project's id; looked up in one organization, or in all of them, if only the name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, string? organizationId, CancellationToken cancellation)
    {
        if (IsEmpty)
        {
            throw Empty("project");
        }

        return Id ?? await ProjectNames.ResolveAsync(client, Name!, organizationId, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    internal override async ValueTask<string?> FindIdAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await OnceAsync(client, null, () => ResolveAsync(client, cancellation)).ConfigureAwait(false);

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new ProjectApi(client).FindAsync(id, cancellation).ConfigureAwait(false);

    [GeneratedRegex(@"^[a-z]+-[a-z]+-[a-z0-9]*[0-9][a-z0-9]*\z")]
    private static partial Regex IdForm();
}
