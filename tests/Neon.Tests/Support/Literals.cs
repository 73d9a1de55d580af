using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Neon.Tests.Support;

/// <summary>The string literals in the code of a type, including its closures and asynchronous methods.</summary>
internal static class Literals
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<string> Of(Type type)
    {
        var methods = type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All));
        var constants = type.GetFields(All).Where(field => field.IsLiteral && field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!);
        return [.. methods.SelectMany(Of), .. constants, .. type.GetNestedTypes(All).SelectMany(Of)];
    }

    /// <summary>
    /// The literal that the code of a type passes to a method, for each call: the first matching literal after the previous
    /// call; null if there is none.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="isCalled">Whether it is the method.</param>
    /// <param name="isWanted">Whether the literal can be the argument.</param>
    public static IEnumerable<string?> PassedTo(Type type, Func<MethodBase, bool> isCalled, Func<string, bool> isWanted)
    {
        foreach (var method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
        {
            string? first = null;
            foreach (var (code, token) in Instructions(method))
            {
                if (code == OpCodes.Ldstr && first is null && method.Module.ResolveString(token) is var text && isWanted(text))
                {
                    first = text;
                }
                else if (code.OperandType == OperandType.InlineMethod && isCalled(Resolve(method, token)))
                {
                    yield return first;
                    first = null;
                }
            }
        }
    }

    private static IEnumerable<string> Of(MethodBase method) => Instructions(method)
        .Where(instruction => instruction.Code == OpCodes.Ldstr)
        .Select(instruction => method.Module.ResolveString(instruction.Token));

    private static MethodBase Resolve(MethodBase method, int token) => method.Module.ResolveMethod(
        token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null)!;

    /// <summary>The instructions, with the token of their operand.</summary>
    private static IEnumerable<(OpCode Code, int Token)> Instructions(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var instruction = Codes[code[at] == 0xFE ? BinaryPrimitives.ReadInt16BigEndian(code.AsSpan(at)) : code[at]];
            at += instruction.Size;
            yield return (instruction, instruction.OperandType is OperandType.InlineString or OperandType.InlineMethod ? BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)) : 0);
            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at))),
                _ => 4,
            };
        }
    }
}
