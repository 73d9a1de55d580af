using System.Globalization;

namespace Neon.Emulator;

/// <summary>Generates ids, passwords and keys in Neon's format. The same seed produces the same sequence.</summary>
internal sealed class IdGenerator(int seed)
{
    private const string Hexadecimal = "0123456789abcdef";
    private const string Alphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string MixedCase = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly string[] Adjectives =
    [
        "ancient", "autumn", "bold", "broad", "calm", "cold", "cool", "crimson", "damp", "dark", "dawn", "delicate",
        "divine", "empty", "falling", "fancy", "flat", "fragrant", "frosty", "gentle", "green", "hidden", "icy", "late",
        "little", "long", "lucky", "misty", "morning", "muddy", "noisy", "old", "patient", "polished", "proud", "purple",
        "quiet", "rapid", "restless", "rough", "round", "shiny", "silent", "small", "snowy", "solitary", "sparkling",
        "spring", "square", "steep", "still", "summer", "super", "sweet", "twilight", "wandering", "weathered", "white",
        "wild", "winter", "wispy", "withered", "yellow", "young",
    ];

    private static readonly string[] Nouns =
    [
        "art", "band", "bar", "base", "bird", "block", "boat", "bonus", "bread", "breeze", "brook", "bush", "butterfly",
        "cake", "cell", "cherry", "cloud", "credit", "darkness", "dawn", "dew", "disk", "dream", "dust", "feather", "field",
        "fire", "firefly", "flower", "fog", "forest", "frog", "frost", "glade", "glitter", "grass", "hall", "hat", "haze",
        "heart", "hill", "king", "lab", "lake", "leaf", "limit", "math", "meadow", "mode", "moon", "morning", "mountain",
        "mouse", "mud", "night", "paper", "pine", "poetry", "pond", "queen", "rain", "recipe", "resonance", "rice", "river",
        "salad", "scene", "sea", "shadow", "shape", "silence", "sky", "smoke", "snow", "snowflake", "sound", "star", "sun",
        "sunset", "surf", "term", "thunder", "tooth", "tree", "truth", "union", "unit", "violet", "voice", "water",
        "waterfall", "wave", "wildflower", "wind", "wood",
    ];

    private readonly Random _random = new(seed);

    // Schedules take snapshots at times of the day. Without a sequence of their own, those would shift all other ids of a seed.
    private readonly Random _scheduled = new(~seed);
    private readonly Dictionary<string, string> _fixed = new(StringComparer.Ordinal);

    /// <summary>Sets the next id of a kind, so that an id in the documentation can be a real one.</summary>
    /// <param name="kind">The name of the method: <see cref="Project"/>, <see cref="Endpoint"/> or <see cref="Uuid"/>.</param>
    /// <param name="id">The id.</param>
    public void FixNext(string kind, string id) => _fixed[kind] = id;

    public string Project() => _fixed.Remove(nameof(Project), out string? id) ? id : $"{Words()}-{Digits()}";

    public string Organization() => $"org-{Words()}-{Digits()}";

    public string Branch() => $"br-{Words()}-a{Text(Alphanumeric, 7)}";

    public string Endpoint() => _fixed.Remove(nameof(Endpoint), out string? id) ? id : $"ep-{Words()}-a{Text(Alphanumeric, 7)}";

    public string Snapshot() => $"snap-{Words()}-a{Text(Alphanumeric, 7)}";

    public string ScheduledSnapshot() => $"snap-{Words(_scheduled)}-a{Text(_scheduled, Alphanumeric, 7)}";

    public string Password() => $"npg_{Text(MixedCase, 12)}";

    /// <summary>An unpredictable key, for an emulator without a seed.</summary>
    public static string FreshApiKey() => $"napi_{System.Security.Cryptography.RandomNumberGenerator.GetString(Alphanumeric, 64)}";

    public string ApiKey() => $"napi_{Text(Alphanumeric, 64)}";

    public string ClientKey() => $"pck_{Text(Alphanumeric, 40)}";

    public string ServerKey() => $"ssk_{Text(Alphanumeric, 40)}";

    public string Credential() => $"nak_live_{Text(Hexadecimal, 32)}";

    public string CredentialToken() => $"nat_live_{Text(Hexadecimal, 64)}";

    public string CredentialKey() => $"nsk_live_{Text(Hexadecimal, 64)}";

    public string Uuid()
    {
        if (_fixed.Remove(nameof(Uuid), out string? id))
        {
            return id;
        }

        byte[] bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString("D");
    }

    public string Function() => $"fn-{Words()}-{Text(Alphanumeric, 8)}";

    public string Trigger() => $"trg-{Text(Alphanumeric, 16)}";

    public long DatabaseId() => _random.NextInt64(1_000_000, 999_999_999);

    private string Words() => Words(_random);

    private static string Words(Random random) => $"{Adjectives[random.Next(Adjectives.Length)]}-{Nouns[random.Next(Nouns.Length)]}";

    private string Digits() => _random.Next(10_000_000, 100_000_000).ToString(CultureInfo.InvariantCulture);

    private string Text(string alphabet, int length) => Text(_random, alphabet, length);

    private static string Text(Random random, string alphabet, int length) =>
        string.Create(length, (alphabet, random), static (span, state) =>
        {
            for (int index = 0; index < span.Length; index++)
            {
                span[index] = state.alphabet[state.random.Next(state.alphabet.Length)];
            }
        });
}
