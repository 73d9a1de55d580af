using System.Management.Automation;
using System.Net;

namespace Neon.Commands;

/// <summary>Has Neon look for risks in a database, and gets what it finds.</summary>
/// <remarks>
/// <para>Neon looks at security and performance: tables that the Data API shows to everybody, for instance. Nothing found,
/// nothing emitted. Metadata holds what is special to each kind of issue, under Neon's own names.</para>
/// <para>The branch is named, piped in or set with Set-NeonContext; the default branch never stands in. A piped database
/// brings its branch along. Without -Database Neon takes the branch's only one, and refuses where there are several.</para>
/// <para>The advisor is an early version at Neon. It needs the Data API to be enabled for the database.</para>
/// </remarks>
/// <example>
/// <para>What the advisor finds in a database</para>
/// <code>Get-NeonAdvisorIssue orders -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Severe risks of all databases of a branch, with the page that tells how to mend them</para>
/// <code>Get-NeonDatabase -Project app -Branch main | Get-NeonAdvisorIssue -MinSeverity ERROR | Select-Object DatabaseName, Detail, Remediation</code>
/// </example>
/// <example>
/// <para>The tables that are concerned</para>
/// <code>Get-NeonAdvisorIssue orders -Project app -Branch main -Category SECURITY | ForEach-Object { $_.Metadata['name'] }</code>
/// </example>
/// <seealso cref="GetNeonDatabaseCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getprojectadvisorsecurityissues"/>
[Cmdlet(VerbsCommon.Get, "NeonAdvisorIssue")]
[OutputType(typeof(AdvisorIssue))]
[NeonOperation("getProjectAdvisorSecurityIssues")]
public sealed class GetNeonAdvisorIssueCommand : BranchCmdlet
{
    /// <summary>The database to look at, by its exact name or piped in; the branch's only one without it.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DatabaseName")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [SingleValue(CanBePiped = true)]
    public DatabaseIdentity? Database { get; set; }

    /// <summary>Only issues of one category.</summary>
    [Parameter]
    [ValidateSet("SECURITY", "PERFORMANCE")]
    [SingleValue]
    public string? Category { get; set; }

    /// <summary>Only issues that are at least this severe: <c>WARN</c> gets warnings and errors.</summary>
    [Parameter]
    [ValidateSet("INFO", "WARN", "ERROR")]
    [SingleValue]
    public string? MinSeverity { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Database ?? (object?)Branch ?? Project;
        var filter = new AdvisorIssueFilter
        {
            DatabaseName = Database?.Require(),
            Category = Category?.ToUpperInvariant(),
            MinSeverity = MinSeverity?.ToUpperInvariant(),
        };
        var (projectId, branchId) = await BranchOfAsync(Branch, Database?.Branch, cancellation);
        foreach (var issue in await ListAsync(projectId, branchId, filter, cancellation))
        {
            WriteObject(issue);
        }
    }

    private async Task<IReadOnlyList<AdvisorIssue>> ListAsync(
        string projectId, string branchId, AdvisorIssueFilter filter, CancellationToken cancellation)
    {
        try
        {
            return await new AdvisorIssueApi(Client).ListAsync(projectId, branchId, filter, cancellation);
        }
        catch (NeonApiException refused) when (refused.StatusCode is
            HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.UnprocessableEntity)
        {
            throw refused.Told(advice:
                "The advisor needs the Data API. Enable it for the database with New-NeonDataApi. On a branch with several databases, specify one with -Database.");
        }
    }
}
