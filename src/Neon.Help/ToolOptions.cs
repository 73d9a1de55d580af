namespace Neon.Help;

/// <summary>The command-line options of the tool.</summary>
internal sealed record ToolOptions(string Assembly, string? Maml, string? Markdown, string? Tasks, string? About, string? Format, string? Manifest, bool CheckOnly)
{
    public const string Usage =
        "usage: dotnet Neon.Help.dll --assembly <Neon.dll> [--about <folder>] [--format <file>] [--manifest <file>] (--maml <folder> [--markdown <folder> [--tasks <file>]] | --check)";

    /// <summary>Reads the arguments; null if they are invalid.</summary>
    public static ToolOptions? Parse(IReadOnlyList<string> arguments)
    {
        string? assembly = null, maml = null, markdown = null, tasks = null, about = null, format = null, manifest = null;
        var check = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--check")
            {
                check = true;
                continue;
            }

            if (i + 1 == arguments.Count || arguments[i + 1].Length == 0)
            {
                return null;
            }

            var value = arguments[i + 1];
            switch (arguments[i++])
            {
                case "--assembly":
                    assembly = value;
                    break;
                case "--maml":
                    maml = value;
                    break;
                case "--markdown":
                    markdown = value;
                    break;
                case "--tasks":
                    tasks = value;
                    break;
                case "--about":
                    about = value;
                    break;
                case "--format":
                    format = value;
                    break;
                case "--manifest":
                    manifest = value;
                    break;
                default:
                    return null;
            }
        }

        return assembly is null || (!check && maml is null)
            ? null
            : new ToolOptions(assembly, maml, markdown, tasks, about, format, manifest, check);
    }
}
