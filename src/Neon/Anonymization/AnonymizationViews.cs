using static Neon.Display;
using static Neon.AnonymizationDisplay;

namespace Neon;

internal sealed class MaskingRuleView : ObjectView<MaskingRule>
{
    public MaskingRuleView()
    {
        GroupBy("Branch", rule => Place(rule.ProjectId, rule.BranchId));

        Column("DatabaseName", Rest, rule => Text(rule.DatabaseName));
        Column("SchemaName", 10, rule => Text(rule.SchemaName));
        Column("TableName", Rest, rule => Text(rule.TableName));
        Column("ColumnName", Rest, rule => Text(rule.ColumnName));
        Column("Masking", Rest, rule => Masking(rule));

        Item("DatabaseName", rule => Text(rule.DatabaseName));
        Item("SchemaName", rule => Text(rule.SchemaName));
        Item("TableName", rule => Text(rule.TableName));
        Item("ColumnName", rule => Text(rule.ColumnName));
        Optional("MaskingFunction", rule => Text(rule.MaskingFunction));
        Optional("MaskingValue", rule => Text(rule.MaskingValue));
        Item("BranchId", rule => Text(rule.BranchId));
        Item("ProjectId", rule => Text(rule.ProjectId));
    }
}

internal static class AnonymizationDisplay
{
    /// <summary>The masking of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The function, or the value in quotes.</returns>
    public static string Masking(MaskingRule? rule) =>
        VisibleText.Of(rule?.MaskingFunction ?? (rule?.MaskingValue is { } value ? $"'{value}'" : null));
}
