using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a compute endpoint for a branch.</summary>
/// <remarks>
/// <para>A branch has at most one read-write compute and any number of read-only ones, all of the same data. Creating a
/// second read-write compute is refused by Neon. The compute is started at once, unless it is created with -Disabled.</para>
/// <para>What is not named comes from the project's defaults. A compute is paid for while it runs: until its time without
/// work is over and it is suspended.</para>
/// <para>With -IfNotExists the branch's read-write compute is emitted as it is, if it has one; a read-only compute is looked
/// for by its name. A read-write compute of another name than the one given is the error NeonEndpointDifferent.</para>
/// </remarks>
/// <example>
/// <para>A read replica for reports</para>
/// <code>Get-NeonBranch main -Project app | New-NeonEndpoint reports -Type read_only -MinCu 1 -MaxCu 4 -Wait</code>
/// </example>
/// <example>
/// <para>A compute for a branch that was made without one</para>
/// <code>New-NeonEndpoint -Project app -Branch archive -SuspendTimeout 00:05:00</code>
/// </example>
/// <example>
/// <para>A read replica, and how to connect to it</para>
/// <code>Get-NeonBranch main -Project app | New-NeonEndpoint -Type read_only -Wait | Get-NeonConnectionString -Database orders -Role app_owner</code>
/// </example>
/// <seealso cref="GetNeonEndpointCommand"/>
/// <seealso cref="RemoveNeonEndpointCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createprojectendpoint"/>
[Cmdlet(VerbsCommon.New, "NeonEndpoint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Endpoint))]
[NeonOperation("createProjectEndpoint")]
public sealed class NewNeonEndpointCommand : ComputeCmdlet
{
    private const string ReadWrite = "read_write";

    /// <summary>The name of the new endpoint, 1 to 64 characters. An endpoint needs none.</summary>
    [Parameter(Position = 0)]
    [ValidateLength(1, 64)]
    [ValidateName]
    [SingleValue]
    public string? Name { get; set; }

    /// <inheritdoc cref="BranchCmdlet.Branch"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [SingleValue]
    public BranchIdentity? Branch { get; set; }

    /// <summary>The kind of compute: <c>read_write</c> or <c>read_only</c>.</summary>
    /// <value>read_write</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EndpointTypeCompleter))]
    [SingleValue]
    public string Type { get; set; } = ReadWrite;

    /// <summary>The id of the region, such as <c>aws-us-east-2</c>. It must be the project's region, which is used without it.</summary>
    [Parameter]
    [Alias("RegionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [SingleValue]
    public string? Region { get; set; }

    /// <summary>Turn connections away until the endpoint is enabled with <c>Set-NeonEndpoint -Disabled:$false</c>.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Let connections in without a password; <c>-PasswordlessAccess:$false</c> forbids it.</summary>
    [Parameter]
    public SwitchParameter PasswordlessAccess { get; set; }

    /// <summary>
    /// Give the compute that is there, if there is one, instead of creating it: the read-write compute of the branch, or the
    /// read-only one that has the name. It is left as it is: only the name must be the same where one is given, or it is an
    /// error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? Name;
        var suspendTimeout = SuspendTimeoutSeconds();
        Existing.EnsureNamed(IfNotExists && Type != ReadWrite, Name, "read-only endpoint");
        if (!ShouldProcess(DescribeOnBranch(Branch, null, Name ?? $"({Type})"), Existing.Action(IfNotExists, "Create endpoint")))
        {
            return;
        }

        var (projectId, branchId) = await ParentBranchAsync(Branch, cancellation);
        var create = new EndpointCreate
        {
            BranchId = branchId,
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
        var existing = new Existing<Endpoint>(this, IfNotExists, "endpoint", Name ?? Type)
        {
            Find = async stop => [.. (await api.ListOfBranchAsync(projectId, branchId, stop))
                .Where(found => found.Type == Type && (Type == ReadWrite || found.Name == Name))],
            Traits = found => [new Trait("name", Name, found.Name is { Length: > 0 } own ? own : null), new Trait("region", Region, found.RegionId)],
            Changeable = (found, _) => Task.FromResult<IReadOnlyList<Trait>>(
            [
                .. Differences(found),
                new Trait("Disabled", create.Disabled, found.Disabled ?? false) { ChangedBy = SetCompute },
                new Trait("PasswordlessAccess", create.PasswordlessAccess, found.PasswordlessAccess ?? false) { ChangedBy = SetCompute },
            ]),
        };
        var (endpoint, isNew) = await existing.OrCreateAsync(stop => api.CreateAsync(projectId, create, stop), cancellation);
        if (!isNew)
        {
            endpoint.Operations = await UnderWayAsync(projectId, operation => operation.EndpointId == endpoint.EndpointId, cancellation);
        }

        await CompleteAsync(endpoint, emit: true, cancellation);
    }
}
