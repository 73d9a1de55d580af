using System.Text.RegularExpressions;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>Renders objects as a console of 100 columns shows them with the views of the staged module.</summary>
internal static partial class View
{
    private const int Width = 100;

    /// <summary>The default table, without the lines that group it.</summary>
    public static string[] Table(NeonHost host, params object[] objects) =>
        [.. Render(host, string.Empty, objects).Where(line => !GroupHead().IsMatch(line))];

    /// <summary>The output of Format-List.</summary>
    public static string[] List(NeonHost host, params object[] objects) => Render(host, "| Format-List", objects);

    [GeneratedRegex("^   [A-Z][a-z]+:( |$)")]
    private static partial Regex GroupHead();

    private static string[] Render(NeonHost host, string format, object[] objects)
    {
        var result = host.Run($"$objects {format} | Out-String -Width {Width} -Stream", ("objects", objects));
        Assert.Empty(result.Errors);
        string[] lines = [.. result.Output.Select(line => line.ToString().TrimEnd()).Where(line => line.Length > 0)];
        Assert.All(lines, line => Assert.InRange(line.Length, 0, Width));
        return lines;
    }
}
