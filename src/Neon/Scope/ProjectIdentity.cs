using System.ComponentModel;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Neon.Commands;

namespace Neon;

/// <summary>A project identified by its id, its exact name or the project itself.</summary>
[TypeConverter(typeof(RowConverter))]
public sealed partial class ProjectIdentity : ResourceIdentity
{
    private const string OrganizationKey = "OrganizationId";

    private readonly OrganizationIdentity? _organization;

    /// <summary>Identifies a project by id or by name. Text of the form <c>quiet-forest-12345678</c> is an id.</summary>
    /// <param name="idOrName">The id or the exact name.</param>
    public ProjectIdentity(string idOrName)
        : base(IdFormat().IsMatch(idOrName) ? idOrName : null, IdFormat().IsMatch(idOrName) ? null : idOrName)
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

    // The same project, but its name is looked up in another organization than that of the context.
    private ProjectIdentity(ProjectIdentity named, OrganizationIdentity organization)
        : base(named.Id, named.Name, named.Input) => _organization = organization;

    // The id column may contain a name, because -Project accepts both. It is the name in the organization of the row.
    private ProjectIdentity(PSObject plain, ProjectIdentity named)
        : base(named.Id, named.Name, plain) => _organization = named.Id is null ? OrganizationIn(plain) : null;

    /// <summary>The id of the project that a plain object belongs to; null if it has none, or has a name instead.</summary>
    internal static string? IdIn(PSObject plain) => PlainObject.Find(plain, "ProjectId") is { } text && IdFormat().IsMatch(text) ? text : null;

    /// <summary>The project, if specified as an object.</summary>
    internal Project? Project { get; }

    /// <inheritdoc/>
    private protected override ResourceIdentity? Outer => _organization;

    /// <summary>The organization in which the name is looked up, by id or by name; null for that of the context.</summary>
    internal string? Space => _organization?.Id ?? _organization?.Name;

    /// <summary>
    /// The organization to show before the project: that in which the name is looked up, if the user specified one, or that of a project
    /// object, if it is not the organization of the context. Null if the project is unambiguous, or shows its organization itself.
    /// </summary>
    internal string? OrganizationShownIn(NeonContext context) =>
        Project?.OrganizationId is { } own ? own == (context.OrganizationId ?? context.KeyOrganizationId) ? null : Project.OrganizationName ?? own
        : Id is null && _organization is null ? context.OrganizationAsSet
        : null;

    /// <inheritdoc/>
    internal override ResourceIdentity Within(ResourceIdentity parent) =>
        Id is null && parent is OrganizationIdentity organization ? new ProjectIdentity(this, organization) : this;

    /// <summary>The project's id; looked up in its organization, or that of the context, if only the name is known.</summary>
    internal async ValueTask<string> ResolveAsync(NeonClient client, CancellationToken cancellation) =>
        await ResolveAsync(client, Id is not null ? null : await SpaceAsync(client, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    /// <summary>The id of the organization in which the name is looked up; null for all organizations.</summary>
    internal async ValueTask<string?> SpaceAsync(NeonClient client, CancellationToken cancellation) =>
        // The context belongs to the pipeline's thread, which the first await leaves.
        _organization is null ? client.Context.OrganizationId : await OrganizationScope.ResolveAsync(client, _organization, cancellation).ConfigureAwait(false);

    /// <summary>The project's id; a name is looked up once per pipeline in its organization, or that of the context.</summary>
    internal ValueTask<string> OnceAsync(NeonClient client, CancellationToken cancellation) =>
        OnceAsync(client, Space ?? client.Context.OrganizationId, () => ResolveAsync(client, cancellation));

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
        await OnceAsync(client, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    internal override async Task<NeonObject?> ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        await new ProjectApi(client).FindAsync(id, cancellation).ConfigureAwait(false);

    // An empty column is an empty organization, so that the organization of the context does not replace it.
    private static OrganizationIdentity? OrganizationIn(PSObject plain) =>
        PlainObject.Find(plain, OrganizationKey) is { } organization ? new OrganizationIdentity(organization)
        : ParentKind.Of(OrganizationKey) is { } kind && kind.IsColumnOf(plain) && !kind.In(plain).Any() ? new OrganizationIdentity(string.Empty)
        : null;

    [GeneratedRegex(@"^[a-z]+-[a-z]+-[a-z0-9]*[0-9][a-z0-9]*\z")]
    private static partial Regex IdFormat();
}
