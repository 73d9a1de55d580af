using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the size, suspend time-out, settings or name of a compute endpoint.</summary>
/// <remarks>
/// <para>Only the specified properties are changed. -MinCu and -MaxCu are the limits of autoscaling. A new size or new
/// settings restart the compute and drop its connections; an idle compute is started briefly for the change. The compute is
/// ready when the operations have finished: use -Wait.</para>
/// <para>-PgSettings replaces all Postgres parameters, and -PreloadLibrary replaces all libraries. Neon replaces all
/// settings at once, so the cmdlet reads the endpoint first and sends unspecified settings back unchanged.</para>
/// </remarks>
/// <example>
/// <para>Let the read-write compute of a branch scale up to eight compute units</para>
/// <code>Get-NeonBranch main -Project app | Get-NeonEndpoint -Type read_write | Set-NeonEndpoint -MinCu 2 -MaxCu 8 -Wait</code>
/// </example>
/// <example>
/// <para>Accept connections again</para>
/// <code>Set-NeonEndpoint ep-bold-sun-a1b2c3d4 -Project app -Disabled:$false</code>
/// </example>
/// <example>
/// <para>Add a Postgres parameter to the existing ones</para>
/// <code>$endpoint = Get-NeonEndpoint reports -Project app
/// $parameters = @{ work_mem = '64MB' }
/// $endpoint.Settings.PgSettings.GetEnumerator() | ForEach-Object { $parameters[$_.Key] = $_.Value }
/// $endpoint | Set-NeonEndpoint -PgSettings $parameters</code>
/// </example>
/// <keywords>compute, scale, resize, autoscaling, suspend time-out, scale to zero, auto-suspend, cpu, memory</keywords>
/// <seealso cref="GetNeonEndpointCommand"/>
/// <seealso cref="RestartNeonEndpointCommand"/>
/// <seealso href="https://neon.com/docs/manage/endpoints"/>
[Cmdlet(VerbsCommon.Set, "NeonEndpoint", SupportsShouldProcess = true)]
[OutputType(typeof(Endpoint))]
[NeonOperation("updateProjectEndpoint")]
public sealed class SetNeonEndpointCommand : ComputeCmdlet
{
    /// <summary>The endpoints to change, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The endpoints to change, by id, by exact name or piped in.")]
    [Alias("EndpointId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(EndpointCompleter))]
    [RefuseOtherRows(typeof(EndpointIdentity))]
    public EndpointIdentity[] Endpoint { get; set; } = null!;

    /// <summary>The new name, 1 to 64 characters.</summary>
    [Parameter(HelpMessage = "The new name, 1 to 64 characters.")]
    [ValidateLength(1, 64)]
    [ValidateName]
    [NameOfOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <summary>Refuses connections and suspends the compute; <c>-Disabled:$false</c> accepts connections again.</summary>
    [Parameter(HelpMessage = "Refuses connections and suspends the compute; -Disabled:$false accepts connections again.")]
    public SwitchParameter Disabled { get; set; }

    /// <summary>Accepts connections without a password; <c>-PasswordlessAccess:$false</c> requires a password.</summary>
    [Parameter(HelpMessage = "Accepts connections without a password; -PasswordlessAccess:$false requires a password.")]
    public SwitchParameter PasswordlessAccess { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var endpoint = Endpoint.Current();
        Target = endpoint;
        var update = Update();
        if (update == new EndpointUpdate())
        {
            throw InputErrors.NoChanges("Specify -Name, -MinCu, -MaxCu, -SuspendTimeout, -NeverSuspend, -PgSettings, -PreloadLibrary, -UseDefaultLibraries, -Provisioner, -Disabled or -PasswordlessAccess.");
        }

        var api = new EndpointApi(Client);
        var current = await PresentAsync(endpoint, ReadAsync, isNeeded: ShowsChange, cancellation);
        await this.NameBranchAsync(endpoint.ProjectId ?? current?.ProjectId, endpoint.BranchId ?? current?.BranchId, cancellation);
        if (!ShouldProcess(
            Parents.Describe(endpoint.BranchId ?? current?.BranchId, endpoint),
            RequestedSetting.Describe("Change endpoint" + Consequences(update), Changes(update, current), isKnown: current is not null)))
        {
            return;
        }

        var (projectId, endpointId) = await Parents.TargetEndpointAsync(endpoint, cancellation);
        if (update.Settings is not null)
        {
            update = update with { Settings = Settings((await api.GetAsync(projectId, endpointId, cancellation)).Settings) };
        }

        await this.CompleteAsync(await api.UpdateAsync(projectId, endpointId, update, cancellation), emit: true, cancellation);
    }

    private static string Consequences(EndpointUpdate update) => string.Concat(
        update.Disabled == true ? ", suspending it and refusing connections" : string.Empty,
        update.PasswordlessAccess == true ? ", accepting connections without a password" : string.Empty,
        update.Disabled != true && update is not { AutoscalingLimitMinCu: null, AutoscalingLimitMaxCu: null, Settings: null, Provisioner: null }
            ? ", which may restart its compute and drop its connections"
            : string.Empty);

    private async Task<Endpoint?> ReadAsync(CancellationToken cancellation)
    {
        var (projectId, endpointId) = await Parents.TargetEndpointAsync(Endpoint.Current(), cancellation);
        return await new EndpointApi(Client).GetAsync(projectId, endpointId, cancellation);
    }

    private IEnumerable<RequestedSetting> Changes(EndpointUpdate update, Endpoint? current)
    {
        SizeRefusals.EnsureOrder(MinCu ?? current?.MinCu, MaxCu ?? current?.MaxCu);
        return
        [
            new("Name", Name, current?.Name),
            .. Differences(current),
            new("Disabled", update.Disabled, current?.Disabled ?? false),
            new("PasswordlessAccess", update.PasswordlessAccess, current?.PasswordlessAccess ?? false),
        ];
    }

    private EndpointUpdate Update() => new()
    {
        Name = Name,
        Settings = Settings(),
        AutoscalingLimitMinCu = MinCu,
        AutoscalingLimitMaxCu = MaxCu,
        SuspendTimeoutSeconds = SuspendTimeoutSeconds(),
        Provisioner = Provisioner,
        Disabled = Given(Disabled, nameof(Disabled)),
        PasswordlessAccess = Given(PasswordlessAccess, nameof(PasswordlessAccess)),
    };
}
