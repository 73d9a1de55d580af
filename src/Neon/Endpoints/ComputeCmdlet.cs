using System.Collections;
using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base class of the cmdlets that create or change a compute, alone or with a branch.</summary>
public abstract class ComputeCmdlet : NeonApiCmdlet, IWaitingCmdlet
{
    private protected const string SetCompute = "Set-NeonEndpoint";

    /// <inheritdoc cref="ProjectCmdlet.Project"/>
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The project, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [IdentityValue(typeof(ProjectIdentity))]
    public ProjectIdentity? Project { get; set; }

    /// <summary>The smallest size of the compute in compute units, such as 0.25.</summary>
    [Parameter(HelpMessage = "The smallest size of the compute in compute units, such as 0.25.")]
    [ValidateRange(0.25, double.MaxValue)]
    [ArgumentCompleter(typeof(ComputeUnitCompleter))]
    [RealNumber]
    public double? MinCu { get; set; }

    /// <summary>The largest size of the compute in compute units.</summary>
    [Parameter(HelpMessage = "The largest size of the compute in compute units.")]
    [ValidateRange(0.25, double.MaxValue)]
    [ArgumentCompleter(typeof(ComputeUnitCompleter))]
    [RealNumber]
    [NotBelow(nameof(MinCu))]
    public double? MaxCu { get; set; }

    /// <summary>How long the compute may be idle before it is suspended; zero for Neon's default. At most seven days.</summary>
    [Parameter(HelpMessage = "How long the compute may be idle before it is suspended; zero for Neon's default.")]
    [ArgumentCompleter(typeof(MinutesCompleter))]
    [Duration]
    public TimeSpan? SuspendTimeout { get; set; }

    /// <summary>Never suspends the compute.</summary>
    [Parameter(HelpMessage = "Never suspends the compute.")]
    public SwitchParameter NeverSuspend { get; set; }

    /// <summary>The Postgres parameters of the compute, by name. All other parameters have their defaults.</summary>
    [Parameter(HelpMessage = "The Postgres parameters of the compute, by name.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    public Hashtable? PgSettings { get; set; }

    /// <summary>The libraries that Postgres loads at startup instead of Neon's default libraries; <c>@()</c> for none.</summary>
    [Parameter(HelpMessage = "The libraries that Postgres loads at startup instead of Neon's default libraries; @() for none.")]
    [AllowEmptyCollection]
    [ValidateNotNull]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(PreloadLibraryCompleter))]
    [TextValue(IsList = true)]
    public string[]? PreloadLibrary { get; set; }

    /// <summary>Loads Neon's default libraries in addition to those of <c>-PreloadLibrary</c>.</summary>
    [Parameter(HelpMessage = "Loads Neon's default libraries in addition to those of -PreloadLibrary.")]
    public SwitchParameter UseDefaultLibraries { get; set; }

    /// <summary>The provisioner of the compute, such as <c>k8s-neonvm</c>. Default: chosen by Neon.</summary>
    [Parameter(HelpMessage = "The provisioner of the compute, such as k8s-neonvm.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProvisionerCompleter))]
    [TextValue]
    public string? Provisioner { get; set; }

    /// <inheritdoc cref="ProjectChangeCmdlet.Wait"/>
    [Parameter(HelpMessage = "Waits until Neon has completed the change, then returns the object in its new state.")]
    public SwitchParameter Wait { get; set; }

    /// <inheritdoc cref="ProjectChangeCmdlet.TimeoutSec"/>
    [Parameter(HelpMessage = "How many seconds to wait with -Wait.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(SecondsCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <inheritdoc cref="ProjectChangeCmdlet.ThrottleLimit"/>
    [Parameter(HelpMessage = "How many inputs are processed at the same time.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(ThrottleLimitCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int ThrottleLimit { get; set; } = 1;

    /// <inheritdoc/>
    private protected override int InputsAtOnce => ThrottleLimit;

    /// <inheritdoc/>
    internal override ParentScope Parents => new(this, () => Project);

    /// <summary>The suspend time-out to send; null if none is specified.</summary>
    internal long? SuspendTimeoutSeconds() => ComputeSettings.SuspendTimeout(SuspendTimeout, NeverSuspend);

    /// <summary>
    /// The settings to send; null if none are specified. Settings that are not specified keep their current values.
    /// </summary>
    internal EndpointSettings? Settings(EndpointSettings? present = null) =>
        ComputeSettings.Of(PgSettings, PreloadLibrary, Given(UseDefaultLibraries, nameof(UseDefaultLibraries)), present);

    /// <summary>How an existing compute differs from the requested one.</summary>
    /// <param name="current">The compute; null if it is not known.</param>
    internal IReadOnlyList<RequestedSetting> Differences(Endpoint? current)
    {
        var (settings, libraries) = (current?.Settings, current?.Settings?.PreloadLibraries);
        return
        [
            new("MinCu", MinCu, current?.MinCu) { ChangedBy = SetCompute },
            new("MaxCu", MaxCu, current?.MaxCu) { ChangedBy = SetCompute },
            ComputeSettings.OfSuspendTimeout(SuspendTimeoutSeconds(), current?.SuspendTimeoutSeconds) with { ChangedBy = SetCompute },
            RequestedSetting.OfReplacedMap("PgSettings", TextMap.Of(PgSettings), settings?.PgSettings) with { ChangedBy = SetCompute },
            RequestedSetting.OfList("list of preloaded libraries", PreloadLibrary, libraries?.EnabledLibraries) with { ChangedBy = SetCompute, Parameter = nameof(PreloadLibrary) },
            new("use of default libraries", Settings()?.PreloadLibraries?.UseDefaults, libraries?.UseDefaults ?? false) { ChangedBy = SetCompute, Parameter = nameof(UseDefaultLibraries) },
            new("Provisioner", Provisioner, current?.Provisioner) { ChangedBy = SetCompute },
        ];
    }
}
