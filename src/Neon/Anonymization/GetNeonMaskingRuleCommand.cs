using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the rules that mask the data of an anonymized branch.</summary>
/// <remarks>
/// <para>Each rule specifies a column and the replacement for its values. A branch that was not created as an anonymized
/// branch has no rules; this is an error.</para>
/// </remarks>
/// <example>
/// <para>List the rules of a branch</para>
/// <code>Get-NeonMaskingRule -Project app -Branch masked</code>
/// </example>
/// <example>
/// <para>Save the rules to a file</para>
/// <code>$rules = Get-NeonMaskingRule -Project app -Branch masked | Select-Object DatabaseName, SchemaName, TableName, ColumnName, MaskingFunction, MaskingValue
/// $rules | Export-Csv rules.csv</code>
/// </example>
/// <keywords>masking, pii, gdpr, obfuscate</keywords>
/// <seealso cref="SetNeonMaskingRuleCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonMaskingRule")]
[OutputType(typeof(MaskingRule))]
[NeonOperation("getMaskingRules")]
public sealed class GetNeonMaskingRuleCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var branchKey = await BranchAsync(cancellation);
        foreach (var rule in await new AnonymizationApi(Client).ListRulesAsync(branchKey, cancellation))
        {
            WriteObject(rule);
        }
    }
}
