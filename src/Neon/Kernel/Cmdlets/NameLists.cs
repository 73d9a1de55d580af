namespace Neon.Commands;

/// <summary>Reads the names of one kind of resource on a branch.</summary>
internal delegate IAsyncEnumerable<string?> NameList(NeonClient client, BranchKey branchKey, CancellationToken cancellation);

/// <summary>
/// Reads the names of the resources of a parent, to suggest one for a name that Neon does not know. The kernel names no resources:
/// Scope registers them.
/// </summary>
internal static class NameLists
{
    private static Lazy<IReadOnlyDictionary<string, NameList>> _all = new(() => new Dictionary<string, NameList>());

    /// <summary>Registers the lists, by noun; they are created on first use.</summary>
    public static void Register(Func<IReadOnlyDictionary<string, NameList>> all) => _all = new(all);

    /// <summary>
    /// The failure with names that are similar to a missing one. The list is requested once per pipeline, and only for an error
    /// that is reported.
    /// </summary>
    /// <param name="failure">The failure.</param>
    /// <param name="client">The client.</param>
    /// <param name="target">The target of the cmdlet.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task<NeonApiException> SuggestAsync(NeonApiException failure, NeonClient client, object? target, CancellationToken cancellation)
    {
        if ((failure.IsNotFound || failure.Failure == NeonFailure.NameNotFound) && NeonErrors.Missing(failure) is { } missing
            && _all.Value.TryGetValue(missing.Noun, out var list)
            && ValueOf(failure, missing.Parameters[0], target, missing.Noun) is { } name
            && ResourceTable.CommonParents.Select(parent => ValueOf(failure, parent.Parameters[0])).ToArray() is [{ } projectId, { } branchId]
            && SimilarNames.IsWithout(failure.Message))
        {
            var branchKey = new BranchKey(projectId, branchId);
            var names = await client.NamesToSuggestAsync(missing.Kind, name, [], $"{projectId}/{branchId}", once => list(once, branchKey, cancellation), cancellation);
            if (SimilarNames.Hint(missing.Kind, name, names) is { Length: > 0 } hint)
            {
                return failure.With(shownText: $"{(failure.ShownText ?? failure.Message).TrimEnd('.')}.{hint}");
            }
        }

        return failure;
    }

    private static string? ValueOf(NeonApiException failure, string parameter, object? target = null, string? noun = null) =>
        failure.Within.FirstOrDefault(value => value.Key == parameter).Value ?? (target is ResourceIdentity identity && identity.Noun == noun ? identity.Id ?? identity.Name : null);
}
