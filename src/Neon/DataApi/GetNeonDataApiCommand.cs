using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the Data API of a database, or those of all databases of a branch.</summary>
/// <remarks>
/// <para>With -Database, or a database piped in, a database that has no Data API is an error. Without it, each database of the
/// branch is asked about, one request for each, and those that have none are left out.</para>
/// </remarks>
/// <example>
/// <para>The address of a Data API</para>
/// <code>(Get-NeonDataApi orders -Project app -Branch main).Url</code>
/// </example>
/// <example>
/// <para>All Data APIs of a project and where they stand</para>
/// <code>Get-NeonBranch -Project app | Get-NeonDataApi | Select-Object BranchId, DatabaseName, Status, Url</code>
/// </example>
/// <seealso cref="NewNeonDataApiCommand"/>
/// <seealso cref="SetNeonDataApiCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getprojectbranchdataapi"/>
[Cmdlet(VerbsCommon.Get, "NeonDataApi")]
[OutputType(typeof(DataApi))]
[NeonOperation("getProjectBranchDataAPI")]
public sealed class GetNeonDataApiCommand : BranchCmdlet
{
    /// <summary>The database, by its exact name or piped in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [SingleValue(CanBePiped = true)]
    public DataApiIdentity? Database { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Database ?? Branch;
        var api = new DataApiApi(Client);
        if (Database is not null)
        {
            var name = Database.Require();
            var (project, branch) = await BranchOfAsync(Branch, Database.Branch, cancellation);
            WriteObject(await api.GetAsync(project, branch, name, cancellation));
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        foreach (var database in await new DatabaseApi(Client).ListAsync(projectId, branchId, cancellation))
        {
            if (database.DatabaseName is { } each && await api.FindAsync(projectId, branchId, each, cancellation) is { } found)
            {
                WriteObject(found);
            }
        }
    }
}
