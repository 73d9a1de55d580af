using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the values of a field in the log records of a branch.</summary>
/// <remarks>
/// <para>Without a time range, the last six hours are searched; the maximum is seven days. Neon does not return the
/// values in pages: if the list is incomplete, a warning says so. Request more values with -First, or search a shorter
/// time range.</para>
/// </remarks>
/// <example>
/// <para>The services that wrote to the log today</para>
/// <code>Get-NeonLogFieldValue service_name -Project app -Branch main -Last 1d</code>
/// </example>
/// <example>
/// <para>The number of records of each severity</para>
/// <code>Get-NeonLogFieldValue severity_text -Project app -Branch main |
///     ForEach-Object { [pscustomobject]@{ Severity = $_.Value; Count = @(Get-NeonLog -Project app -Branch main -Last 6h -SeverityText $_.Value).Count } }</code>
/// </example>
/// <seealso cref="GetNeonLogFieldCommand"/>
/// <seealso cref="GetNeonLogCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonLogFieldValue")]
[OutputType(typeof(LogFieldValue))]
[NeonOperation("listProjectBranchLogFieldValues")]
public sealed class GetNeonLogFieldValueCommand : LogCmdlet
{
    /// <summary>The names of the fields. A piped field includes its name and its branch.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The names of the fields.")]
    [Alias("FieldName")]
    [ValidateNotBlank]
    [OneByOne]
    [ArgumentCompleter(typeof(LogFieldCompleter))]
    [TextValue(IsList = true)]
    public string[] Field { get; set; } = null!;

    /// <summary>Returns at most this many values. Default: chosen by Neon.</summary>
    [Parameter(HelpMessage = "Returns at most this many values.")]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [WholeNumber(1, int.MaxValue)]
    public int? First { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var field = Field.Current();
        Target = field;
        var window = Window();
        var branchKey = await BranchAsync(cancellation);
        var found = await new LogApi(Client).ListValuesAsync(branchKey, field, window, Source, First, cancellation);
        foreach (var value in found.Values ?? [])
        {
            WriteObject(new LogFieldValue { ProjectId = branchKey.ProjectId, BranchId = branchKey.BranchId, FieldName = field, Value = value });
        }

        if (found.IsTruncated == true && First is null)
        {
            WriteWarning($"The field {field} has more values in this time range than Neon returned. Request more with -First, or search a shorter time range.");
        }
    }
}
