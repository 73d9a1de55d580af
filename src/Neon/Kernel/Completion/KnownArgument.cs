using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

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
        MemberExpressionAst { Static: false, Member: StringConstantExpressionAst member } and not InvokeMemberExpressionAst =>
            Member(Of(((MemberExpressionAst)expression).Expression, session), member.Value),
        IndexExpressionAst { Index: ConstantExpressionAst { Value: int index } } item => Item(Of(item.Target, session), index),
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
