namespace Neon;

internal sealed class LogPage
{
    public IReadOnlyList<LogRecord>? Logs { get; init; }

    public string? NextCursor { get; init; }

    public bool? IsTruncated { get; init; }
}

internal sealed class LogFieldList
{
    public IReadOnlyList<string>? Fields { get; init; }
}

internal sealed class LogFieldValueList
{
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Whether there are more values than were asked for.</summary>
    public bool? IsTruncated { get; init; }
}
