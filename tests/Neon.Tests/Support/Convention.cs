using Xunit;

namespace Neon.Tests.Support;

/// <summary>Assertions for rules that all code follows. Their messages list every exception and say what to do about it.</summary>
internal static class Convention
{
    /// <summary>Nothing breaks the rule.</summary>
    /// <param name="exceptions">What breaks it.</param>
    /// <param name="advice">What to do.</param>
    public static void None(IEnumerable<string?> exceptions, string advice)
    {
        string[] all = [.. exceptions.OfType<string>()];
        Assert.True(all.Length == 0, $"{advice}{Environment.NewLine}{string.Join(Environment.NewLine, all)}");
    }

    /// <summary>Exactly the known cases are found.</summary>
    /// <param name="known">What must be found.</param>
    /// <param name="found">What was found.</param>
    /// <param name="missing">What to do if a known case was not found.</param>
    /// <param name="extra">What to do about one that is not known.</param>
    public static void Same(IEnumerable<string> known, IEnumerable<string> found, string missing, string extra)
    {
        string[] expected = [.. known], actual = [.. found];
        None(expected.Except(actual), missing);
        None(actual.Except(expected), extra);
        // Nothing is found twice.
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }
}
