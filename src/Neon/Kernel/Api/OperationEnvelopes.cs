namespace Neon;

internal sealed class OperationEnvelope
{
    [RequiredInResponse]
    public Operation? Operation { get; init; }
}

/// <summary>The response to a change that contains only its operations.</summary>
internal sealed class StartedOperations
{
    [RequiredInResponse]
    public IReadOnlyList<Operation>? Operations { get; init; }
}

internal sealed class OperationPage
{
    [RequiredInResponse]
    public IReadOnlyList<Operation>? Operations { get; init; }

    [NeverLeftOut]
    public CursorPage? Pagination { get; init; }
}

/// <summary>The paging of lists with <c>pagination.cursor</c>.</summary>
internal sealed class CursorPage
{
    [NeverLeftOut]
    public string? Cursor { get; init; }
}

/// <summary>The paging of lists with <c>pagination.next</c>.</summary>
internal sealed class NextPage
{
    [NeverLeftOut]
    public string? Next { get; init; }
}
