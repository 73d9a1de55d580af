using static Neon.Display;
using static Neon.AnonymizationDisplay;

namespace Neon;

internal sealed class MaskingRuleView : ObjectView<MaskingRule>
{
    public MaskingRuleView()
    {
        GroupBy("Branch", rule => Place(rule.ProjectId, rule.BranchId));

        Column("Database", 16, rule => Text(rule.DatabaseName));
        Column("Table", 22, rule => Table(rule));
        Column("Column", 18, rule => Text(rule.ColumnName));
        Column("Mask", Rest, rule => Masking(rule));

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
    /// <summary>The table of a masking rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Text such as <c>public.users</c>.</returns>
    public static string Table(MaskingRule? rule) => rule is null ? string.Empty : VisibleText.Of($"{rule.SchemaName}.{rule.TableName}");

    /// <summary>The masking of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The function, or the value in quotes.</returns>
    public static string Masking(MaskingRule? rule) =>
        VisibleText.Of(rule?.MaskingFunction ?? (rule?.MaskingValue is { } value ? $"'{value}'" : null));
}
