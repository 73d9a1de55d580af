namespace Neon.Emulator;

/// <summary>Starts an emulator for a caller that loads this assembly by name: only framework types are exchanged.</summary>
public static class EmulatorFactory
{
    /// <summary>Starts an emulator that listens on loopback.</summary>
    /// <param name="settings">
    /// Any of Port (int), OperationDuration (TimeSpan), Latency (TimeSpan), RequestsPerMinute (int; 0 or less for no limit),
    /// RequestsPerSecondPerRoute (int; 0 or less for no limit), Locks (bool), Seed (int), Plan (string), Sample (bool),
    /// Clock (TimeProvider).
    /// </param>
    /// <returns>The URL of the API, a personal key, the default organization, and an object that stops the emulator.</returns>
    /// <exception cref="ArgumentException">A setting is unknown or has the wrong type.</exception>
    public static (Uri BaseUri, string ApiKey, string OrganizationId, IDisposable Server) Start(
        IReadOnlyDictionary<string, object> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        EmulatorOptions defaults = new();
        string[] known =
        [
            "Port", nameof(defaults.OperationDuration), nameof(defaults.Latency), nameof(defaults.RequestsPerMinute),
            nameof(defaults.RequestsPerSecondPerRoute), nameof(defaults.Locks), nameof(defaults.Seed), nameof(defaults.Plan),
            nameof(defaults.Sample), nameof(defaults.Clock),
        ];
        if (settings.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ArgumentException($"'{unknown}' is not a valid setting.", nameof(settings));
        }

        NeonEmulator emulator = new(new EmulatorOptions
        {
            OperationDuration = Get(settings, nameof(defaults.OperationDuration), defaults.OperationDuration),
            Latency = Get(settings, nameof(defaults.Latency), defaults.Latency),
            RequestsPerMinute = Limit(settings, nameof(defaults.RequestsPerMinute), defaults.RequestsPerMinute),
            RequestsPerSecondPerRoute =
                Limit(settings, nameof(defaults.RequestsPerSecondPerRoute), defaults.RequestsPerSecondPerRoute),
            Locks = Get(settings, nameof(defaults.Locks), defaults.Locks),
            Seed = Get(settings, nameof(defaults.Seed), defaults.Seed),
            Plan = Get(settings, nameof(defaults.Plan), defaults.Plan),
            Sample = Get(settings, nameof(defaults.Sample), defaults.Sample),
            Clock = Get(settings, nameof(defaults.Clock), defaults.Clock),
        });
        try
        {
            return (emulator.Listen(Get(settings, "Port", 0)), emulator.ApiKey, emulator.OrganizationId, emulator);
        }
        catch
        {
            emulator.Dispose();
            throw;
        }
    }

    private static int? Limit(IReadOnlyDictionary<string, object> settings, string name, int? @default) =>
        settings.ContainsKey(name) ? (Get(settings, name, 0) is > 0 and var limit ? limit : null) : @default;

    private static T Get<T>(IReadOnlyDictionary<string, object> settings, string name, T @default) =>
        !settings.TryGetValue(name, out object? value)
            ? @default
            : value is T typed
                ? typed
                : throw new ArgumentException($"The setting '{name}' must be of type {(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)).Name}.", nameof(settings));
}
