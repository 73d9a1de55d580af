namespace Neon;

public static partial class Display
{
    /// <summary>Facts of any kind in one line.</summary>
    /// <param name="facts">The facts by name.</param>
    /// <returns>Text such as <c>schema=public; name=items</c>; empty for no facts.</returns>
    public static string Facts(IReadOnlyDictionary<string, object?>? facts) =>
        facts is null ? string.Empty : string.Join("; ", facts.Select(fact => $"{VisibleText.Of(fact.Key)}={Text(fact.Value)}"));
}
