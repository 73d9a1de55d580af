using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes the Data API of a database.</summary>
/// <remarks>
/// <para>Its URL stops responding immediately. The database and its data are kept, and so are the roles, grants and
/// functions that were created for the Data API.</para>
/// </remarks>
/// <example>
/// <para>Remove the Data API of a database</para>
/// <code>Remove-NeonDataApi orders -Project app -Branch main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Preview the removal of all Data APIs of a branch</para>
/// <code>Get-NeonDataApi -Project app -Branch main | Remove-NeonDataApi -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonDataApiCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonDataApi", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DataApi))]
[NeonOperation("deleteProjectBranchDataAPI")]
public sealed class RemoveNeonDataApiCommand : BranchCmdlet
{
    /// <summary>The databases whose Data API to remove, by exact name, or the Data API or the database piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The databases whose Data API to remove, by exact name, or the Data API or the database piped in.")]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [RefuseOtherRows(typeof(DataApiIdentity))]
    public DataApiIdentity[] Database { get; set; } = null!;

    /// <summary>
    /// Does nothing if the Data API does not exist, instead of reporting an error. A project, branch or database that does not
    /// exist is still an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the Data API does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed Data API: the piped object, or an object with its keys.</summary>
    [Parameter(HelpMessage = "Emits the removed Data API: the piped object, or an object with its keys.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var database = Database.Current();
        return new BranchItemRemoval<DataApi>(this, Parents, Branch, database)
        {
            Action = "Remove Data API; its URL stops responding",
            Id = database.Require,
            ReadAsync = (branchKey, name, stop) => new DataApiApi(Client).GetAsync(branchKey, name, stop),
            RemoveAsync = async (branchKey, name, stop) =>
            {
                await new DataApiApi(Client).RemoveAsync(branchKey, name, stop);
                return database.Input as DataApi ?? new DataApi().WithDatabase(branchKey, name);
            },
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
