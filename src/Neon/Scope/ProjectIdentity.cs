using System.ComponentModel;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Neon;

/// <summary>A project named by its id, its exact name or the project itself.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed partial class ProjectIdentity : ResourceIdentity
{
    /// <summary>Names a project by id or by name. Text of the form <c>quiet-forest-12345678</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public ProjectIdentity(string idOrName)
        : base(IdForm().IsMatch(idOrName) ? idOrName : null, IdForm().IsMatch(idOrName) ? null : idOrName)
    {
    }

    /// <summary>Names a project by itself.</summary>
    /// <param name="project">The project.</param>
    public ProjectIdentity(Project project)
        : base(project.ProjectId, project.Name, project)
    {
        Project = project;
    }

    /// <summary>Names a project by a plain object with its key, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>ProjectId</c>.</param>
    public ProjectIdentity(PSObject plain)
        : this(plain, new ProjectIdentity(PlainObject.Key(plain, "ProjectId")))
    {
    }

    // The column of the id may hold a name, as -Project takes both.
    private ProjectIdentity(PSObject plain, ProjectIdentity named)
        : base(named.Id, named.Name, plain)
    {
    }

    /// <summary>The id of the project that a plain object belongs to; null if it has none, or a name in its place.</summary>
    internal static string? IdIn(PSObject plain) => PlainObject.Find(plain, "ProjectId") is { } text && IdForm().IsMatch(text) ? text : null;

    /// <summary>The project, when it was given itself.</summary>
    internal Project? Project { get; }

    /// <summary>The project's id; asks for it in the context's organization when only the name is known.</summary>
    internal ValueTask<string> ResolveAsync(NeonClient client, CancellationToken cancellation) =>
        // The context belongs to the pipeline's thread, which is left at the first await.
        ResolveAsync(client, Id is null ? client.Context.OrganizationId : null, cancellation);

    /// <summary>The project's id; asks for it in one organization, or in all of them, when only the name is known.</summary>
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
