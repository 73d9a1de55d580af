using System.Text;

namespace Neon;

/// <summary>The text files in the assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>Reads a file. Its lines end in line feeds, whatever the clone that it was built from has.</summary>
    /// <param name="name">The logical name of the resource in the project file.</param>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
    }
}
