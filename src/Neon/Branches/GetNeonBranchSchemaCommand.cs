using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the schema of a database on a branch, as SQL or as a structure.</summary>
/// <remarks>
/// <para>The cmdlet reads the current schema, or the schema at -Timestamp or -Lsn. The Sql property of the result contains
/// the statements. With -AsStructure, the Json property contains tables, columns and constraints instead.</para>
/// </remarks>
/// <example>
/// <para>Get the SQL of a schema</para>
/// <code>(Get-NeonBranchSchema main -Project app -Database orders).Sql</code>
/// </example>
/// <example>
/// <para>List the tables of every database of a branch</para>
/// <code>Get-NeonDatabase -Project app -Branch main | Get-NeonBranchSchema -AsStructure | ForEach-Object { $_.Json.Tables }</code>
/// </example>
/// <keywords>ddl, pg_dump, dump, export schema</keywords>
/// <seealso cref="CompareNeonBranchSchemaCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonBranchSchema")]
[OutputType(typeof(BranchSchema))]
[NeonOperation("getProjectBranchSchema")]
public sealed class GetNeonBranchSchemaCommand : ProjectCmdlet
{
    /// <summary>The branches, by id, by exact name or piped in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The branches, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity), IsList = true)]
    public BranchIdentity[]? Branch { get; set; }

    /// <summary>The name of the database.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "The name of the database.")]
    [Alias("DatabaseName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [TextValue]
    public string Database { get; set; } = null!;

    /// <summary>Reads the schema as it was at this time. Specify a time, or how long ago it was, such as <c>-30m</c>.</summary>
    [Parameter(HelpMessage = "Reads the schema as it was at this time.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>Reads the schema as it was at this log position (LSN), such as <c>0/1E19478</c>.</summary>
    [Parameter(HelpMessage = "Reads the schema as it was at this log position (LSN), such as 0/1E19478.")]
    [ValidateLsn]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Lsn { get; set; }

    /// <summary>Returns tables, columns and constraints instead of SQL.</summary>
    [Parameter(HelpMessage = "Returns tables, columns and constraints instead of SQL.")]
    public SwitchParameter AsStructure { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = (object?)branch ?? Database;
        PointInTime.Check(Timestamp, Lsn, nameof(Timestamp), nameof(Lsn), Client.Clock);
        branch?.EnsureHistory(Timestamp, nameof(Timestamp));
        var branchKey = await Parents.ParentBranchAsync(branch, cancellation);
        WriteObject(await new BranchApi(Client).GetSchemaAsync(
            branchKey, Database, new SchemaPoint(Timestamp, Lsn), AsStructure, cancellation));
    }
}
