using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the name or the owner of a database.</summary>
/// <remarks>
/// <para>Only the specified properties are changed. A new name changes the connection strings of the database.</para>
/// </remarks>
/// <example>
/// <para>Rename a database</para>
/// <code>Set-NeonDatabase orders -Project app -Branch main -Name orders_2026</code>
/// </example>
/// <example>
/// <para>Make one role the owner of all databases of a branch</para>
/// <code>Get-NeonDatabase -Project app -Branch main | Set-NeonDatabase -Owner app_user</code>
/// </example>
/// <seealso cref="GetNeonDatabaseCommand"/>
/// <seealso href="https://neon.com/docs/manage/databases"/>
[Cmdlet(VerbsCommon.Set, "NeonDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(Database))]
[NeonOperation("updateProjectBranchDatabase")]
public sealed class SetNeonDatabaseCommand : BranchChangeCmdlet
{
    /// <summary>The databases to change, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The databases to change, by exact name or piped in.")]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [RefuseOtherRows(typeof(DatabaseIdentity))]
    public DatabaseIdentity[] Database { get; set; } = null!;

    /// <summary>The new name.</summary>
    [Parameter(HelpMessage = "The new name.")]
    [ValidateNotNullOrEmpty]
    [ValidateName]
    [NameOfOne]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <summary>The name of the role that becomes the owner.</summary>
    [Parameter(HelpMessage = "The name of the role that becomes the owner.")]
    [Alias("OwnerName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [TextValue]
    public string? Owner { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var database = Database.Current();
        Target = database;
        var name = database.Require();
        if (Name is null && Owner is null)
        {
            throw InputErrors.NoChanges("Specify -Name or -Owner.");
        }

        var api = new DatabaseApi(Client);
        if (ShowsChange)
        {
            var foreseen = await Parents.BranchOfAsync(Branch, database.Branch, cancellation);
            await DatabaseOwner.ForeseeAsync(this, foreseen, Owner, cancellation);
            await UniqueName.EnsureFreeAsync(this, "database", Name == name ? null : Name, async taken => await api.FindAsync(foreseen, taken, cancellation) is not null);
        }

        if (!await ShouldChangeAsync<Database>(
            Parents.DescribeOnBranch(Branch, database.Branch, database),
            "Change database",
            database,
            async stop => await api.GetAsync(await Parents.BranchOfAsync(Branch, database.Branch, stop), name, stop),
            current => [new("Name", Name, current?.DatabaseName), new("Owner", Owner, current?.OwnerName)],
            cancellation))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, database.Branch, cancellation);
        var update = new DatabaseUpdate { Name = Name, OwnerName = Owner };
        var changed = await api.UpdateAsync(branchKey, name, update, cancellation)
            .ExplainTakenAsync("database", Name)
            .ExplainOwnerAsync(this, branchKey, Owner, cancellation);
        await this.CompleteAsync(changed, emit: true, cancellation);
    }
}
