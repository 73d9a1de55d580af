using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates an API key: personal, of an organization, or scoped to one project.</summary>
/// <remarks>
/// <para>Neon returns the key only once. For <c>$env:NEON_API_KEY</c> and other programs that need text, use -AsPlainText,
/// which returns only the key. For everything else, such as a vault, use the object, whose Key is a SecureString. Store the key
/// immediately. If you lose it, revoke it and create another.</para>
/// <para>A personal key has the same access as the user. An organization key has administrator access to all projects of the
/// organization and remains valid when its creator leaves. With -Project, the key has member access to that project only.
/// Only administrators with a personal key can create organization and project-scoped keys. The organization of the context
/// is ignored, and the cmdlet does not accept pipeline input, so that the command always shows the scope of the key.</para>
/// </remarks>
/// <example>
/// <para>Create a key and get it as text, for another program</para>
/// <code>$key = New-NeonApiKey deploy -Project app -AsPlainText</code>
/// </example>
/// <example>
/// <para>Create a key for a pipeline that uses one project, and store it in a vault</para>
/// <code>$key = New-NeonApiKey deploy-app -Project app
/// Set-Secret -Name neon-deploy-app -SecureStringSecret $key.Key</code>
/// </example>
/// <example>
/// <para>Create an organization key</para>
/// <code>New-NeonApiKey terraform -Organization 'Acme'</code>
/// </example>
/// <example>
/// <para>Replace a personal key</para>
/// <code>$old = Get-NeonApiKey laptop
/// $new = New-NeonApiKey laptop-2026
/// $old | Revoke-NeonApiKey</code>
/// </example>
/// <keywords>token, secret, service account, rotate</keywords>
/// <seealso cref="GetNeonApiKeyCommand"/>
/// <seealso cref="RevokeNeonApiKeyCommand"/>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://neon.com/docs/manage/api-keys"/>
[Cmdlet(VerbsCommon.New, "NeonApiKey", SupportsShouldProcess = true)]
[OutputType(typeof(ApiKey), typeof(string))]
[NeonOperation("createApiKey", "createOrgApiKey")]
public sealed class NewNeonApiKeyCommand : ApiKeyCmdlet
{
    /// <summary>The name of the key, at most 64 characters. Names need not be unique; each key has its own number.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The name of the key, at most 64 characters.")]
    [ValidateLength(1, 64)]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string Name { get; set; } = null!;

    /// <summary>The organization of the key, by id, by exact name or as an object. Default: none, for a personal key.</summary>
    [Parameter(HelpMessage = "The organization of the key, by id, by exact name or as an object.")]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity))]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>
    /// The project that the key is scoped to, by id, by exact name or as an object. The key belongs to the project's
    /// organization.
    /// </summary>
    [Parameter(HelpMessage = "The project that the key is scoped to, by id, by exact name or as an object.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity))]
    public ProjectIdentity? Project { get; set; }

    /// <summary>Returns only the key, as plain text.</summary>
    [Parameter(HelpMessage = "Returns only the key, as plain text.")]
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
        WriteObject(AsPlainText ? Secret.Reveal(key.Key!) : key);
    }

    private string Action() => (Organization, Project) switch
    {
        (null, null) => "Create personal API key",
        (_, { } project) => $"Create API key for the project {project}",
        ({ } organization, _) => $"Create API key of the organization {organization}, for all its projects",
    };

    private async Task<ApiKey> CreateAsync(CancellationToken cancellation)
    {
        var api = new ApiKeyApi(Client);
        var organizationId = await OwnerAsync(Organization, null, cancellation);
        string? projectId = null;
        if (Project is not null)
        {
            (organizationId, projectId) = await ScopeAsync(Project, organizationId, cancellation);
        }

        return organizationId is null
            ? await api.CreatePersonalAsync(new ApiKeyCreate { KeyName = Name }, cancellation)
            : await api.CreateOfOrganizationAsync(
                organizationId, new OrganizationApiKeyCreate { KeyName = Name, ProjectId = projectId }, cancellation);
    }
}
