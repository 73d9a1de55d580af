namespace Neon.Commands;

/// <summary>The effects of a change of a project that its new values do not show, for its confirmation.</summary>
/// <param name="update">The change.</param>
/// <param name="isAppending">Whether its addresses are added to the current list.</param>
/// <param name="current">The project as it is; null if it is not known. Then it is assumed to be different.</param>
internal sealed class ProjectConsequences(ProjectUpdate update, bool isAppending, Project? current)
{
    // The ranges that contain every address, in IPv4 and IPv6.
    private static readonly string[] AllAddresses = ["0.0.0.0/0", "0.0.0.0-255.255.255.255", "::/0"];

    /// <summary>Whether a change can have consequences that need a confirmation. It depends on the project whether it has them.</summary>
    public static bool CanLast(ProjectUpdate update) =>
        IsOpen(update.Settings?.AllowedIps?.Ips)
        || update.Settings?.AllowedIps?.ProtectedBranchesOnly == true
        || update.HistoryRetentionSeconds is not null
        || update.Settings?.EnableLogicalReplication == true;

    /// <summary>Who cannot connect anymore, as the end of a sentence. That needs no confirmation, because it can be undone.</summary>
    public string Temporary => (IsClosing ? $", refusing connections {(IsForProtectedOnly ? "to protected branches " : string.Empty)}from all other addresses" : string.Empty)
        + (update.Settings is { BlockPublicConnections: true } && current?.Settings?.BlockPublicConnections != true ? ", refusing connections from the public internet" : string.Empty);

    /// <summary>What needs a confirmation, as the end of a sentence; empty if the project already is as specified.</summary>
    public string Lasting
    {
        get
        {
            string?[] all =
            [
                IsOpening ? "opening it to connections from the whole internet" : null,
                !IsOpening && IsForProtectedOnly && !IsOpen(PresentIps) && Present?.ProtectedBranchesOnly != true
                    ? "opening every branch that is not protected to connections from the whole internet"
                    : null,
                LostHistory,
                update.Settings?.EnableLogicalReplication == true && current?.Settings?.EnableLogicalReplication != true
                    ? "permanently enabling logical replication, which suspends its running computes"
                    : null,
            ];
            var some = string.Join(", and ", all.OfType<string>());
            return some.Length == 0 ? string.Empty : ", " + some;
        }
    }

    private IReadOnlyList<string>? Requested => update.Settings?.AllowedIps?.Ips;

    private bool IsForProtectedOnly => update.Settings?.AllowedIps?.ProtectedBranchesOnly == true;

    private AllowedIps? Present => current?.Settings?.AllowedIps;

    /// <summary>The current list; null if it is not known. Neon may omit an empty list.</summary>
    private IReadOnlyList<string>? PresentIps => current?.Settings is null ? null : Present?.Ips ?? [];

    private bool IsOpening => IsOpen(Requested) && !IsOpen(PresentIps);

    private bool IsClosing => Requested is not null && !IsOpen(Requested) && (isAppending ? PresentIps is [] : IsOpen(PresentIps) || PresentIps?.Except(Requested, StringComparer.Ordinal).Any() != false);

    private string? LostHistory => (update.HistoryRetentionSeconds, current?.HistoryRetentionSeconds) switch
    {
        ({ } kept, { } present) when kept >= present => null,
        (0, _) => "discarding the history that its branches can be restored from",
        ({ } kept, { }) => $"discarding the history before the last {Display.Seconds(kept)}, which its branches can be restored from",
        ({ } kept, null) => $"discarding any history before the last {Display.Seconds(kept)}, which its branches can be restored from",
        _ => null,
    };

    /// <summary>Whether a list lets all addresses connect.</summary>
    private static bool IsOpen(IReadOnlyList<string>? addresses) => addresses is [] || addresses?.Any(AllAddresses.Contains) == true;
}
