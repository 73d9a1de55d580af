using System.Collections.Concurrent;

namespace Neon;

/// <summary>
/// Which keys belong to one account, if Neon has reported it in this process. All keys of an account share one rate limiter and
/// one context, even if a connection has not asked for its own account.
/// </summary>
internal static class KnownAccounts
{
    private static readonly ConcurrentDictionary<string, string> PartitionOfKey = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> PartitionOfAccount = new(StringComparer.Ordinal);

    /// <summary>The account of a key; a separate partition until the account is known.</summary>
    /// <param name="key">The host and the fingerprint of the key.</param>
    public static string Of(string key) => PartitionOfKey.GetValueOrDefault(key, key);

    /// <summary>
    /// Records the account of a key. The first key of an account contributes its limiter and what it has counted so
    /// far.
    /// </summary>
    /// <param name="key">The host and the fingerprint of the key.</param>
    /// <param name="account">The host and the id of the account.</param>
    public static void Learn(string key, string account) => PartitionOfKey[key] = PartitionOfAccount.GetOrAdd(account, Of(key));
}
