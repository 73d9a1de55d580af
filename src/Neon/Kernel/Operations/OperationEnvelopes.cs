namespace Neon;

internal sealed class OperationEnvelope
{
    public Operation? Operation { get; init; }
}

internal sealed class OperationPage
{
    public IReadOnlyList<Operation>? Operations { get; init; }

    public CursorPage? Pagination { get; init; }
}

/// <summary>The paging of lists whose next page is named by <c>pagination.cursor</c>.</summary>
internal sealed class CursorPage
{
    public string? Cursor { get; init; }
}

/// <summary>The paging of lists whose next page is named by <c>pagination.next</c>.</summary>
internal sealed class NextPage
{
    public string? Next { get; init; }
}
