using System.Globalization;
using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Support;

/// <summary>Progress records as lines that can be compared: ids are numbered as they appear.</summary>
internal static class ProgressText
{
    /// <summary>
    /// Each record as <c>2&lt;1 create branch: 0 s, running</c> (the second line, below the first one), followed by its
    /// percentage if known, or as <c>2 done</c>.
    /// </summary>
    public static IReadOnlyList<string> Of(IEnumerable<ProgressRecord> records)
    {
        var numbers = new Dictionary<int, int>();
        return [.. records.Select(record => Line(record, id => numbers.TryGetValue(id, out var known) ? known : numbers[id] = numbers.Count + 1))];
    }

    /// <summary>The texts of the lines, without numbers and times, each once.</summary>
    public static IReadOnlyList<string> Timeless(IEnumerable<ProgressRecord> records) =>
    [
        .. records.Where(record => record.RecordType == ProgressRecordType.Processing)
            .Select(record => $"{record.Activity}: {string.Join(", ", record.StatusDescription.Split(", ").Where(part => !IsTime(part)))}")
            .Distinct(),
    ];

    /// <summary>
    /// Checks what is always true: a line appears below an existing one, each update shows something new, and a line is
    /// completed once, after all lines below it.
    /// </summary>
    public static void Check(IReadOnlyList<ProgressRecord> records)
    {
        var open = new Dictionary<int, ProgressRecord>();
        foreach (var record in records)
        {
            open.TryGetValue(record.ActivityId, out var before);
            if (record.RecordType == ProgressRecordType.Completed)
            {
                Assert.NotNull(before);
                Assert.DoesNotContain(open.Values, line => line.ParentActivityId == record.ActivityId);
                open.Remove(record.ActivityId);
                continue;
            }

            Assert.True(record.ParentActivityId < 0 || open.ContainsKey(record.ParentActivityId), $"Below nothing: {record}");
            Assert.NotEqual(before?.ToString(), record.ToString());
            open[record.ActivityId] = record;
        }

        Assert.Empty(open.Values);
    }

    /// <summary>The largest number of lines on the screen at once.</summary>
    public static int Height(IEnumerable<ProgressRecord> records)
    {
        var open = new HashSet<int>();
        return records.Max(record =>
        {
            _ = record.RecordType == ProgressRecordType.Completed ? open.Remove(record.ActivityId) : open.Add(record.ActivityId);
            return open.Count;
        });
    }

    private static bool IsTime(string part) => part.EndsWith(" s", StringComparison.Ordinal) || part.EndsWith(" min", StringComparison.Ordinal);

    private static string Line(ProgressRecord record, Func<int, int> number)
    {
        var id = number(record.ActivityId).ToString(CultureInfo.InvariantCulture);
        if (record.RecordType == ProgressRecordType.Completed)
        {
            return id + " done";
        }

        var parent = record.ParentActivityId < 0 ? string.Empty : $"<{number(record.ParentActivityId)}";
        var percent = record.PercentComplete < 0 ? string.Empty : $" {record.PercentComplete}%";
        var left = record.SecondsRemaining < 0 ? string.Empty : $" ({record.SecondsRemaining} s left)";
        return $"{id}{parent} {record.Activity}: {record.StatusDescription}{percent}{left}";
    }
}
