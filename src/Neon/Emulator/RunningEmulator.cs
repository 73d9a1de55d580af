namespace Neon;

/// <summary>The emulator of this process, if one is running.</summary>
internal static class RunningEmulator
{
    private static readonly object Gate = new();
    private static IDisposable? _server;

    public static NeonEmulatorInfo? Current { get; private set; }

    public static NeonEmulatorInfo Start(IReadOnlyDictionary<string, object> settings)
    {
        lock (Gate)
        {
            if (Current?.BaseUri.Port.Equals(settings["Port"]) == true)
            {
                Stop();
            }

            try
            {
                var (baseUri, apiKey, organizationId, server) = IsolatedAssemblies.StartEmulator(settings);
                Stop();
                _server = server;
                return Current = new NeonEmulatorInfo(baseUri, apiKey, organizationId);
            }
            catch (Exception failure) when (failure is System.Net.HttpListenerException or System.Net.Sockets.SocketException)
            {
                throw new NeonApiException(NeonFailure.InvalidInput, $"The emulator cannot listen on port {settings["Port"]}: {failure.Message}", failure)
                {
                    Advice = "Specify another -Port, or omit it to use a free port.",
                };
            }
        }
    }

    /// <summary>Stops the emulator and discards the connections to it.</summary>
    public static void Stop()
    {
        lock (Gate)
        {
            if (Current is { } emulator)
            {
                NeonSession.Forget(emulator.BaseUri);
            }

            _server?.Dispose();
            _server = null;
            Current = null;
        }
    }
}
