using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a project with a default branch, a database, its owner and a compute.</summary>
/// <remarks>
/// <para>The region and the Postgres version cannot be changed later. The returned project includes details that Neon returns
/// only on creation: DefaultBranch, Endpoints, Databases, Roles with passwords, and ConnectionUris, with secrets masked. With
/// -Wait, the project is returned when Neon has finished.</para>
/// <para>-MinCu, -MaxCu, -SuspendTimeout and -PgSettings apply to the first compute, and to later computes that are created
/// without their own settings.</para>
/// <para>With -IfNotExists, if the organization has a project of this name, the cmdlet returns it as Get-NeonProject does,
/// without the details that are returned only on creation. If that project is in another region or has
/// another Postgres version, the cmdlet reports the error NeonProjectDifferent; if there are several projects of this name, it
/// reports NeonProjectAmbiguous. Project names need not be unique: two runs at the same moment may each create a project.</para>
/// </remarks>
/// <example>
/// <para>A project that is ready for connections</para>
/// <code>$project = New-NeonProject billing -Region aws-eu-central-1 -DatabaseName billing -RoleName billing_owner -Wait
/// $project.DefaultBranch | Get-NeonConnectionString -Pooled</code>
/// </example>
/// <example>
/// <para>A project that only an office can reach, with a week of history and a limit on its compute time</para>
/// <code>New-NeonProject ledger -AllowedIp 203.0.113.0/24 -HistoryRetention 7d -QuotaComputeTime 10h</code>
/// </example>
/// <example>
/// <para>The password of the first role</para>
/// <code>(New-NeonProject notes -Wait).Roles[0].Credential</code>
/// </example>
/// <example>
/// <para>Ensure that a project exists, in a script that can be rerun</para>
/// <code>New-NeonProject shop -Region aws-eu-central-1 -IfNotExists -Wait | Get-NeonBranch -Default</code>
/// </example>
/// <keywords>provision, server, cluster, instance, database server, firewall, allowlist, ip allow, pitr, retention</keywords>
/// <seealso cref="GetNeonProjectCommand"/>
/// <seealso cref="SetNeonProjectCommand"/>
/// <seealso href="about_Neon"/>
/// <seealso href="https://neon.com/docs/manage/projects"/>
[Cmdlet(VerbsCommon.New, "NeonProject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Project))]
[NeonOperation("createProject")]
public sealed class NewNeonProjectCommand : ProjectSettingsCmdlet
{
    /// <summary>
    /// The name of the new project, 1 to 256 characters. Names need not be unique. Default: the project's id.
    /// </summary>
    [Parameter(Position = 0, HelpMessage = "The name of the new project, 1 to 256 characters.")]
    [ValidateLength(1, 256)]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <summary>
    /// The organization to create the project in, by id, by exact name or piped in. Default: the organization of the context,
    /// or else the one that the key belongs to.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The organization to create the project in, by id, by exact name or piped in.")]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity))]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>The region, such as <c>aws-eu-central-1</c>; see <c>Get-NeonRegion</c>. Default: chosen by Neon.</summary>
    [Parameter(HelpMessage = "The region, such as aws-eu-central-1; see Get-NeonRegion.")]
    [Alias("RegionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [TextValue]
    public string? Region { get; set; }

    /// <summary>
    /// The major version of Postgres: 14 to 19. Version 19 is available only to accounts that it is enabled for. It cannot be
    /// changed later. Default: chosen by Neon, 18 since June 2026.
    /// </summary>
    [Parameter(HelpMessage = "The major version of Postgres: 14 to 19.")]
    [ValidateRange(14, 19)]
    [ArgumentCompleter(typeof(PgVersionCompleter))]
    [WholeNumber(14, 19)]
    public int? PgVersion { get; set; }

    /// <summary>The name of the default branch, 1 to 256 characters. Default: <c>main</c>.</summary>
    [Parameter(HelpMessage = "The name of the default branch, 1 to 256 characters.")]
    [ValidateLength(1, 256)]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? BranchName { get; set; }

    /// <summary>The name of the first database. Default: <c>neondb</c>.</summary>
    [Parameter(HelpMessage = "The name of the first database.")]
    [ValidateNotNullOrEmpty]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? DatabaseName { get; set; }

    /// <summary>
    /// The name of the first role, which owns the database. Default: the database's name followed by <c>_owner</c>.
    /// </summary>
    [Parameter(HelpMessage = "The name of the first role, which owns the database.")]
    [ValidateNotNullOrEmpty]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? RoleName { get; set; }

    /// <summary>Keys and values to annotate the default branch with.</summary>
    [Parameter(HelpMessage = "Keys and values to annotate the default branch with.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    public Hashtable? Annotation { get; set; }

    /// <summary>Does not store role passwords at Neon. They are returned only once and cannot be retrieved later.</summary>
    [Parameter(HelpMessage = "Does not store role passwords at Neon.")]
    public SwitchParameter NoStorePasswords { get; set; }

    /// <summary>The platform that computes run on, such as <c>k8s-neonvm</c>. Default: chosen by Neon.</summary>
    [Parameter(HelpMessage = "The platform that computes run on, such as k8s-neonvm.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProvisionerCompleter))]
    [TextValue]
    public string? Provisioner { get; set; }

    /// <summary>
    /// If the organization has a project with this name, returns it unchanged instead of creating one. Settings that cannot be
    /// changed later (-Region, -PgVersion, -Provisioner, -NoStorePasswords) must be the same; otherwise the cmdlet reports an error.
    /// </summary>
    [Parameter(HelpMessage = "If the organization has a project with this name, returns it unchanged instead of creating one.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        var create = Create(Context.OrganizationId);
        ExistingResource.EnsureNamed(IfNotExists, Name, "project");
        var existing = new ExistingResource<Project>(this, IfNotExists, "project", Name ?? string.Empty)
        {
            Find = stop => ProjectNames.ListOwnAsync(Client, Name!, create.OrgId, stop),
            Foresee = async stop =>
            {
                await OwnerAsync(stop);
                await RegionRefusal.ForeseeAsync(Region, Client, create.OrgId, stop);
            },
            Id = found => found.ProjectId,
            IsUnique = false,
            MustMatch = found =>
            [
                new RequestedSetting("region", Region, found.RegionId),
                new RequestedSetting("Postgres version", PgVersion, found.PgVersion),
                new RequestedSetting("provisioner", Provisioner, found.Provisioner),
                new RequestedSetting("password storage", NoStorePasswords ? "off" : null, found.StorePasswords == true ? "on" : "off"),
            ],
            MayDiffer = async (found, stop) => [.. Differences(found, NamedAllowedIps()), .. await BranchDifferencesAsync(found.ProjectId!, stop)],
        };
        async Task OwnerAsync(CancellationToken stop)
        {
            if (Organization is not null)
            {
                create = Create(await Organization.OnceAsync(Client, null, () => Organization.ResolveAsync(Client, stop)));
            }
        }

        if (!await existing.ShouldCreateAsync(OrganizationScope.Describe(Context, Organization, null, Name ?? "(named by Neon)"), "Create project", cancellation))
        {
            return;
        }

        await OwnerAsync(cancellation);
        var (project, isNew) = await existing.OrCreateAsync(
            stop => new ProjectApi(Client).CreateAsync(create, stop).ExplainRegionAsync(Region, Client, create.OrgId, stop), cancellation);
        if (!isNew)
        {
            project.Operations = await this.UnderWayAsync(project.ProjectId!, _ => true, cancellation);
        }

        await this.CompleteAsync(project, emit: true, cancellation);
    }

    /// <summary>
    /// The differences between the existing project's default branch and the requested one. Neon is asked only if the user
    /// specified one of its properties.
    /// </summary>
    private async Task<IReadOnlyList<RequestedSetting>> BranchDifferencesAsync(string projectId, CancellationToken cancellation)
    {
        if (BranchName is null && DatabaseName is null && RoleName is null && Annotation is null)
        {
            return [];
        }

        Branch? branch = null;
        await foreach (var candidate in new BranchApi(Client).ListAsync(projectId, new BranchFilter(), cancellation))
        {
            branch = candidate;
            if (candidate.Default == true)
            {
                break;
            }
        }

        if (branch is not { Default: true, BranchId: { } branchId })
        {
            return [];
        }

        var branchKey = new BranchKey(projectId, branchId);
        var database = DatabaseName is null ? null : await new DatabaseApi(Client).FindAsync(branchKey, DatabaseName, cancellation);
        var role = RoleName is null ? null : await new RoleApi(Client).FindAsync(branchKey, RoleName, cancellation);
        return
        [
            new RequestedSetting("default branch", BranchName, branch.Name) { ChangedBy = "Set-NeonBranch" },
            RequestedSetting.OfMap("annotation", TextMap.Of(Annotation), branch.Annotation),
            new RequestedSetting($"database '{DatabaseName}'", DatabaseName is null ? null : "present", database is null ? "missing" : "present") { ChangedBy = "New-NeonDatabase" },
            new RequestedSetting($"role '{RoleName}'", RoleName is null ? null : "present", role is null ? "missing" : "present") { ChangedBy = "New-NeonRole" },
        ];
    }

    private ProjectCreate Create(string? organizationId) => new()
    {
        Name = Name,
        OrgId = organizationId,
        RegionId = Region,
        PgVersion = PgVersion,
        Provisioner = Provisioner,
        Branch = BranchName is null && DatabaseName is null && RoleName is null && Annotation is null ? null : new ProjectBranchCreate
        {
            Name = BranchName,
            DatabaseName = DatabaseName,
            RoleName = RoleName,
            Annotations = TextMap.Of(Annotation),
        },
        Settings = Settings(NamedAllowedIps()),
        DefaultEndpointSettings = EndpointDefaults(),
        HistoryRetentionSeconds = HistoryRetentionSeconds(),
        StorePasswords = NoStorePasswords ? false : null,
    };
}
