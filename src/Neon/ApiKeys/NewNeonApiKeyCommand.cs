using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Makes an API key: a personal one, one of an organization, or one for a single project.</summary>
/// <remarks>
/// <para>Neon tells the key once, in this answer: as Key, masked wherever it is shown, or with -AsPlainText as text and
/// nothing else. Keep it at once; a key that was lost is revoked and made anew.</para>
/// <para>A personal key reaches whatever the user reaches. A key of an organization has an administrator's reach over all its
/// projects and stays when its maker leaves. With -Project it reaches that project alone, as a member would. Only
/// administrators with a personal key can create keys of an organization, including keys for one of its projects. The organization of the context does not count here,
/// and nothing is taken from the pipeline: what a key reaches is what the command says.</para>
/// </remarks>
/// <example>
/// <para>A key for a pipeline that works on one project, kept in a vault</para>
/// <code>$key = New-NeonApiKey deploy-app -Project app
/// Set-Secret -Name neon-deploy-app -SecureStringSecret $key.Key</code>
/// </example>
/// <example>
/// <para>A key of an organization</para>
/// <code>New-NeonApiKey terraform -Organization 'Acme'</code>
/// </example>
/// <example>
/// <para>Replace a personal key</para>
/// <code>$old = Get-NeonApiKey laptop
/// $new = New-NeonApiKey laptop-2026
/// $old | Revoke-NeonApiKey</code>
/// </example>
/// <seealso cref="GetNeonApiKeyCommand"/>
/// <seealso cref="RevokeNeonApiKeyCommand"/>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://api-docs.neon.tech/reference/createapikey"/>
[Cmdlet(VerbsCommon.New, "NeonApiKey", SupportsShouldProcess = true)]
[OutputType(typeof(ApiKey), typeof(string))]
[NeonOperation("createApiKey", "createOrgApiKey")]
public sealed class NewNeonApiKeyCommand : ApiKeyCmdlet
{
    /// <summary>The name of the key, 64 characters at most. Neon does not mind two keys of one name; their numbers differ.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateLength(1, 64)]
    [ValidateName]
    [SingleValue]
    public string Name { get; set; } = null!;

    /// <summary>The organization that the key is to belong to, by id, by exact name or as an object. Without it the key is the user's.</summary>
    [Parameter]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [SingleValue]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>
    /// The one project that the key is to reach, by id, by exact name or as an object. The key belongs to the project's
    /// organization.
    /// </summary>
    [Parameter]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [SingleValue]
    public ProjectIdentity? Project { get; set; }

    /// <summary>Give the key as text and nothing else.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        Organization?.EnsureNamed();
        Project?.EnsureNamed();
        if (!ShouldProcess(Name, Action()))
        {
            return;
        }

        var key = await CreateAsync(cancellation);
        WriteObject(AsPlainText && key.Key is { } secret ? Secret.Reveal(secret) : key);
    }

    private string Action() => (Organization, Project) switch
    {
        (null, null) => "Make personal API key",
        (_, { } project) => $"Make API key for the project {project}",
        ({ } organization, _) => $"Make API key of the organization {organization}, for all its projects",
    };

    private async Task<ApiKey> CreateAsync(CancellationToken cancellation)
    {
        var api = new ApiKeyApi(Client);
        var organizationId = await OwnerAsync(Organization, null, cancellation);
        string? projectId = null;
        if (Project is not null)
        {
            // A name without an organization is looked up as everywhere: in the context's organization, else in all.
            projectId = organizationId is null
                ? await Project.ResolveAsync(Client, cancellation)
                : await Project.ResolveAsync(Client, organizationId, cancellation);
            organizationId = await OwnerOfAsync(projectId, organizationId, cancellation);
        }

        return organizationId is null
            ? await api.CreatePersonalAsync(new ApiKeyCreate { KeyName = Name }, cancellation)
            : await api.CreateOfOrganizationAsync(
                organizationId, new OrganizationApiKeyCreate { KeyName = Name, ProjectId = projectId }, cancellation);
    }

    private async Task<string> OwnerOfAsync(string projectId, string? named, CancellationToken cancellation)
    {
        // Where the organization was named, Neon says whether the project is one of its own.
        var own = Project!.Project?.OrganizationId
            ?? named
            ?? (await new ProjectApi(Client).GetAsync(projectId, cancellation)).OrganizationId
            ?? throw new NeonApiException(NeonFailure.InvalidInput, $"The project {Project} belongs to no organization, and only organizations have keys for one project.");
        return named is null || named == own
            ? own
            : throw new NeonApiException(NeonFailure.InvalidInput, $"The project {Project} belongs to the organization {own}, not to {named}.")
            {
                Advice = "Leave -Organization out: the key belongs to the project's organization.",
            };
    }
}
