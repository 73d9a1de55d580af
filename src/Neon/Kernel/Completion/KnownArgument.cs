using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace Neon.Commands;

/// <summary>
/// Reads expressions of an incomplete line without running anything: constants, variables, and properties and items of values that
/// are known.
/// </summary>
internal static class KnownArgument
{
    /// <summary>The value; null if it is unknown.</summary>
    public static object? Of(Ast? expression, CompletionSession session) => expression switch
    {
        ConstantExpressionAst constant => constant.Value,
        VariableExpressionAst { Splatted: false } variable => session.Variable(variable.VariablePath.UserPath),
        ArrayLiteralAst list => Items(list, session),
        ExpandableStringExpressionAst text => Expanded(text, session),
        ParenExpressionAst { Pipeline: PipelineAst { PipelineElements: [CommandExpressionAst inner] } } => Of(inner.Expression, session),
        SubExpressionAst { SubExpression.Statements: [PipelineAst { PipelineElements: [CommandExpressionAst inner] }] } => Of(inner.Expression, session),
        MemberExpressionAst { Static: false, Member: StringConstantExpressionAst member } and not InvokeMemberExpressionAst =>
            Member(Of(((MemberExpressionAst)expression).Expression, session), member.Value),
        IndexExpressionAst { Index: ConstantExpressionAst { Value: int index } } item => Item(Of(item.Target, session), index),
        _ => null,
    };

    /// <summary>Text with variables, such as <c>"$name-copy"</c>; null if one of them is unknown or is not text.</summary>
    private static string? Expanded(ExpandableStringExpressionAst text, CompletionSession session)
    {
        if (text.StringConstantType != StringConstantType.DoubleQuoted || text.Extent.Text.Contains('`', StringComparison.Ordinal))
        {
            return null;
        }

        var (written, at) = (new StringBuilder(), text.Extent.StartOffset + 1);
        foreach (var part in text.NestedExpressions)
        {
            if (Text(Of(part, session)) is not { } value)
            {
                return null;
            }

            written.Append(Literal(at, part.Extent.StartOffset)).Append(value);
            at = part.Extent.EndOffset;
        }

        return written.Append(Literal(at, text.Extent.EndOffset - 1)).ToString();

        string Literal(int start, int end) => text.Extent.Text[(start - text.Extent.StartOffset)..(end - text.Extent.StartOffset)].Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    // The text of other values may run code, or show something else than the value.
    private static string? Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => text,
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object?[]? Items(ArrayLiteralAst list, CompletionSession session) =>
        list.Elements.Select(element => Of(element, session)).ToArray() is var items && items.All(item => item is not null) ? items : null;

    // Properties of other objects may run code.
    private static object? Member(object? value, string name) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        IDictionary table => table[name],
        NeonObject or NeonContext or PSCustomObject => PSObject.AsPSObject(value).Properties[name] is PSNoteProperty or PSProperty or PSAliasProperty
            ? PSObject.AsPSObject(value).Properties[name].Value
            : null,
        _ => null,
    };

    private static object? Item(object? value, int index) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        IList list when index < list.Count && index >= -list.Count => list[index < 0 ? list.Count + index : index],
        _ => null,
    };
}
