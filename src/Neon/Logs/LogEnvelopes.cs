namespace Neon;

internal sealed class LogPage
{
    [RequiredInResponse]
    public IReadOnlyList<LogRecord>? Logs { get; init; }

    [NeverLeftOut]
    public string? NextCursor { get; init; }

    [NeverLeftOut]
    public bool? IsTruncated { get; init; }
}

internal sealed class LogFieldList
{
    [RequiredInResponse]
    public IReadOnlyList<string>? Fields { get; init; }
}

internal sealed class LogFieldValueList
{
    [RequiredInResponse]
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Whether there are more values than were asked for.</summary>
    [NeverLeftOut]
    public bool? IsTruncated { get; init; }
}
