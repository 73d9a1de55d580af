using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Compares the schema of a database between a branch and another branch or point in time.</summary>
/// <remarks>
/// <para>This shows schema drift between branches. Without -Base, the branch is compared with its parent. The Diff property
/// of the result is a unified diff from the base to the branch; Identical is true if the schemas are the same.</para>
/// <para>If -Database is omitted, the branch must have exactly one database; otherwise an error lists them. Finding it takes
/// one request per branch.</para>
/// </remarks>
/// <example>
/// <para>Show the schema changes of a pull request</para>
/// <code>Compare-NeonBranchSchema pr-42 main -Project app -Database orders</code>
/// </example>
/// <example>
/// <para>List all databases of a branch whose schema differs from the parent's</para>
/// <code>Get-NeonDatabase -Project app -Branch pr-42 | Compare-NeonBranchSchema | Where-Object { -not $_.Identical }</code>
/// </example>
/// <example>
/// <para>Show what has changed on a branch since yesterday</para>
/// <code>(Compare-NeonBranchSchema main -Project app -Database orders -Base main -BaseTimestamp (Get-Date).AddDays(-1)).Diff</code>
/// </example>
/// <keywords>schema diff, migration, drift</keywords>
/// <seealso cref="GetNeonBranchSchemaCommand"/>
[Cmdlet(VerbsData.Compare, "NeonBranchSchema")]
[OutputType(typeof(BranchSchemaComparison))]
[NeonOperation("getProjectBranchSchemaComparison")]
public sealed class CompareNeonBranchSchemaCommand : ProjectCmdlet
{
    /// <summary>The branches, by id, by exact name or piped in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The branches, by id, by exact name or piped in.")]
    [Alias("BranchId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity), IsList = true)]
    public BranchIdentity[]? Branch { get; set; }

    /// <summary>The branch to compare with, by id, by exact name or as an object. Default: the parent.</summary>
    [Parameter(Position = 1, HelpMessage = "The branch to compare with, by id, by exact name or as an object.")]
    [Alias("BaseBranchId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BranchCompleter))]
    [IdentityValue(typeof(BranchIdentity))]
    public BranchIdentity? Base { get; set; }

    /// <summary>The name of the database. Default: the branch's only database.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true, HelpMessage = "The name of the database.")]
    [Alias("DatabaseName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [TextValue]
    public string? Database { get; set; }

    /// <summary>Compares the branch as it was at this time. Specify a time, or how long ago it was, such as <c>-30m</c>.</summary>
    [Parameter(HelpMessage = "Compares the branch as it was at this time.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>Compares the branch as it was at this log position (LSN).</summary>
    [Parameter(HelpMessage = "Compares the branch as it was at this log position (LSN).")]
    [ValidateLsn]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Lsn { get; set; }

    /// <summary>
    /// Compares with the base as it was at this time. Specify a time, or how long ago it was, such as <c>-30m</c>.
    /// </summary>
    [Parameter(HelpMessage = "Compares with the base as it was at this time.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PastTimeCompleter))]
    [Time]
    public DateTimeOffset? BaseTimestamp { get; set; }

    /// <summary>Compares with the base as it was at this log position (LSN).</summary>
    [Parameter(HelpMessage = "Compares with the base as it was at this log position (LSN).")]
    [ValidateLsn]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? BaseLsn { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var branch = Branch.Current();
        Target = (object?)branch ?? Database;
        PointInTime.Check(Timestamp, Lsn, nameof(Timestamp), nameof(Lsn), Client.Clock);
        PointInTime.Check(BaseTimestamp, BaseLsn, nameof(BaseTimestamp), nameof(BaseLsn), Client.Clock);
        branch?.EnsureHistory(Timestamp, nameof(Timestamp));
        Base?.EnsureHistory(BaseTimestamp, nameof(BaseTimestamp));
        if (Base?.ProjectId is not null)
        {
            // A base in another project is refused before a name is looked up.
            await Parents.BranchInAsync(branch?.ProjectId ?? await Parents.ProjectIdAsync(cancellation), Base, cancellation);
        }

        var branchKey = await Parents.ParentBranchAsync(branch, cancellation);
        var baseId = Base is null ? null : (await Parents.BranchInAsync(branchKey.ProjectId, Base, cancellation)).BranchId;
        var database = Database ?? (await new DatabaseChoice(Client, branchKey, branch?.Branch?.Databases, roles: null).OnlyDatabaseAsync(cancellation)).DatabaseName!;
        WriteObject(await new BranchApi(Client).CompareSchemaAsync(
            branchKey,
            database,
            new SchemaPoint(Timestamp, Lsn),
            baseId,
            new SchemaPoint(BaseTimestamp, BaseLsn),
            cancellation));
    }
}
