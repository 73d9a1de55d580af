using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a database from a branch, with all its data.</summary>
/// <remarks>
/// <para>A database that no longer exists is not an error. Other branches keep their own copies. To recover the database,
/// use Restore-NeonBranch while the branch's history is kept.</para>
/// </remarks>
/// <example>
/// <para>Remove a database in a script</para>
/// <code>Remove-NeonDatabase orders -Project app -Branch dev -Confirm:$false -Wait</code>
/// </example>
/// <example>
/// <para>Preview a clean-up</para>
/// <code>Get-NeonDatabase -Project app -Branch dev -Name test_* | Remove-NeonDatabase -WhatIf</code>
/// </example>
/// <example>
/// <para>Remove all databases that match a pattern, such as leftovers of tests, then wait for all removals together</para>
/// <code>Get-NeonDatabase -Project app -Branch dev -Name test_* | Remove-NeonDatabase -Confirm:$false -PassThru | Wait-NeonOperation</code>
/// </example>
/// <keywords>drop database, delete</keywords>
/// <seealso cref="GetNeonDatabaseCommand"/>
/// <seealso href="https://neon.com/docs/manage/databases"/>
[Cmdlet(VerbsCommon.Remove, "NeonDatabase", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Database))]
[NeonOperation("deleteProjectBranchDatabase")]
public sealed class RemoveNeonDatabaseCommand : BranchChangeCmdlet
{
    /// <summary>The databases to remove, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The databases to remove, by exact name or piped in.")]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [RefuseOtherRows(typeof(DatabaseIdentity))]
    public DatabaseIdentity[] Database { get; set; } = null!;

    /// <summary>
    /// Does nothing if the database does not exist, instead of reporting an error. A project or branch that does not exist is
    /// still an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the database does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed database with the operations that remove it.</summary>
    [Parameter(HelpMessage = "Emits the removed database with the operations that remove it.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var database = Database.Current();
        var removed = await new BranchItemRemoval<Database>(this, Parents, Branch, database)
        {
            Action = "Remove database with all its data",
            Id = database.Require,
            FindAsync = (branchKey, name, stop) => new DatabaseApi(Client).FindListedAsync(branchKey, name, stop),
            RemoveAsync = (branchKey, name, stop) => new DatabaseApi(Client).RemoveAsync(branchKey, name, stop),
        }.RunAsync(IfExists, cancellation);
        if (removed is not null)
        {
            await this.CompleteAsync(removed, PassThru, cancellation);
        }
    }
}
