using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a compute endpoint for a branch.</summary>
/// <remarks>
/// <para>A branch has at most one read-write compute and any number of read-only ones, all of the same data. Creating a
/// second read-write compute is refused by Neon. The compute is started at once, unless it is created with -Disabled.</para>
/// <para>What is not named comes from the project's defaults. A compute is paid for while it runs: until its time without
/// work is over and it is suspended.</para>
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
    /// <summary>The name of the new endpoint, 1 to 64 characters. An endpoint needs none.</summary>
    [Parameter(Position = 0)]
    [ValidateLength(1, 64)]
    public string? Name { get; set; }

    /// <inheritdoc cref="BranchCmdlet.Branch"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("BranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public BranchIdentity? Branch { get; set; }

    /// <summary>The kind of compute: <c>read_write</c> or <c>read_only</c>.</summary>
    /// <value>read_write</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EndpointTypeCompleter))]
    public string Type { get; set; } = "read_write";

    /// <summary>The id of the region, such as <c>aws-us-east-2</c>. It must be the project's region, which is used without it.</summary>
    [Parameter]
    [Alias("RegionId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>Turn connections away until the endpoint is enabled with <c>Set-NeonEndpoint -Disabled:$false</c>.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Let connections in without a password; <c>-PasswordlessAccess:$false</c> forbids it.</summary>
    [Parameter]
    public SwitchParameter PasswordlessAccess { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Branch ?? Name;
        var suspendTimeout = SuspendTimeoutSeconds();
        if (!ShouldProcess(Describe((object?)Branch ?? Context.BranchIdOrName, Name ?? $"({Type})"), "Create endpoint"))
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
        await CompleteAsync(await new EndpointApi(Client).CreateAsync(projectId, create, cancellation), emit: true, cancellation);
    }
}
