using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the projects of an organization, shared projects, or specific projects.</summary>
/// <remarks>
/// <para>Without -Project, the cmdlet lists all projects of the organization and emits them page by page. -Name accepts
/// wildcards and is applied by the module; Neon applies -Search to names and ids. An organization key
/// does not need -Organization. A personal key does, unless the context has one.</para>
/// <para>A list has no usage figures: pipe it into Get-NeonProject to read each project by its id. Each project that Neon could
/// not read in time is reported as an error, and a warning gives their number.</para>
/// </remarks>
/// <example>
/// <para>All projects of the context's organization</para>
/// <code>Get-NeonProject</code>
/// </example>
/// <example>
/// <para>The projects of all organizations with no compute activity in the last month</para>
/// <code>Get-NeonOrganization | Get-NeonProject -InactiveFor 30d</code>
/// </example>
/// <example>
/// <para>One project with its usage figures, by name</para>
/// <code>Get-NeonProject app</code>
/// </example>
/// <example>
/// <para>The deleted projects that can be recovered</para>
/// <code>Get-NeonProject -Deleted</code>
/// </example>
/// <keywords>list, server, cluster, instance</keywords>
/// <seealso cref="NewNeonProjectCommand"/>
/// <seealso cref="SetNeonProjectCommand"/>
/// <seealso href="about_Neon"/>
/// <seealso href="https://neon.com/docs/manage/projects"/>
[Cmdlet(VerbsCommon.Get, "NeonProject")]
[OutputType(typeof(Project))]
[NeonOperation("listProjects", "listSharedProjects", "getProject")]
public sealed class GetNeonProjectCommand : NeonApiCmdlet
{
    private const string ListSet = "List";
    private const string SharedSet = "Shared";
    private const string SingleSet = "Project";
    private static readonly TimeSpan ShortestFetch = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan MaxFetch = TimeSpan.FromSeconds(30);

    /// <summary>
    /// One or more projects, by id, by exact name or piped in. A piped project is read again. Text with wildcard characters is a
    /// pattern, as for -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more projects, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<ProjectCompleter>))]
    [IdentityValue(typeof(ProjectIdentity), IsList = true, Filter = nameof(Name))]
    public ProjectIdentity[]? Project { get; set; }

    /// <summary>
    /// The organization, by id, by exact name or piped in; project names are looked up in it. Default: the organization of the
    /// context, or else the one that the key belongs to.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true, HelpMessage = "The organization, by id, by exact name or piped in; project names are looked up in it.")]
    [Parameter(ParameterSetName = SingleSet, ValueFromPipelineByPropertyName = true, HelpMessage = "The organization, by id, by exact name or piped in; project names are looked up in it.")]
    [Alias("OrganizationId")]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity), CanBeNull = true)]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>The projects that others share with the key's user, in all organizations.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SharedSet, HelpMessage = "The projects that others share with the key's user, in all organizations.")]
    public SwitchParameter Shared { get; set; }

    /// <summary>
    /// Only projects with one of these names. A name without wildcard characters must match exactly, including case; a pattern
    /// ignores case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only projects with one of these names.")]
    [Parameter(ParameterSetName = SharedSet, HelpMessage = "Only projects with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<ListedProjectCompleter>))]
    public string[]? Name { get; set; }

    /// <summary>Only projects whose name or id contains this text; Neon applies this filter.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only projects whose name or id contains this text; Neon applies this filter.")]
    [Parameter(ParameterSetName = SharedSet, HelpMessage = "Only projects whose name or id contains this text; Neon applies this filter.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Search { get; set; }

    /// <summary>
    /// Only projects that were created at least this long ago, such as <c>7d</c>. Minimum: one second. Those whose
    /// time of creation is unknown are excluded.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only projects that were created at least this long ago, such as 7d.")]
    [Parameter(ParameterSetName = SharedSet, HelpMessage = "Only projects that were created at least this long ago, such as 7d.")]
    [ArgumentCompleter(typeof(AgeCompleter))]
    [Duration]
    public TimeSpan? OlderThan { get; set; }

    /// <summary>
    /// Only projects whose computes were last active at least this long ago, such as <c>30d</c>. Minimum: one second.
    /// Projects younger than this, or for which Neon reports no last activity, are excluded.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only projects whose computes were last active at least this long ago, such as 30d.")]
    [Parameter(ParameterSetName = SharedSet, HelpMessage = "Only projects whose computes were last active at least this long ago, such as 30d.")]
    [ArgumentCompleter(typeof(AgeCompleter))]
    [Duration]
    public TimeSpan? InactiveFor { get; set; }

    /// <summary>Lists the deleted projects that can still be recovered instead of the existing projects.</summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Lists the deleted projects that can still be recovered instead of the existing projects.")]
    public SwitchParameter Deleted { get; set; }

    /// <summary>
    /// How long Neon may take to read a page, 0.1 to 30 seconds. Projects that Neon cannot read in that time are reported as
    /// unavailable. Default: chosen by Neon.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "How long Neon may take to read a page, 0.1 to 30 seconds.")]
    [Parameter(ParameterSetName = SharedSet, HelpMessage = "How long Neon may take to read a page, 0.1 to 30 seconds.")]
    [ArgumentCompleter(typeof(ShortDurationCompleter))]
    [Duration]
    public TimeSpan? FetchTimeout { get; set; }

    /// <inheritdoc/>
    protected override Task BeginAsync(CancellationToken cancellation)
    {
        RefuseTypedNull(nameof(Organization));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Project.Current();
        Target = (object?)target ?? Organization;
        var api = new ProjectApi(Client);
        if (target is { Id: { } id })
        {
            WriteObject(await api.GetAsync(id, cancellation));
            return;
        }

        var timeoutMs = TimeoutMs();
        var (age, inactive) = (AgeFilter.Of(OlderThan, nameof(OlderThan), Client), AgeFilter.Of(InactiveFor, nameof(InactiveFor), Client));
        var organizationId = Shared ? null : Organization is null ? Context.OrganizationId : await OrganizationScope.ResolveAsync(Client, Organization, cancellation);
        if (target is not null)
        {
            var projectId = await target.OnceAsync(Client, organizationId, () => target.ResolveAsync(Client, organizationId, cancellation));
            WriteObject(await api.GetAsync(projectId, cancellation));
            return;
        }

        var filter = new ProjectFilter
        {
            OrganizationId = organizationId,
            Search = Search,
            Deleted = Deleted,
            TimeoutMs = timeoutMs,
        };
        await WriteAsync(
            Shared ? api.ListSharedAsync(filter, cancellation) : api.ListAsync(filter, cancellation),
            project => age.Matches(project.CreatedAt) && inactive.Matches(project.CreatedAt, project.ComputeLastActiveAt));
    }

    private async Task WriteAsync(IAsyncEnumerable<ProjectListing> listings, Predicate<Project> isOldEnough)
    {
        var names = NameFilter.Of(Name);
        var unavailable = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (project, unavailableId) in listings)
        {
            if (unavailableId is not null && unavailable.Add(unavailableId))
            {
                WriteFailure(Unavailable(unavailableId), unavailableId);
            }
            else if (project is not null)
            {
                WriteMatch(project, names.Matches(project.Name) && isOldEnough(project));
            }
        }

        if (unavailable.Count > 0)
        {
            WriteWarning($"The list is incomplete: {unavailable.Count} of the projects could not be read in time.");
        }
    }

    private int? TimeoutMs() => FetchTimeout is not { } timeout ? null
        : timeout >= ShortestFetch && timeout <= MaxFetch ? (int)timeout.TotalMilliseconds
        : throw new NeonApiException(NeonFailure.InvalidInput, $"-FetchTimeout {timeout} is out of range.")
        {
            Advice = "Specify 0.1 to 30 seconds, such as 20s.",
        };

    private static NeonApiException Unavailable(string projectId) =>
        new(NeonFailure.Unavailable, $"Neon could not read the project {projectId} in time, so the list does not include it.")
        {
            Resource = "Project",
            Advice = "Read it by id with Get-NeonProject -Project, or list again with a longer -FetchTimeout.",
        };
}
