using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <summary>
/// Completes the values of a fixed list, with what each of them does. It sends no request. If Neon publishes the list, users can type
/// other values: those that Neon adds can be used immediately.
/// </summary>
internal abstract class KnownValueCompleter(params (string Value, string Meaning)[] values) : NeonCompleter
{
    private readonly CompletionList _items = ListOf(values);

    /// <summary>The values, in the order of the contract.</summary>
    internal IReadOnlyList<string> Values { get; } = [.. values.Select(value => value.Value)];

    /// <summary>The values, with what each of them does.</summary>
    internal CompletionList All => _items;

    internal static CompletionList ListOf(IEnumerable<(string Value, string Meaning)> values) =>
        new([.. values.Select(value => new CompletionItem(value.Value) { Meaning = value.Meaning })]);

    /// <summary>The values of a parameter; none if it has no fixed list.</summary>
    internal static IReadOnlyList<string> ValuesOf(PropertyInfo property) =>
        property.GetCustomAttribute<ArgumentCompleterAttribute>()?.Type is { } type && type.IsSubclassOf(typeof(KnownValueCompleter))
            ? ((KnownValueCompleter)Activator.CreateInstance(type)!).Values
            : [];

    internal override CompletionList Offer(CompletionCall call, string word) => _items;

    internal override IEnumerable<CompletionItem> Sort(IEnumerable<CompletionItem> items) => items;
}
