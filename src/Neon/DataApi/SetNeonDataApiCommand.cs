using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes how a Data API serves its database, or has it read the schema anew.</summary>
/// <remarks>
/// <para>Only what is named is changed. Neon takes all settings at once and resets those that are left out, so the present ones
/// are read first and sent along; somebody who changes them at the same time is overwritten. With -Replace nothing is read:
/// what is not named has Neon's default afterwards.</para>
/// <para>Every change has the schema read anew, so that new tables and columns are served; -RefreshSchema does only that. Who
/// issues the tokens cannot be changed: remove the Data API and create it again.</para>
/// </remarks>
/// <example>
/// <para>Serve new tables after a migration</para>
/// <code>Set-NeonDataApi orders -Project app -Branch main -RefreshSchema</code>
/// </example>
/// <example>
/// <para>One more schema for all Data APIs of a branch</para>
/// <code>Get-NeonDataApi -Project app -Branch main | Set-NeonDataApi -Schema public, api</code>
/// </example>
/// <example>
/// <para>All settings as they are by default, but for one</para>
/// <code>Set-NeonDataApi orders -Project app -Branch main -MaxRows 1000 -Replace</code>
/// </example>
/// <seealso cref="GetNeonDataApiCommand"/>
/// <seealso cref="NewNeonDataApiCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateprojectbranchdataapi"/>
[Cmdlet(VerbsCommon.Set, "NeonDataApi", SupportsShouldProcess = true)]
[OutputType(typeof(DataApi))]
[NeonOperation("updateProjectBranchDataAPI", "getProjectBranchDataAPI")]
public sealed class SetNeonDataApiCommand : DataApiCmdlet
{
    /// <summary>The database whose Data API to change, by its exact name, or the Data API or the database piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [RefuseOtherRows(typeof(DataApiIdentity))]
    public DataApiIdentity Database { get; set; } = null!;

    /// <summary>Reset every setting that is not named to Neon's default.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    /// <summary>Have the schema read anew without changing a setting. Every change of a setting does so, too.</summary>
    [Parameter]
    public SwitchParameter RefreshSchema { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Database;
        var name = Database.Require();
        var settings = Settings() ?? (Replace ? new DataApiSettings() : null);
        if (settings is null && !RefreshSchema)
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "No changes were specified.")
            {
                Advice = "Give a setting such as -Schema or -MaxRows, -Replace to reset all settings, or -RefreshSchema.",
            };
        }

        var action = settings is null ? "Read the schema anew" : Replace ? "Replace all settings of the Data API" : "Change Data API";
        if (!ShouldProcess(DescribeOnBranch(Branch, Database.Branch, Database), action))
        {
            return;
        }

        var api = new DataApiApi(Client);
        var (projectId, branchId) = await BranchOfAsync(Branch, Database.Branch, cancellation);
        if (settings is not null && !Replace)
        {
            settings = settings.Over((await api.GetAsync(projectId, branchId, name, cancellation)).Settings);
        }

        await api.UpdateAsync(projectId, branchId, name, new DataApiUpdate { Settings = settings }, cancellation);
        var known = new DataApi { Settings = settings }.Of(projectId, branchId, name);
        var changed = await Client.ReadBackAsync(api.GetAsync(projectId, branchId, name, cancellation), known, $"the Data API of {name}");
        if (await FollowAsync(changed, stop => api.GetAsync(projectId, branchId, name, stop), DataApiWait.Judge, cancellation) is { } ended)
        {
            WriteObject(ended);
        }
    }
}
