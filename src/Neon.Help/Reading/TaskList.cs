using Neon.Help.Checking;

namespace Neon.Help.Reading;

/// <summary>
/// The tasks that the index of the reference is ordered by. In the file a line <c># Title</c> begins a task, and each line after
/// it names a noun that belongs there. Every noun must be listed, so that the index is complete.
/// </summary>
internal sealed class TaskList
{
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
        var named = _tasks.SelectMany(task => task.Nouns).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var real = cmdlets.Select(cmdlet => cmdlet.Noun).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. cmdlets.Where(cmdlet => !named.Contains(cmdlet.Noun)).Select(cmdlet => new Finding(cmdlet.Name, "is not in the list of tasks.")),
            .. named.Where(noun => !real.Contains(noun)).Select(noun => new Finding(noun, "is in the list of tasks, but no cmdlet has this name.")),
        ];
    }

    /// <summary>The tasks with their cmdlets, in the order of the file.</summary>
    public IEnumerable<(string Title, IReadOnlyList<CmdletModel> Cmdlets)> Group(IReadOnlyList<CmdletModel> cmdlets) =>
        _tasks.Select(task => (task.Title, (IReadOnlyList<CmdletModel>)
        [
            .. task.Nouns.SelectMany(noun => cmdlets.Where(cmdlet => string.Equals(cmdlet.Noun, noun, StringComparison.OrdinalIgnoreCase))),
        ]));
}
