using System.Collections;
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
/// <seealso cref="GetNeonEndpointCommand"/>
/// <seealso cref="RemoveNeonEndpointCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createprojectendpoint"/>
[Cmdlet(VerbsCommon.New, "NeonEndpoint", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Endpoint))]
[NeonOperation("createProjectEndpoint")]
public sealed class NewNeonEndpointCommand : BranchChangeCmdlet
{
    /// <summary>The name of the new endpoint, 1 to 64 characters. An endpoint needs none.</summary>
    [Parameter(Position = 0)]
    [ValidateLength(1, 64)]
    public string? Name { get; set; }

    /// <summary>The kind of compute: <c>read_write</c> or <c>read_only</c>.</summary>
    /// <value>read_write</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = "read_write";

    /// <summary>The smallest size of the compute in compute units, such as 0.25.</summary>
    [Parameter]
    [ValidateRange(0.25, double.MaxValue)]
    public double? MinCu { get; set; }

    /// <summary>The largest size of the compute in compute units.</summary>
    [Parameter]
    [ValidateRange(0.25, double.MaxValue)]
    public double? MaxCu { get; set; }

    /// <summary>Time without work after which the compute is suspended; zero for Neon's default. At most seven days.</summary>
    [Parameter]
    public TimeSpan? SuspendTimeout { get; set; }

    /// <summary>Never suspend the compute.</summary>
    [Parameter]
    public SwitchParameter NeverSuspend { get; set; }

    /// <summary>Postgres parameters of the compute, by name.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? PgSettings { get; set; }

    /// <summary>Libraries that Postgres loads at its start, instead of Neon's default ones.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? PreloadLibrary { get; set; }

    /// <summary>Load Neon's default libraries as well as those of <c>-PreloadLibrary</c>.</summary>
    [Parameter]
    public SwitchParameter UseDefaultLibraries { get; set; }

    /// <summary>How the compute is provided, such as <c>k8s-neonvm</c>. Neon chooses without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Provisioner { get; set; }

    /// <summary>The id of the region, such as <c>aws-us-east-2</c>. It must be the project's region, which is used without it.</summary>
    [Parameter]
    [Alias("RegionId")]
    [ValidateNotNullOrEmpty]
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
        var suspendTimeout = ComputeSettings.SuspendTimeout(SuspendTimeout, NeverSuspend);
        if (!ShouldProcess(Describe((object?)Branch ?? Context.BranchId, Name ?? $"({Type})"), "Create endpoint"))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        var create = new EndpointCreate
        {
            BranchId = branchId,
            Type = Type,
            RegionId = Region,
            Name = Name,
            Settings = ComputeSettings.Of(PgSettings, PreloadLibrary, Given(UseDefaultLibraries, nameof(UseDefaultLibraries))),
            AutoscalingLimitMinCu = MinCu,
            AutoscalingLimitMaxCu = MaxCu,
            SuspendTimeoutSeconds = suspendTimeout,
            Provisioner = Provisioner,
            Disabled = Given(Disabled, nameof(Disabled)),
            PasswordlessAccess = Given(PasswordlessAccess, nameof(PasswordlessAccess)),
        };
        await CompleteAsync(await new EndpointApi(Client).CreateAsync(projectId, create, cancellation), emit: true, cancellation);
    }

    private bool? Given(SwitchParameter value, string name) => MyInvocation.BoundParameters.ContainsKey(name) ? value.ToBool() : null;
}
