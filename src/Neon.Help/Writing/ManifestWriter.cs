using System.Text.RegularExpressions;
using Neon.Help.Reading;

namespace Neon.Help.Writing;

/// <summary>
/// Writes the names of the cmdlets into the manifest of the module. PowerShell reads it to find the module of a command, so the
/// names must be there, and a wildcard would not do.
/// </summary>
internal static partial class ManifestWriter
{
    public static void Write(IReadOnlyList<CmdletModel> cmdlets, string path)
    {
        var text = File.ReadAllText(path);
        var updated = Text(cmdlets, text);
        if (updated != text)
        {
            File.WriteAllText(path, updated);
        }
    }

    /// <summary>The manifest with the names of the cmdlets, in order.</summary>
    /// <param name="cmdlets">The cmdlets.</param>
    /// <param name="manifest">The manifest.</param>
    public static string Text(IReadOnlyList<CmdletModel> cmdlets, string manifest)
    {
        var entry = Entry().Match(manifest);
        if (!entry.Success)
        {
            throw new InvalidDataException("The manifest has no CmdletsToExport = @(...).");
        }

        var indent = entry.Groups["indent"].Value;
        var names = string.Concat(cmdlets.Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal).Select(name => $"\n{indent}    '{name}'"));
        return $"{manifest[..entry.Groups["names"].Index]}{names}\n{indent}{manifest[(entry.Index + entry.Length - 1)..]}";
    }

    [GeneratedRegex(@"^(?<indent>[ ]*)CmdletsToExport[ ]*=[ ]*@\((?<names>[^)]*)\)", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
