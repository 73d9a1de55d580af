using static Neon.Display;

namespace Neon;

internal sealed class BranchAnonymizationView : ObjectView<BranchAnonymization>
{
    public BranchAnonymizationView()
    {
        GroupBy("Project", anonymization => Text(anonymization.ProjectId));

        Column("BranchId", 31, anonymization => Text(anonymization.BranchId));
        Column("State", 20, anonymization => State(anonymization.State));
        Column("Message", Rest, anonymization => Text(anonymization.StatusMessage));

        Item("BranchId", anonymization => Text(anonymization.BranchId));
        Item("State", anonymization => State(anonymization.State));
        Optional("StatusMessage", anonymization => Text(anonymization.StatusMessage));
        Optional("LastRun", anonymization => Text(anonymization.LastRun));
        Optional("Started", anonymization => Time(anonymization.LastRun?.StartedAt));
        Optional("Completed", anonymization => Time(anonymization.LastRun?.CompletedAt));
        Optional("TriggeredBy", anonymization => Text(anonymization.LastRun?.TriggeredByUsername));
        Optional("Failed", anonymization => Time(anonymization.FailedAt));
        Item("Created", anonymization => Time(anonymization.CreatedAt));
        Item("Updated", anonymization => Time(anonymization.UpdatedAt));
        Item("ProjectId", anonymization => Text(anonymization.ProjectId));
    }
}

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

public static partial class Display
{
    /// <summary>The table that a masking rule is about.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Text such as <c>public.users</c>.</returns>
    public static string Table(MaskingRule? rule) => rule is null ? string.Empty : VisibleText.Of($"{rule.SchemaName}.{rule.TableName}");

    /// <summary>The value that a masking rule writes.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The function, or the value in quotes.</returns>
    public static string Masking(MaskingRule? rule) =>
        VisibleText.Of(rule?.MaskingFunction ?? (rule?.MaskingValue is { } value ? $"'{value}'" : null));
}
