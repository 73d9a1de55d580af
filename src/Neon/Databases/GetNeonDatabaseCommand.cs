using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the databases of a branch, or some of them.</summary>
/// <remarks>
/// <para>Without -Database, the cmdlet lists all databases of the branch; -Name filters the list and accepts wildcards. A
/// piped database includes its project and branch.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>List all databases of a branch</para>
/// <code>Get-NeonDatabase -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>List the owner of every database on every branch of a project</para>
/// <code>Get-NeonBranch -Project app | Get-NeonDatabase | Select-Object BranchId, DatabaseName, OwnerName</code>
/// </example>
/// <example>
/// <para>Get the connection strings of all databases that match a pattern</para>
/// <code>Get-NeonDatabase -Project app -Branch main -Name ord* | Get-NeonConnectionString -Pooled</code>
/// </example>
/// <seealso cref="NewNeonDatabaseCommand"/>
/// <seealso cref="RemoveNeonDatabaseCommand"/>
/// <seealso href="https://neon.com/docs/manage/databases"/>
[Cmdlet(VerbsCommon.Get, "NeonDatabase")]
[OutputType(typeof(Database))]
[NeonOperation("listProjectBranchDatabases", "getProjectBranchDatabase")]
public sealed class GetNeonDatabaseCommand : BranchCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Database";

    /// <summary>
    /// One or more databases, by exact name or piped in. A piped database is read again. Text with wildcard characters is a
    /// pattern, as for -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "One or more databases, by exact name or piped in.")]
    [Alias("DatabaseName")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<DatabaseCompleter>))]
    [IdentityValue(typeof(DatabaseIdentity), IsList = true, Filter = nameof(Name))]
    public DatabaseIdentity[]? Database { get; set; }

    /// <summary>
    /// Only databases with one of these names. A name without wildcard characters is matched exactly, including case; a pattern
    /// is matched ignoring case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only databases with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<DatabaseCompleter>))]
    public string[]? Name { get; set; }

    /// <summary>
    /// Only databases that were created at least this long ago, such as <c>14d</c>. Minimum: one second.
    /// Databases with an unknown creation time are excluded.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only databases that were created at least this long ago, such as 14d.")]
    [ArgumentCompleter(typeof(AgeCompleter))]
    [Duration]
    public TimeSpan? OlderThan { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Database.Current();
        Target = (object?)target ?? Branch;
        var api = new DatabaseApi(Client);
        if (target is not null)
        {
            var name = target.Require();
            var home = await Parents.BranchOfAsync(Branch, target.Branch, cancellation);
            WriteObject(await api.GetAsync(home, name, cancellation));
            return;
        }

        var names = NameFilter.Of(Name);
        var age = AgeFilter.Of(OlderThan, nameof(OlderThan), Client);
        var branchKey = await BranchAsync(cancellation);
        foreach (var database in await api.ListAsync(branchKey, cancellation))
        {
            WriteMatch(database, names.Matches(database.DatabaseName) && age.Matches(database.CreatedAt));
        }
    }
}
