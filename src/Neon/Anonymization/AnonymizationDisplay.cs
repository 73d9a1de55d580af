namespace Neon;

public static partial class Display
{
    /// <summary>The table that a masking rule is about.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Text such as <c>public.users</c>.</returns>
    public static string Table(MaskingRule? rule) => rule is null ? string.Empty : VisibleText.Of($"{rule.SchemaName}.{rule.TableName}");

    /// <summary>What a masking rule puts in the place of a value.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The function, or the value in quotes.</returns>
    public static string Masking(MaskingRule? rule) =>
        VisibleText.Of(rule?.MaskingFunction ?? (rule?.MaskingValue is { } value ? $"'{value}'" : null));
}
