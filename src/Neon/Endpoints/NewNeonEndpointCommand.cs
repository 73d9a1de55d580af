using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a compute endpoint for a branch.</summary>
/// <remarks>
/// <para>A branch has at most one read-write compute and any number of read-only computes, all serving the same data. Neon
/// refuses to create a second read-write compute. The compute is started immediately, unless -Disabled is specified.</para>
/// <para>Settings that are not specified come from the project's defaults. A compute incurs cost while it runs, until it has
/// been idle for its suspend time-out and is suspended.</para>
/// <para>With -IfNotExists, an existing read-write compute of the branch is emitted unchanged; a read-only compute is looked
/// up by name. If the read-write compute does not have the specified name, the cmdlet reports the error
/// NeonEndpointDifferent.</para>
/// </remarks>
/// <example>
/// <para>Create a read replica for reports</para>
/// <code>Get-NeonBranch main -Project app | New-NeonEndpoint reports -Type read_only -MinCu 1 -MaxCu 4 -Wait</code>
/// </example>
/// <example>
/// <para>Create a compute for a branch that was created without one</para>
/// <code>New-NeonEndpoint -Project app -Branch pr-41 -SuspendTimeout 5m</code>
/// </example>
/// <example>
/// <para>Create a read replica, and get its connection string</para>
/// <code>Get-NeonBranch main -Project app | New-NeonEndpoint -Type read_only -Wait | Get-NeonConnectionString -Database orders -Role app_user</code>
/// </example>
/// <keywords>read replica, compute, autoscaling, suspend, scale to zero</keywords>
/// <seealso cref="GetNeonEndpointCommand"/>
/// <seealso cref="RemoveNeonEndpointCommand"/>
/// <seealso href="https://neon.com/docs/manage/endpoints"/>
[Cmdlet(VerbsCommon.New, "NeonEndpoint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Endpoint))]
[NeonOperation("createProjectEndpoint")]
public sealed class NewNeonEndpointCommand : ComputeCmdlet
{
    private const string ReadWrite = "read_write";

    /// <summary>The name of the new endpoint, 1 to 64 characters. Default: no name.</summary>
    [Parameter(Position = 0, HelpMessage = "The name of the new endpoint, 1 to 64 characters.")]
    [ValidateLength(1, 64)]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <inheritdoc cref="BranchCmdlet.Branch"/>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The branch, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Branch { get; set; }

    /// <summary>The type of compute: <c>read_write</c> or <c>read_only</c>.</summary>
    /// <value>read_write</value>
    [Parameter(HelpMessage = "The type of compute: read_write or read_only.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EndpointTypeCompleter))]
    [TextValue]
    public string Type { get; set; } = ReadWrite;

    /// <summary>
    /// The id of the region, such as <c>aws-us-east-2</c>. It must be the project's region, which is the default.
    /// </summary>
    [Parameter(HelpMessage = "The id of the region, such as aws-us-east-2.")]
    [Alias("RegionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [TextValue]
    public string? Region { get; set; }

    /// <summary>Refuses connections until the endpoint is enabled with <c>Set-NeonEndpoint -Disabled:$false</c>.</summary>
    [Parameter(HelpMessage = "Refuses connections until the endpoint is enabled with Set-NeonEndpoint -Disabled:$false.")]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Accepts connections without a password; <c>-PasswordlessAccess:$false</c> requires a password.</summary>
    [Parameter(HelpMessage = "Accepts connections without a password; -PasswordlessAccess:$false requires a password.")]
    public SwitchParameter PasswordlessAccess { get; set; }

    /// <summary>
    /// If the compute exists, returns it unchanged instead of creating one. It is the read-write compute of the branch, or
    /// the read-only compute with this name. If -Name is specified and the existing compute has another name, the cmdlet
    /// reports an error.
    /// </summary>
    [Parameter(HelpMessage = "If the compute exists, returns it unchanged instead of creating one.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? Name;
        var suspendTimeout = SuspendTimeoutSeconds();
        ExistingResource.EnsureNamed(IfNotExists && Type != ReadWrite, Name, "read-only endpoint");
        EndpointCreate On(BranchKey branchKey) => new()
        {
            BranchId = branchKey.BranchId,
            Type = Type,
            RegionId = Region,
            Name = Name,
            Settings = Settings(),
            AutoscalingLimitMinCu = MinCu,
            AutoscalingLimitMaxCu = MaxCu,
            SuspendTimeoutSeconds = suspendTimeout,
            Provisioner = Provisioner,
            Disabled = Given(Disabled, nameof(Disabled)),
            PasswordlessAccess = Given(PasswordlessAccess, nameof(PasswordlessAccess)),
        };
        var api = new EndpointApi(Client);
        var existing = new ExistingResource<Endpoint>(this, IfNotExists, "endpoint", Name ?? Type)
        {
            Find = async stop => [.. (await api.ListOfBranchAsync(await Parents.ParentBranchAsync(Branch, stop), stop))
                .Where(found => found.Type == Type && (Type == ReadWrite || found.Name == Name))],
            Foresee = async stop => await Parents.ParentBranchAsync(Branch, stop),
            IsUnique = Type == ReadWrite,
            Taken = "The branch already has a read-write compute.",
            TakenAdvice = "Add a replica: {New-NeonEndpoint} -Type read_only. To change the existing compute, use {Set-NeonEndpoint}; {Get-NeonEndpoint} lists the computes.",
            MustMatch = found => [new RequestedSetting("name", Name, found.Name is { Length: > 0 } own ? own : null), new RequestedSetting("region", Region, found.RegionId)],
            MayDiffer = (found, _) => Task.FromResult<IReadOnlyList<RequestedSetting>>(
            [
                .. Differences(found),
                new RequestedSetting("Disabled", Given(Disabled, nameof(Disabled)), found.Disabled ?? false) { ChangedBy = SetCompute },
                new RequestedSetting("PasswordlessAccess", Given(PasswordlessAccess, nameof(PasswordlessAccess)), found.PasswordlessAccess ?? false) { ChangedBy = SetCompute },
            ]),
        };
        if (!await existing.ShouldCreateAsync(Parents.DescribeOnBranch(Branch, null, Name ?? $"({Type})"), "Create endpoint", cancellation))
        {
            return;
        }

        var branchKey = await Parents.ParentBranchAsync(Branch, cancellation);
        var (endpoint, isNew) = await existing.OrCreateAsync(stop => api.CreateAsync(branchKey.ProjectId, On(branchKey), stop), cancellation);
        if (!isNew)
        {
            endpoint.Operations = await this.UnderWayAsync(branchKey.ProjectId, operation => operation.EndpointId == endpoint.EndpointId, cancellation);
        }

        await this.CompleteAsync(endpoint, emit: true, cancellation);
    }
}
