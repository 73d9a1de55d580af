namespace Neon.Tests.Contract;

/// <summary>
/// The ids in the query of a request that the items of its response repeat: <c>org_id</c>, and <c>project_ids</c> as
/// <c>project_id</c>.
/// </summary>
internal static class QueriedIds
{
    /// <summary>The parameters of an operation's query, and where its response repeats each.</summary>
    public static IEnumerable<(string Parameter, string Received)> Of(ContractOperation operation) =>
        from parameter in operation.QueryParameters
        where parameter.EndsWith("_id", StringComparison.Ordinal) || parameter.EndsWith("_ids", StringComparison.Ordinal)
        from path in operation.Response is { } response ? Sample.Paths(response, deprecated: true) : []
        where path.EndsWith($".{parameter.TrimEnd('s')}", StringComparison.Ordinal)
        select (parameter, path);

    /// <summary>The first value of a parameter in the query of a request; null if it has none.</summary>
    public static string? Find(Uri request, string parameter) => request.Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('='))
        .Where(pair => pair[0] == parameter)
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .FirstOrDefault();
}
