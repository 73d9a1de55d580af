using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the values that a field of a branch's log has had.</summary>
/// <remarks>
/// <para>Without a time the last six hours are looked at; Neon allows seven days at most. Neon gives the values in no pages: when
/// there are more than it gives, a warning says so. Ask for more with -First, or look at a shorter time.</para>
/// </remarks>
/// <example>
/// <para>Which services wrote to the log today</para>
/// <code>Get-NeonLogFieldValue service_name -Project app -Branch main -Last 1.00:00</code>
/// </example>
/// <example>
/// <para>How many records of each severity there are</para>
/// <code>Get-NeonLogFieldValue severity_text -Project app -Branch main |
///     ForEach-Object { [pscustomobject]@{ Severity = $_.Value; Count = @($_ | Get-NeonLog -Last 06:00:00 -SeverityText $_.Value).Count } }</code>
/// </example>
/// <seealso cref="GetNeonLogFieldCommand"/>
/// <seealso cref="GetNeonLogCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/listprojectbranchlogfieldvalues"/>
[Cmdlet(VerbsCommon.Get, "NeonLogFieldValue")]
[OutputType(typeof(LogFieldValue))]
[NeonOperation("listProjectBranchLogFieldValues")]
public sealed class GetNeonLogFieldValueCommand : LogCmdlet
{
    /// <summary>The name of the field; a piped field names it, and its branch.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FieldName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LogFieldCompleter))]
    [SingleValue(CanBePiped = true)]
    public string Field { get; set; } = null!;

    /// <summary>Give at most so many values; Neon chooses without it.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [WholeNumber(1, int.MaxValue)]
    public int? First { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Field;
        var window = Window();
        var (projectId, branchId) = await BranchAsync(cancellation);
        var found = await new LogApi(Client).ListValuesAsync(projectId, branchId, Field, window, Source, First, cancellation);
        foreach (var value in found.Values ?? [])
        {
            WriteObject(new LogFieldValue { ProjectId = projectId, BranchId = branchId, FieldName = Field, Value = value });
        }

        if (found.IsTruncated == true && First is null)
        {
            WriteWarning($"The field {Field} has more values in this time than Neon gave. Ask for more with -First, or look at a shorter time.");
        }
    }
}
