namespace Neon.Commands;

/// <summary>The names of the resources on a branch that are identified by name, for suggestions.</summary>
internal static class BranchNames
{
    /// <summary>A list for each noun.</summary>
    public static IReadOnlyDictionary<string, NameList> All { get; } = new Dictionary<string, NameList>
    {
        ["Role"] = (client, key, stop) => Of(new RoleApi(client).ListAsync(key, stop), role => role.RoleName),
        ["Database"] = (client, key, stop) => Of(new DatabaseApi(client).ListAsync(key, stop), database => database.DatabaseName),
        ["Bucket"] = (client, key, stop) => Of(new BucketApi(client).ListAsync(key, stop), bucket => bucket.BucketName),
        ["Function"] = (client, key, stop) => new FunctionApi(client).ListAsync(key, stop).Select(function => function.FunctionSlug),
        ["CustomDomain"] = (client, key, stop) => new CustomDomainApi(client).ListAsync(key, stop).Select(domain => domain.Domain),
    };

    private static async IAsyncEnumerable<string?> Of<T>(Task<IReadOnlyList<T>> list, Func<T, string?> name)
    {
        foreach (var item in await list.ConfigureAwait(false))
        {
            yield return name(item);
        }
    }
}
