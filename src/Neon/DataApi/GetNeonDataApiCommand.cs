using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the Data API of a database, or those of all databases of a branch.</summary>
/// <remarks>
/// <para>If you specify -Database or pipe in a database, a database without a Data API is an error. Otherwise, the cmdlet
/// sends one request for each database of the branch, and omits databases without a Data API.</para>
/// </remarks>
/// <example>
/// <para>Get the URL of a Data API</para>
/// <code>(Get-NeonDataApi orders -Project app -Branch main).Url</code>
/// </example>
/// <example>
/// <para>List all Data APIs of a project with their status</para>
/// <code>Get-NeonBranch -Project app | Get-NeonDataApi | Select-Object BranchId, DatabaseName, Status, Url</code>
/// </example>
/// <seealso cref="NewNeonDataApiCommand"/>
/// <seealso cref="SetNeonDataApiCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonDataApi")]
[OutputType(typeof(DataApi))]
[NeonOperation("getProjectBranchDataAPI")]
public sealed class GetNeonDataApiCommand : BranchCmdlet
{
    /// <summary>The databases, by exact name or piped in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The databases, by exact name or piped in.")]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [IdentityValue(typeof(DataApiIdentity), IsList = true)]
    public DataApiIdentity[]? Database { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Database.Current();
        Target = (object?)target ?? Branch;
        var api = new DataApiApi(Client);
        if (target is not null)
        {
            var name = target.Require();
            var home = await Parents.BranchOfAsync(Branch, target.Branch, cancellation);
            WriteObject(await api.GetAsync(home, name, cancellation));
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        foreach (var database in await new DatabaseApi(Client).ListAsync(branchKey, cancellation))
        {
            if (database.DatabaseName is { } each && await api.FindAsync(branchKey, each, cancellation) is { } found)
            {
                WriteObject(found);
            }
        }
    }
}
