using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Counts the branches of a project without listing them.</summary>
/// <remarks>
/// <para>This takes one request, regardless of the number of branches. -Search counts only branches whose name or id
/// contains the text.</para>
/// </remarks>
/// <example>
/// <para>Count the branches of a project</para>
/// <code>Get-NeonBranchCount -Project app</code>
/// </example>
/// <seealso cref="GetNeonBranchCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonBranchCount")]
[OutputType(typeof(int))]
[NeonOperation("countProjectBranches")]
public sealed class GetNeonBranchCountCommand : ProjectCmdlet
{
    /// <summary>Counts only branches whose name or id contains this text.</summary>
    [Parameter(HelpMessage = "Counts only branches whose name or id contains this text.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Search { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Project;
        var projectId = await Parents.ProjectIdAsync(cancellation);
        WriteObject(await new BranchApi(Client).CountAsync(projectId, Search, cancellation));
    }
}
