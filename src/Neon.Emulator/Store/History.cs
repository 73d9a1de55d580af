namespace Neon.Emulator;

/// <summary>Reads a branch at a point in time; before the start of its own history, reads its ancestors.</summary>
internal static class History
{
    /// <summary>The point of the branch's history at that moment.</summary>
    public static HistoryPoint At(ProjectState project, BranchState branch, PointInTime moment, DateTimeOffset now)
    {
        if (moment.IsHead)
        {
            return branch.Head;
        }

        if (moment.Timestamp is { } timestamp)
        {
            if (timestamp > now)
            {
                throw ApiException.BadRequest("timestamp must not be in the future");
            }

            if (timestamp < now.AddSeconds(-project.HistoryRetentionSeconds))
            {
                throw ApiException.BadRequest("timestamp is outside the history retention window of the project");
            }

            HistoryPoint found = Find(project, branch, point => point.At <= timestamp)
                ?? throw ApiException.BadRequest("timestamp precedes the history of the branch");
            return found with { At = timestamp };
        }

        Lsn lsn = moment.Lsn!.Value;
        return lsn.Value > branch.Head.Lsn.Value
            ? throw ApiException.BadRequest($"LSN {lsn} is ahead of the branch's last LSN {branch.Head.Lsn}")
            : Find(project, branch, point => point.Lsn.Value <= lsn.Value) is { } point
                ? point with { Lsn = lsn }
                : throw ApiException.BadRequest($"LSN {lsn} precedes the history of the branch");
    }

    private static HistoryPoint? Find(ProjectState project, BranchState branch, Func<HistoryPoint, bool> reached)
    {
        for (BranchState? current = branch; current is not null;)
        {
            HistoryPoint? found = current.History.LastOrDefault(reached);
            if (found is not null)
            {
                return found;
            }

            current = current.ParentId is { } parent ? project.Branches.GetValueOrDefault(parent) : null;
        }

        return null;
    }
}
