using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the settings of a Data API, or refreshes its schema.</summary>
/// <remarks>
/// <para>Only the specified settings are changed. Neon replaces all settings at once, so the cmdlet reads the current
/// settings first and sends them too; changes that others make at the same time are overwritten. With -Replace, nothing is
/// read, and settings that are not specified are reset to Neon's defaults.</para>
/// <para>Every change refreshes the schema, so that new tables and columns are served; -RefreshSchema does only that. The
/// token issuer cannot be changed: remove the Data API and create it again.</para>
/// </remarks>
/// <example>
/// <para>Serve new tables after a migration</para>
/// <code>Set-NeonDataApi orders -Project app -Branch main -RefreshSchema</code>
/// </example>
/// <example>
/// <para>Serve another schema with all Data APIs of a branch</para>
/// <code>Get-NeonDataApi -Project app -Branch main | Set-NeonDataApi -Schema public, api</code>
/// </example>
/// <example>
/// <para>Reset all settings to their defaults, except one</para>
/// <code>Set-NeonDataApi orders -Project app -Branch main -MaxRows 1000 -Replace</code>
/// </example>
/// <seealso cref="GetNeonDataApiCommand"/>
/// <seealso cref="NewNeonDataApiCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonDataApi", SupportsShouldProcess = true)]
[OutputType(typeof(DataApi))]
[NeonOperation("updateProjectBranchDataAPI", "getProjectBranchDataAPI")]
public sealed class SetNeonDataApiCommand : DataApiCmdlet
{
    /// <summary>The databases whose Data API to change, by exact name, or the Data API or the database piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The databases whose Data API to change, by exact name, or the Data API or the database piped in.")]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [RefuseOtherRows(typeof(DataApiIdentity))]
    public DataApiIdentity[] Database { get; set; } = null!;

    /// <summary>Resets every setting that is not specified to Neon's default.</summary>
    [Parameter(HelpMessage = "Resets every setting that is not specified to Neon's default.")]
    public SwitchParameter Replace { get; set; }

    /// <summary>Refreshes the schema without changing a setting. Every change of a setting also refreshes it.</summary>
    [Parameter(HelpMessage = "Refreshes the schema without changing a setting.")]
    public SwitchParameter RefreshSchema { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var database = Database.Current();
        Target = database;
        var name = database.Require();
        var settings = Settings() ?? (Replace ? new DataApiSettings() : null);
        if (settings is null && !RefreshSchema)
        {
            throw InputErrors.NoChanges("Specify a setting such as -Schema or -MaxRows, -Replace to reset all settings, or -RefreshSchema.");
        }

        var action = settings is null ? "Refresh the schema" : Replace ? "Replace all settings of the Data API" : "Change Data API";
        var api = new DataApiApi(Client);
        if (!await ShouldChangeAsync<DataApi>(
            Parents.DescribeOnBranch(Branch, database.Branch, database),
            action,
            database,
            async stop => await api.GetAsync(await Parents.BranchOfAsync(Branch, database.Branch, stop), name, stop),
            current => settings is null ? [] : Differences(current?.Settings, Replace),
            cancellation))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, database.Branch, cancellation);
        if (settings is not null && !Replace)
        {
            settings = settings.Over((await api.GetAsync(branchKey, name, cancellation)).Settings);
        }

        await api.UpdateAsync(branchKey, name, new DataApiUpdate { Settings = settings }, cancellation);
        var known = new DataApi { Settings = settings }.WithDatabase(branchKey, name);
        var changed = await Client.ReadBackAsync(api.GetAsync(branchKey, name, cancellation), known, $"the Data API of {name}");
        if (await this.FollowAsync(changed, stop => api.GetAsync(branchKey, name, stop), DataApiWait.StateOf, cancellation) is { } ended)
        {
            WriteObject(ended);
        }
    }
}
