using Neon.Help.Checking;

namespace Neon.Help.Reading;

/// <summary>
/// The tasks that the index of the reference is ordered by. In the file a line <c># Title</c> begins a task, and each line after
/// it names a noun that belongs there. A noun that is not listed follows the longest listed noun that it begins with:
/// <c>NeonBranchSchema</c> follows <c>NeonBranch</c>. Every noun must have a place, so that the index is complete.
/// </summary>
internal sealed class TaskList
{
    private const string Prefix = "Neon";

    private readonly List<(string Title, List<string> Nouns)> _tasks = [];

    private TaskList(IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                _tasks.Add((line[2..], []));
            }
            else
            {
                _tasks[^1].Nouns.Add(line);
            }
        }
    }

    public static TaskList Load(string path) => new(File.ReadLines(path));

    /// <summary>Nouns without a task, and listed nouns without a cmdlet.</summary>
    public IReadOnlyList<Finding> Check(IReadOnlyList<CmdletModel> cmdlets)
    {
        var real = cmdlets.Select(cmdlet => cmdlet.Noun).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. cmdlets.Where(cmdlet => PlaceOf(cmdlet.Noun) is null).Select(cmdlet => new Finding(cmdlet.Name, "is not in the list of tasks: add its noun to docs/tasks.txt.")),
            .. Nouns.Where(noun => !real.Contains(noun)).Select(noun => new Finding(noun, "is in the list of tasks, but no cmdlet has this name.")),
        ];
    }

    /// <summary>The tasks with their cmdlets, in the order of the file.</summary>
    public IEnumerable<(string Title, IReadOnlyList<CmdletModel> Cmdlets)> Group(IReadOnlyList<CmdletModel> cmdlets)
    {
        var places = cmdlets.ToLookup(cmdlet => PlaceOf(cmdlet.Noun), StringComparer.OrdinalIgnoreCase);
        return _tasks.Select(task => (task.Title, (IReadOnlyList<CmdletModel>)
            [.. task.Nouns.SelectMany(noun => places[noun].OrderBy(cmdlet => cmdlet.Noun, StringComparer.OrdinalIgnoreCase))]));
    }

    private IEnumerable<string> Nouns => _tasks.SelectMany(task => task.Nouns);

    /// <summary>The listed noun whose place a noun shares; null if there is none. The prefix of all nouns does not count.</summary>
    private string? PlaceOf(string noun) => Nouns
        .Where(listed => string.Equals(listed, noun, StringComparison.OrdinalIgnoreCase)
            || (listed != Prefix && noun.StartsWith(listed, StringComparison.Ordinal) && char.IsUpper(noun[listed.Length])))
        .MaxBy(listed => listed.Length);
}
