using System.ComponentModel;
using System.Management.Automation;

namespace Neon;

/// <summary>
/// The project at the provider of Neon Auth, specified by its Neon project, or by a Neon Auth object, which includes its
/// provider.
/// </summary>
[DisplayName("Neon Auth project")]
[TypeConverter(typeof(RowConverter))]
public sealed class AuthProjectIdentity : ResourceIdentity
{
    /// <summary>Identifies the project by id or by exact name.</summary>
    /// <param name="projectIdOrName">The id or the exact name of the project in Neon.</param>
    public AuthProjectIdentity(string projectIdOrName)
        : this(new ProjectIdentity(projectIdOrName))
    {
    }

    /// <summary>Identifies the project by the project object.</summary>
    /// <param name="project">The project in Neon.</param>
    public AuthProjectIdentity(Project project)
        : this(new ProjectIdentity(project))
    {
    }

    /// <summary>Identifies the project by Neon Auth of one of its branches.</summary>
    /// <param name="integration">Neon Auth of a branch.</param>
    public AuthProjectIdentity(AuthIntegration integration)
        : this(Known(integration.ProjectId), integration, integration.AuthProvider)
    {
    }

    /// <summary>Identifies the project by the output of Enable-NeonAuth.</summary>
    /// <param name="setup">The output of Enable-NeonAuth.</param>
    public AuthProjectIdentity(AuthSetup setup)
        : this(Known(setup.ProjectId), setup, setup.AuthProvider)
    {
    }

    /// <summary>Identifies the project by a plain object with its key, such as a row of a CSV file.</summary>
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

    /// <summary>The provider, if Neon Auth was specified as an object.</summary>
    internal string? AuthProvider { get; }

    private static ProjectIdentity Known(string? id) => new(new Project { ProjectId = id });

    /// <inheritdoc/>
    internal override ValueTask<string?> FindIdAsync(NeonClient client, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Project.FindIdAsync(client, above, cancellation);

    /// <inheritdoc/>
    internal override Task<NeonObject?>? ReadResourceAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        Project.ReadResourceAsync(client, id, above, cancellation);

    /// <summary>Refuses columns that identify Neon Auth: Neon returns them only for a branch, so they cannot be compared.</summary>
    internal override Task<NeonObject?> ReadPartAsync(NeonClient client, string id, IReadOnlyDictionary<string, string> above, CancellationToken cancellation) =>
        throw new NeonApiException(NeonFailure.InvalidInput, $"The {(Input is NeonObject ? "object" : "row")} describes Neon Auth of a branch, which cannot be compared with the project {id}.")
        {
            Resource = Noun,
            Advice = "Nothing was changed. Specify -Project and -AuthProvider instead.",
        };
}
