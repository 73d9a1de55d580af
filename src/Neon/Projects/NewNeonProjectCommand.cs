using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a project with a default branch, a database, its owner and a compute.</summary>
/// <remarks>
/// <para>The region and the version of Postgres are chosen now and never change. The project is emitted with what only its
/// creation tells: DefaultBranch, Endpoints, Databases, Roles with passwords, and ConnectionUris, secrets masked. With
/// -Wait it is emitted when Neon has finished.</para>
/// <para>-MinCu, -MaxCu, -SuspendTimeout and -PgSettings hold for the first compute and for computes that are made later
/// without their own.</para>
/// <para>With -IfNotExists the organization's project of the name is emitted, if there is one, as Get-NeonProject gives it:
/// what only a creation tells is not in it. A project in another region or with another version of Postgres is the error
/// NeonProjectDifferent, and several of one name are NeonProjectAmbiguous. Neon lets names repeat: of two runs at the very
/// same moment each may create a project.</para>
/// </remarks>
/// <example>
/// <para>A project, ready to be connected to</para>
/// <code>$project = New-NeonProject app -Region aws-eu-central-1 -DatabaseName app -RoleName app_owner -Wait
/// $project.DefaultBranch | Get-NeonConnectionString -Pooled</code>
/// </example>
/// <example>
/// <para>A project that only an office can reach, with a week of history and a limit on its compute time</para>
/// <code>New-NeonProject ledger -AllowedIp 203.0.113.0/24 -HistoryRetention 7.00:00 -QuotaComputeTime 10:00:00</code>
/// </example>
/// <example>
/// <para>The password of the first role</para>
/// <code>(New-NeonProject app -Wait).Roles[0].Credential</code>
/// </example>
/// <example>
/// <para>Make sure that a project is there, however often the script runs</para>
/// <code>New-NeonProject shop -Region aws-eu-central-1 -IfNotExists -Wait | Get-NeonBranch -Default</code>
/// </example>
/// <seealso cref="GetNeonProjectCommand"/>
/// <seealso cref="SetNeonProjectCommand"/>
/// <seealso href="about_Neon"/>
/// <seealso href="https://api-docs.neon.tech/reference/createproject"/>
[Cmdlet(VerbsCommon.New, "NeonProject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Project))]
[NeonOperation("createProject")]
public sealed class NewNeonProjectCommand : ProjectSettingsCmdlet
{
    /// <summary>The name of the new project, 1 to 256 characters; names may repeat. The project's id is its name without it.</summary>
    [Parameter(Position = 0)]
    [ValidateLength(1, 256)]
    [ValidateName]
    [SingleValue]
    public string? Name { get; set; }

    /// <summary>
    /// The organization that gets the project, by id, by exact name or piped in. Without it the organization of the context
    /// is used, and where there is none, the one that the key belongs to.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [SingleValue]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>The region, such as <c>aws-eu-central-1</c>; see <c>Get-NeonRegion</c>. Neon chooses without it.</summary>
    [Parameter]
    [Alias("RegionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [SingleValue]
    public string? Region { get; set; }

    /// <summary>
    /// The major version of Postgres: 14 to 19, where 19 is available only to accounts that it is enabled for. It cannot be
    /// changed later. Default: chosen by Neon, which is 18 since June 2026.
    /// </summary>
    [Parameter]
    [ValidateRange(14, 19)]
    [ArgumentCompleter(typeof(PgVersionCompleter))]
    [WholeNumber(14, 19)]
    public int? PgVersion { get; set; }

    /// <summary>The name of the default branch, 1 to 256 characters; <c>main</c> without it.</summary>
    [Parameter]
    [ValidateLength(1, 256)]
    [ValidateName]
    [SingleValue]
    public string? BranchName { get; set; }

    /// <summary>The name of the first database; <c>neondb</c> without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateName]
    [SingleValue]
    public string? DatabaseName { get; set; }

    /// <summary>The name of the first role, the owner of the database; the database's name with <c>_owner</c> without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateName]
    [SingleValue]
    public string? RoleName { get; set; }

    /// <summary>Keys and values to annotate the default branch with.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public Hashtable? Annotation { get; set; }

    /// <summary>Do not store the passwords of roles at Neon; they are told once and cannot be looked up later.</summary>
    [Parameter]
    public SwitchParameter NoStorePasswords { get; set; }

    /// <summary>How computes are provided, such as <c>k8s-neonvm</c>. Neon chooses without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProvisionerCompleter))]
    [SingleValue]
    public string? Provisioner { get; set; }

    /// <summary>
    /// Give the organization's project that has the name, if there is one, instead of creating it. It is left as it is: only
    /// what cannot be changed later (-Region, -PgVersion, -Provisioner, -NoStorePasswords) must be the same, or it is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        var create = Create(Context.OrganizationId);
        Existing.EnsureNamed(IfNotExists, Name, "project");
        if (!ShouldProcess(OrganizationScope.Describe(Context, Organization, null, Name ?? "(named by Neon)"), Existing.Action(IfNotExists, "Create project")))
        {
            return;
        }

        if (Organization is not null)
        {
            create = Create(await Organization.ResolveAsync(Client, cancellation));
        }

        var existing = new Existing<Project>(this, IfNotExists, "project", Name ?? string.Empty)
        {
            Find = stop => ProjectNames.ListOwnAsync(Client, Name!, create.OrgId, stop),
            Id = found => found.ProjectId,
            Traits = found =>
            [
                new Trait("region", Region, found.RegionId),
                new Trait("version of Postgres", PgVersion, found.PgVersion),
                new Trait("provisioner", Provisioner, found.Provisioner),
                new Trait("storing of passwords", NoStorePasswords ? "off" : null, found.StorePasswords == true ? "on" : "off"),
            ],
            Changeable = async (found, stop) => [.. Differences(found), .. await BranchDifferencesAsync(found.ProjectId!, stop)],
        };
        var (project, isNew) = await existing.OrCreateAsync(stop => new ProjectApi(Client).CreateAsync(create, stop), cancellation);
        if (!isNew)
        {
            project.Operations = await UnderWayAsync(project.ProjectId!, _ => true, cancellation);
        }

        await CompleteAsync(project, emit: true, cancellation);
    }

    /// <summary>
    /// How the default branch of a project that is there differs from the one that was asked for; looked at only where the
    /// user has named something of it.
    /// </summary>
    private async Task<IReadOnlyList<Trait>> BranchDifferencesAsync(string projectId, CancellationToken cancellation)
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

        var database = DatabaseName is null ? null : await new DatabaseApi(Client).FindAsync(projectId, branchId, DatabaseName, cancellation);
        var role = RoleName is null ? null : await new RoleApi(Client).FindAsync(projectId, branchId, RoleName, cancellation);
        return
        [
            new Trait("default branch", BranchName, branch.Name) { ChangedBy = "Set-NeonBranch" },
            Trait.OfMap("annotation", TextMap.Of(Annotation), branch.Annotation),
            new Trait($"database '{DatabaseName}'", DatabaseName is null ? null : "present", database is null ? "missing" : "present") { ChangedBy = "New-NeonDatabase" },
            new Trait($"role '{RoleName}'", RoleName is null ? null : "present", role is null ? "missing" : "present") { ChangedBy = "New-NeonRole" },
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
