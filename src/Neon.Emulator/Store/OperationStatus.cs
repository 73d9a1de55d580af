namespace Neon.Emulator;

/// <summary>Neon's names for the status of an operation.</summary>
internal static class OperationStatus
{
    public const string Scheduling = "scheduling";
    public const string Running = "running";
    public const string Finished = "finished";
    public const string Failed = "failed";
    public const string Error = "error";
    public const string Cancelled = "cancelled";
    public const string Skipped = "skipped";

    public static bool IsUnfinished(string status) => status is Scheduling or Running or Failed;
}
