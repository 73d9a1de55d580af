namespace Neon;

/// <summary>The emulator of this process, if one runs.</summary>
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
                    Advice = "Give another -Port, or none for a free one.",
                };
            }
        }
    }

    /// <summary>Stops the emulator and drops the connections that lead to it.</summary>
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
