using System.Collections.Concurrent;

namespace Neon;

/// <summary>
/// Which keys belong to one account, as far as Neon has told it in this process. All keys of an account share one rate
/// limiter and one context, whether or not a connection itself has asked whose key it has.
/// </summary>
internal static class KnownAccounts
{
    private static readonly ConcurrentDictionary<string, string> PartitionOfKey = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> PartitionOfAccount = new(StringComparer.Ordinal);

    /// <summary>The account of a key: a partition of its own until the account is known.</summary>
    /// <param name="key">The host and the fingerprint of the key.</param>
    public static string Of(string key) => PartitionOfKey.GetValueOrDefault(key, key);

    /// <summary>Learns whose key it is. The first key of an account brings its limiter, with what it has counted so far.</summary>
    /// <param name="key">The host and the fingerprint of the key.</param>
    /// <param name="account">The host and the id of the account.</param>
    public static void Learn(string key, string account) => PartitionOfKey[key] = PartitionOfAccount.GetOrAdd(account, Of(key));
}
