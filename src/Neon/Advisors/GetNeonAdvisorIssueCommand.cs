using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the security and performance risks that Neon's advisor finds in a database.</summary>
/// <remarks>
/// <para>For example, the advisor reports tables that the Data API exposes to everyone. If there are no findings, nothing is
/// emitted. The Metadata property contains details specific to the kind of issue, under Neon's names.</para>
/// <para>Specify the branch, pipe it in, or set it with Set-NeonContext; the default branch is never assumed. A piped
/// database includes its branch. Without -Database, Neon checks the branch's only database, and refuses if there are
/// several.</para>
/// <para>The advisor is an early-access feature of Neon. It requires the Data API to be enabled for the database.</para>
/// </remarks>
/// <example>
/// <para>Check a database</para>
/// <code>Get-NeonAdvisorIssue orders -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>List severe risks of all databases of a branch, with the pages that explain how to fix them</para>
/// <code>Get-NeonDatabase -Project app -Branch main | Get-NeonAdvisorIssue -MinSeverity ERROR | Select-Object DatabaseName, Detail, Remediation</code>
/// </example>
/// <example>
/// <para>List the affected tables</para>
/// <code>Get-NeonAdvisorIssue orders -Project app -Branch main -Category SECURITY | ForEach-Object { $_.Metadata['name'] }</code>
/// </example>
/// <keywords>security, lint, recommendations, best practices, audit</keywords>
/// <seealso cref="GetNeonDatabaseCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAdvisorIssue")]
[OutputType(typeof(AdvisorIssue))]
[NeonOperation("getProjectAdvisorSecurityIssues")]
public sealed class GetNeonAdvisorIssueCommand : BranchCmdlet
{
    /// <summary>The databases to check, by exact name or piped in. Default: the branch's only database.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The databases to check, by exact name or piped in.")]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [IdentityValue(typeof(DatabaseIdentity), IsList = true)]
    public DatabaseIdentity[]? Database { get; set; }

    /// <summary>Only issues of one category.</summary>
    [Parameter(HelpMessage = "Only issues of one category.")]
    [ArgumentCompleter(typeof(AdvisorCategoryCompleter))]
    [AcceptedValues(typeof(AdvisorCategoryCompleter))]
    [TextValue]
    public string? Category { get; set; }

    /// <summary>Only issues of this severity or higher: <c>WARN</c> returns warnings and errors.</summary>
    [Parameter(HelpMessage = "Only issues of this severity or higher: WARN returns warnings and errors.")]
    [ArgumentCompleter(typeof(AdvisorSeverityCompleter))]
    [AcceptedValues(typeof(AdvisorSeverityCompleter))]
    [TextValue]
    public string? MinSeverity { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var database = Database.Current();
        Target = (object?)database ?? (object?)Branch ?? Project;
        var filter = new AdvisorIssueFilter
        {
            DatabaseName = database?.Require(),
            Category = Category?.ToUpperInvariant(),
            MinSeverity = MinSeverity?.ToUpperInvariant(),
        };
        var branchKey = await Parents.BranchOfAsync(Branch, database?.Branch, cancellation);
        foreach (var issue in await new AdvisorIssueApi(Client).ListAsync(branchKey, filter, cancellation))
        {
            WriteObject(issue);
        }
    }
}
