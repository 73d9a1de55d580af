using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the API keys of the user or of an organization, without the secret keys.</summary>
/// <remarks>
/// <para>The cmdlet lists personal keys unless you specify -Organization or -Project, or pipe in an organization or a project; the
/// organization of the context is ignored. Project-scoped keys are listed with those of the organization; for a project, only
/// the keys that are scoped to it are listed. The secret key is returned only once, when the key is created.</para>
/// <para>An organization key cannot list personal keys. A key that was never used has no LastUsedAt.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>List the personal keys of the user</para>
/// <code>Get-NeonApiKey</code>
/// </example>
/// <example>
/// <para>List the keys of all organizations that have not been used for 90 days</para>
/// <code>Get-NeonOrganization | Get-NeonApiKey -UnusedFor 90d</code>
/// </example>
/// <example>
/// <para>List the project-scoped keys</para>
/// <code>Get-NeonApiKey -Organization 'Acme' | Where-Object ProjectId</code>
/// </example>
/// <example>
/// <para>List the keys that are scoped to one project</para>
/// <code>Get-NeonProject app | Get-NeonApiKey</code>
/// </example>
/// <keywords>token, unused keys, audit</keywords>
/// <seealso cref="NewNeonApiKeyCommand"/>
/// <seealso cref="RevokeNeonApiKeyCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://neon.com/docs/manage/api-keys"/>
[Cmdlet(VerbsCommon.Get, "NeonApiKey")]
[OutputType(typeof(ApiKey))]
[NeonOperation("listApiKeys", "listOrgApiKeys")]
public sealed class GetNeonApiKeyCommand : ApiKeyCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "ApiKey";

    /// <summary>
    /// One or more keys, by number, by exact name or piped in. A piped key is read again. Text with wildcard characters is a
    /// pattern, as for -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more keys, by number, by exact name or piped in.")]
    [Alias("ApiKeyId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<ApiKeyCompleter>))]
    [IdentityValue(typeof(ApiKeyIdentity), IsList = true, Filter = nameof(Name))]
    public ApiKeyIdentity[]? ApiKey { get; set; }

    /// <summary>
    /// The organization whose keys are listed, by id, by exact name or piped in. Default: the organization of the project, or else
    /// the user's personal keys.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The organization whose keys are listed, by id, by exact name or piped in.")]
    [Alias("OrganizationId")]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity), CanBeNull = true)]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>
    /// Only keys that are scoped to this project, by id, by exact name or piped in. Keys for all projects of the organization are
    /// excluded, although they can also be used for this one. Default: all keys of the organization or the user.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Only keys that are scoped to this project, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity), CanBeNull = true)]
    public ProjectIdentity? Project { get; set; }

    /// <summary>
    /// Only keys with one of these names. A name without wildcard characters is matched exactly, including case; a pattern is
    /// matched ignoring case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only keys with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<ApiKeyCompleter>))]
    public string[]? Name { get; set; }

    /// <summary>
    /// Only keys that have not been used for at least this long, such as <c>90d</c>. Minimum: one second. A
    /// key that was never used counts as unused since it was created. Newer keys, and keys with an unknown creation time,
    /// are excluded.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only keys that have not been used for at least this long, such as 90d.")]
    [ArgumentCompleter(typeof(AgeCompleter))]
    [Duration]
    public TimeSpan? UnusedFor { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        RefuseTypedNull(nameof(Organization), nameof(Project));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var apiKey = ApiKey.Current();
        Target = (object?)apiKey ?? (object?)Project ?? Organization;
        apiKey?.EnsureNamed();
        var unused = AgeFilter.Of(UnusedFor, nameof(UnusedFor), Client);
        var owner = await OwnerAsync(Organization, apiKey, cancellation);
        // A key in a row can have an empty project.
        var project = Project is { IsEmpty: true } && apiKey is not null ? null : Project;
        string? projectId = null;
        if (project is not null)
        {
            (owner, projectId) = await ScopeAsync(project, owner, cancellation);
        }

        var all = await ListAsync(owner, cancellation);
        if (apiKey is not null)
        {
            WriteObject(apiKey.FindIn([.. all.Where(IsInScope)]));
            return;
        }

        var names = NameFilter.Of(Name);
        // If LastUsedAt could not be read, it is unknown whether the key was ever used.
        var isKnown = !Client.HasLeftOut("last_used_at");
        foreach (var key in all)
        {
            WriteMatch(key, IsInScope(key) && names.Matches(key.Name) && unused.Matches(key.CreatedAt, key.LastUsedAt ?? (isKnown ? key.CreatedAt : null)));
        }

        bool IsInScope(ApiKey key) => projectId is null || key.ProjectId == projectId;
    }

    private async Task<IReadOnlyList<ApiKey>> ListAsync(string? owner, CancellationToken cancellation)
    {
        try
        {
            return await new ApiKeyApi(Client).ListAsync(owner, cancellation);
        }
        catch (NeonApiException closed) when (closed.IsNotAllowed && owner is null)
        {
            throw closed.With(advice: "An organization key has no personal keys. Specify -Organization to list the organization's keys.");
        }
    }
}
