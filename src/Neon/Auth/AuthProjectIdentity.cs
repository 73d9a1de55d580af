using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>
/// The project that Neon has at the provider of Neon Auth, named by the project in Neon that it belongs to or by Neon Auth
/// itself, which knows its provider.
/// </summary>
[DisplayName("Neon Auth project")]
[TypeConverter(typeof(RowConverter))]
public sealed class AuthProjectIdentity : ResourceIdentity
{
    /// <summary>Names the project by id or by exact name.</summary>
    /// <param name="projectIdOrName">The id or the exact name of the project in Neon.</param>
    public AuthProjectIdentity(string projectIdOrName)
        : this(new ProjectIdentity(projectIdOrName))
    {
    }

    /// <summary>Names the project by itself.</summary>
    /// <param name="project">The project in Neon.</param>
    public AuthProjectIdentity(Project project)
        : this(new ProjectIdentity(project))
    {
    }

    /// <summary>Names the project by Neon Auth of one of its branches.</summary>
    /// <param name="integration">Neon Auth of a branch.</param>
    public AuthProjectIdentity(AuthIntegration integration)
        : this(Known(integration.ProjectId), integration, integration.AuthProvider)
    {
    }

    /// <summary>Names the project by Neon Auth that was just enabled.</summary>
    /// <param name="setup">What enabling Neon Auth returned.</param>
    public AuthProjectIdentity(AuthSetup setup)
        : this(Known(setup.ProjectId), setup, setup.AuthProvider)
    {
    }

    /// <summary>Names the project by a plain object with its key, such as a row of a CSV file.</summary>
    /// <param name="plain">An object with <c>ProjectId</c>, and <c>AuthProvider</c> if it is known.</param>
    public AuthProjectIdentity(PSObject plain)
        : this(new ProjectIdentity(PlainObject.Key(plain, "ProjectId")), plain, PlainObject.Find(plain, "AuthProvider"))
    {
    }

    private AuthProjectIdentity(ProjectIdentity project, object? input = null, string? authProvider = null)
        : base(project.Id, project.Name, input ?? project.Input)
    {
        Project = project;
        AuthProvider = authProvider;
    }

    /// <summary>The project in Neon.</summary>
    internal ProjectIdentity Project { get; }

    /// <summary>The provider, when Neon Auth was given as an object.</summary>
    internal string? AuthProvider { get; }

    private static ProjectIdentity Known(string? id) => new(new Project { ProjectId = id });

    /// <inheritdoc/>
    internal override ValueTask<string?> FindIdAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Project.FindIdAsync(client, above, cancellation);

    /// <inheritdoc/>
    internal override Task<NeonObject?>? ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Project.ReadResourceAsync(client, id, above, cancellation);
}
