namespace Neon;

public static partial class Display
{
    /// <summary>What marks a branch: default, protected, deleted, soon gone.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>Text such as <c>default, protected</c> or <c>3 d left</c>; empty for an ordinary branch.</returns>
    public static string Marks(Branch? branch)
    {
        if (branch is null)
        {
            return string.Empty;
        }

        var marks = new List<string>();
        Mark(branch.Default == true, "default", Tone.Accent);
        Mark(branch.Protected == true, "protected", Tone.Accent);
        Mark(branch.Recovery is not null, "deleted", Tone.Faint);
        if (branch is { Recovery: null, ExpiresAt: { } end })
        {
            var left = end - ClockInForce.GetUtcNow();
            Mark(true, left > TimeSpan.Zero ? Largest(left) + " left" : "expired", ExpiryTone(end));
        }

        return string.Join(", ", marks);

        void Mark(bool applies, string mark, Tone tone)
        {
            if (applies)
            {
                marks.Add(Paint(mark, tone));
            }
        }
    }

    /// <summary>The point of its parent that a branch begins at.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>Text such as <c>0/1E19478, 2026-03-01 13:00:00 (3 d ago)</c>; empty for a root branch.</returns>
    public static string ParentPoint(Branch? branch) => Point(branch?.ParentLsn, branch?.ParentTimestamp);

    /// <summary>Until when a deleted branch can be recovered.</summary>
    /// <param name="recovery">What Neon tells of it.</param>
    /// <returns>Text such as <c>until 2026-03-01 13:00:00 (in 3 d), deleted by user</c>; empty for a branch that is there.</returns>
    public static string Recovery(BranchRecovery? recovery) => recovery is null
        ? string.Empty
        : $"until {Time(recovery.RecoverableUntil)}{(recovery.DeletionMethod is { } how ? $", deleted by {VisibleText.Of(how)}" : string.Empty)}";

    /// <summary>A point in the history of a branch.</summary>
    /// <param name="lsn">The log position.</param>
    /// <param name="time">The time.</param>
    /// <returns>What is known of the two.</returns>
    public static string Point(string? lsn, DateTimeOffset? time) =>
        string.Join(", ", new[] { VisibleText.Of(lsn), Time(time) }.Where(part => !string.IsNullOrEmpty(part)));
}
