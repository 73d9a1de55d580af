using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the name or the settings of a project.</summary>
/// <remarks>
/// <para>Only the specified settings are changed. Neon replaces the list of allowed addresses as a whole, and may do so with
/// quotas and libraries: with -Append, or if only part of such a setting is specified, the cmdlet reads the current settings
/// first and sends the rest unchanged. A change that someone else makes to that setting between the read and the write is
/// lost.</para>
/// <para>Some changes need a second confirmation, regardless of -Confirm: <c>-AllowedIp @()</c>, or a range of all addresses,
/// opens the project to the whole internet; -AllowedIpsProtectedBranchesOnly opens all branches that are not protected; a
/// shorter -HistoryRetention discards the older history, from which branches could be restored; -EnableLogicalReplication
/// suspends the running computes and cannot be undone. To know whether a project already has such a setting, the cmdlet reads it
/// first. -Force skips the confirmation. In a session that cannot prompt, such a change is refused without -Force.</para>
/// </remarks>
/// <example>
/// <para>Keep two weeks of history and let computes scale to four units</para>
/// <code>Set-NeonProject app -HistoryRetention 14d -MinCu 0.25 -MaxCu 4</code>
/// </example>
/// <example>
/// <para>Allow one more network to connect</para>
/// <code>Set-NeonProject app -AllowedIp 198.51.100.0/24 -Append</code>
/// </example>
/// <example>
/// <para>Set a maintenance window for all projects</para>
/// <code>Get-NeonProject | Set-NeonProject -MaintenanceDay 6,7 -MaintenanceStart 03:00 -MaintenanceEnd 04:00 -Wait</code>
/// </example>
/// <keywords>
/// firewall, allowlist, whitelist, ip allow, trusted addresses, pitr, retention, autoscaling, quota, maintenance window,
/// logical replication
/// </keywords>
/// <seealso cref="GetNeonProjectCommand"/>
/// <seealso cref="NewNeonProjectCommand"/>
/// <seealso href="https://neon.com/docs/manage/projects"/>
[Cmdlet(VerbsCommon.Set, "NeonProject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Project))]
[NeonOperation("updateProject")]
public sealed class SetNeonProjectCommand : ProjectSettingsCmdlet
{
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>The projects to change, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The projects to change, by id, by exact name or piped in.")]
    [Alias("ProjectId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [RefuseOtherRows(typeof(ProjectIdentity))]
    public ProjectIdentity[] Project { get; set; } = null!;

    /// <summary>The new name, 1 to 256 characters.</summary>
    [Parameter(HelpMessage = "The new name, 1 to 256 characters.")]
    [ValidateLength(1, 256)]
    [ValidateName]
    [NameOfOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <summary>Adds the addresses of <c>-AllowedIp</c> to the current list instead of replacing it.</summary>
    [Parameter(HelpMessage = "Adds the addresses of -AllowedIp to the current list instead of replacing it.")]
    public SwitchParameter Append { get; set; }

    /// <summary>
    /// Does not ask before changes with lasting effects. These are opening the project to all addresses, discarding its
    /// history and enabling logical replication.
    /// </summary>
    [Parameter(HelpMessage = "Does not ask before changes with lasting effects.")]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var project = Project.Current();
        Target = project;
        if (Append && AllowedIp is not { Length: > 0 })
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-Append requires -AllowedIp.") { Advice = "Specify the addresses to add with -AllowedIp." };
        }

        var allowedIps = NamedAllowedIps();
        var update = Update(allowedIps, null);
        if (update is { Name: null, Settings: null, DefaultEndpointSettings: null, HistoryRetentionSeconds: null })
        {
            throw InputErrors.NoChanges("Specify -Name, -HistoryRetention, -AllowedIp, -MinCu, -MaxCu or another setting.");
        }

        var api = new ProjectApi(Client);
        async Task<Project?> ReadAsync(CancellationToken stop) => await api.GetAsync(await ProjectIdAsync(stop), stop);
        // A piped object can be older than a change, so it does not decide whether there is something to confirm.
        var current = !Force && ProjectConsequences.CanLast(update) ? await ReadAsync(cancellation) : await PresentAsync(project, ReadAsync, isNeeded: ShowsChange, cancellation);
        SizeRefusals.EnsureOrder(MinCu ?? current?.DefaultEndpointSettings?.MinCu, MaxCu ?? current?.DefaultEndpointSettings?.MaxCu);
        var consequences = new ProjectConsequences(update, Append, current);
        if (!ShouldProcess(
            ParentScope.DescribeIn(Context, project),
            RequestedSetting.Describe(
                "Change project" + (Append ? ", adding to its allowed addresses" : string.Empty) + consequences.Temporary + consequences.Lasting,
                [new("Name", Name, current?.Name), .. Differences(current, Resulting(allowedIps, current?.Settings?.AllowedIps))],
                isKnown: current is not null))
            || !IsAgreed(consequences.Lasting))
        {
            return;
        }

        var projectId = await ProjectIdAsync(cancellation);
        if (Append || update.Settings is { IsPartial: true })
        {
            var present = (await api.GetAsync(projectId, cancellation)).Settings;
            update = Update(allowedIps is null ? null : Complete(allowedIps, present?.AllowedIps), present);
        }

        var updated = await api.UpdateAsync(projectId, update, cancellation);
        ContextWarning.ProjectRenamed(this, projectId, Name);
        await this.CompleteAsync(updated, emit: true, cancellation);
    }

    private ValueTask<string> ProjectIdAsync(CancellationToken cancellation) => Project.Current().OnceAsync(Client, cancellation);

    private ProjectUpdate Update(AllowedIps? allowedIps, ProjectSettings? present) => new()
    {
        Name = Name,
        Settings = Settings(allowedIps, present),
        DefaultEndpointSettings = EndpointDefaults(),
        HistoryRetentionSeconds = HistoryRetentionSeconds(),
    };

    /// <summary>
    /// Neon replaces the list as a whole, so the members that the user did not specify are sent unchanged.
    /// </summary>
    private AllowedIps Complete(AllowedIps named, AllowedIps? present) => new()
    {
        Ips = Resulting(named, present)?.Ips ?? present?.Ips ?? [],
        ProtectedBranchesOnly = named.ProtectedBranchesOnly ?? present?.ProtectedBranchesOnly,
    };

    /// <summary>The specified members, with -Append together with the present addresses.</summary>
    private AllowedIps? Resulting(AllowedIps? named, AllowedIps? present) => !Append ? named : new()
    {
        Ips = [.. (present?.Ips ?? []).Union(named!.Ips!, StringComparer.Ordinal)],
        ProtectedBranchesOnly = named.ProtectedBranchesOnly,
    };

    private bool IsAgreed(string effects)
    {
        if (Force || effects.Length == 0)
        {
            return true;
        }

        return Ask(
            () => ShouldContinue($"This changes the project {ParentScope.DescribeIn(Context, Project.Current())}{effects}. Continue?", "Change project", ref _yesToAll, ref _noToAll),
            () => new NeonApiException(NeonFailure.Refused, $"Changing the project {Project.Current()}{effects} needs confirmation, but this session cannot prompt.")
            {
                Advice = "Use -Force to change it without confirmation.",
            });
    }
}
