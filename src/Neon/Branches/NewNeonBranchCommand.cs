using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a branch of a project.</summary>
/// <remarks>
/// <para>The branch begins as a copy of its parent at this moment, or at the moment that -ParentTimestamp or -ParentLsn
/// name. Without -Parent it is made from the project's default branch. It costs storage only for what changes.</para>
/// <para>A read-write compute is created with the branch so that it can be connected to; -NoCompute leaves it out. The
/// branch stays until it is removed, unless -ExpiresIn or -ExpiresAt ends it. With -Wait the branch is emitted when Neon
/// has finished.</para>
/// </remarks>
/// <example>
/// <para>A branch for a pull request that goes away by itself</para>
/// <code>New-NeonBranch pr-42 -Project app -ExpiresIn 7.00:00 -Wait | Get-NeonConnectionString -Pooled</code>
/// </example>
/// <example>
/// <para>Yesterday's state of a branch</para>
/// <code>New-NeonBranch inspect -Project app -Parent main -ParentTimestamp (Get-Date).AddDays(-1)</code>
/// </example>
/// <example>
/// <para>The tables without their data</para>
/// <code>New-NeonBranch empty -Project app -SchemaOnly</code>
/// </example>
/// <seealso cref="GetNeonBranchCommand"/>
/// <seealso cref="RemoveNeonBranchCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createprojectbranch"/>
[Cmdlet(VerbsCommon.New, "NeonBranch", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Branch))]
[NeonOperation("createProjectBranch")]
public sealed class NewNeonBranchCommand : ComputeCmdlet
{
    private static readonly string[] ComputeParameters =
    [
        nameof(EndpointType), nameof(MinCu), nameof(MaxCu), nameof(SuspendTimeout), nameof(NeverSuspend), nameof(PgSettings),
        nameof(PreloadLibrary), nameof(UseDefaultLibraries), nameof(Provisioner),
    ];

    /// <summary>The name of the new branch, 1 to 256 characters. Neon makes one up without it.</summary>
    [Parameter(Position = 0)]
    [ValidateLength(1, 256)]
    public string? Name { get; set; }

    /// <summary>The branch to copy, by id, by exact name or as an object; the project's default branch without it.</summary>
    [Parameter]
    [Alias("ParentId")]
    [ValidateNotNull]
    public BranchIdentity? Parent { get; set; }

    /// <summary>Copy the parent as it was at this time.</summary>
    [Parameter]
    public DateTimeOffset? ParentTimestamp { get; set; }

    /// <summary>Copy the parent as it was at this log position, such as <c>0/1E19478</c>.</summary>
    [Parameter]
    [ValidatePattern(PointInTime.LsnForm)]
    public string? ParentLsn { get; set; }

    /// <summary>Copy the schema without the data. Such a branch is a root branch.</summary>
    [Parameter]
    public SwitchParameter SchemaOnly { get; set; }

    /// <summary>Protect the branch from removal and reset.</summary>
    [Parameter]
    public SwitchParameter Protected { get; set; }

    /// <summary>Create the branch archived: without compute until it is first used.</summary>
    [Parameter]
    public SwitchParameter Archived { get; set; }

    /// <summary>When the branch is removed by itself, at most 30 days from now.</summary>
    [Parameter]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>After which time the branch is removed by itself, such as <c>7.00:00</c> for seven days.</summary>
    [Parameter]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Keys and values to annotate the branch with.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Annotation { get; set; }

    /// <summary>Create no compute; the branch cannot be connected to until it gets one.</summary>
    [Parameter]
    public SwitchParameter NoCompute { get; set; }

    /// <summary>The kind of compute: <c>read_write</c> or <c>read_only</c>.</summary>
    /// <value>read_write</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string EndpointType { get; set; } = "read_write";

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Name;
        var expiresAt = PointInTime.Expiry(ExpiresAt, ExpiresIn, Client.Clock);
        PointInTime.Check(ParentTimestamp, ParentLsn, nameof(ParentTimestamp), nameof(ParentLsn), Client.Clock);
        Parent?.EnsureNamed();
        var compute = Compute();
        if (!ShouldProcess(Describe(Name ?? "(named by Neon)"), "Create branch"))
        {
            return;
        }

        var projectId = await ProjectIdAsync(cancellation);
        var parentId = Parent is null ? null : (await TargetBranchAsync(Parent, cancellation)).BranchId;
        var body = new BranchCreateBody
        {
            Branch = new BranchCreate
            {
                Name = Name,
                ParentId = parentId,
                ParentTimestamp = ParentTimestamp,
                ParentLsn = ParentLsn,
                InitSource = SchemaOnly ? "schema-only" : null,
                Protected = Protected ? true : null,
                Archived = Archived ? true : null,
                ExpiresAt = expiresAt,
            },
            Endpoints = compute is null ? null : [compute],
            AnnotationValue = TextMap.Of(Annotation),
        };
        await CompleteAsync(await new BranchApi(Client).CreateAsync(projectId, body, cancellation), emit: true, cancellation);
    }

    private BranchEndpointCreate? Compute()
    {
        if (!NoCompute)
        {
            return new BranchEndpointCreate
            {
                Type = EndpointType,
                AutoscalingLimitMinCu = MinCu,
                AutoscalingLimitMaxCu = MaxCu,
                SuspendTimeoutSeconds = SuspendTimeoutSeconds(),
                Settings = Settings(),
                Provisioner = Provisioner,
            };
        }

        var contradiction = Array.Find(ComputeParameters, MyInvocation.BoundParameters.ContainsKey);
        return contradiction is null
            ? null
            : throw new NeonApiException(NeonFailure.InvalidInput, $"-NoCompute contradicts -{contradiction}.") { Advice = "Give one of them." };
    }
}
