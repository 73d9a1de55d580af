using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the fields of the log records of a branch.</summary>
/// <remarks>
/// <para>These are fields with few different values, such as the name of the service. The list depends on the records
/// that were written; Get-NeonLogFieldValue lists the values of a field.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>The fields that records can be filtered by</para>
/// <code>Get-NeonLogField -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Every value of every field</para>
/// <code>Get-NeonLogField -Project app -Branch main | Get-NeonLogFieldValue -Last 1d</code>
/// </example>
/// <seealso cref="GetNeonLogFieldValueCommand"/>
/// <seealso cref="GetNeonLogCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonLogField")]
[OutputType(typeof(LogField))]
[NeonOperation("listProjectBranchLogFields")]
public sealed class GetNeonLogFieldCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var branchKey = await BranchAsync(cancellation);
        foreach (var field in await new LogApi(Client).ListFieldsAsync(branchKey, cancellation))
        {
            WriteObject(field);
        }
    }
}
