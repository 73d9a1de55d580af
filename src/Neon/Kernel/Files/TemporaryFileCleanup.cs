using System.Runtime.InteropServices;

namespace Neon;

/// <summary>
/// Deletes the temporary files of this process when it ends: on SIGTERM, SIGHUP or exit. It listens only while such a file
/// exists, and does not change the effect of the signal.
/// </summary>
internal static class TemporaryFileCleanup
{
    private static readonly object Gate = new();
    private static readonly HashSet<string> Files = new(StringComparer.Ordinal);
    private static PosixSignalRegistration[] _signals = [];

    /// <summary>Whether it listens for the end of the process.</summary>
    internal static bool IsListening
    {
        get
        {
            lock (Gate)
            {
                return _signals.Length > 0;
            }
        }
    }

    public static void Add(string path)
    {
        lock (Gate)
        {
            if (Files.Add(path) && Files.Count == 1)
            {
                AppDomain.CurrentDomain.ProcessExit += OnExit;
                _signals = [Listen(PosixSignal.SIGTERM), Listen(PosixSignal.SIGHUP)];
            }
        }
    }

    public static void Remove(string path)
    {
        PosixSignalRegistration[] signals = [];
        lock (Gate)
        {
            if (Files.Remove(path) && Files.Count == 0)
            {
                AppDomain.CurrentDomain.ProcessExit -= OnExit;
                (signals, _signals) = (_signals, []);
            }
        }

        // Not under the lock, because a concurrent signal waits for it.
        Array.ForEach(signals, signal => signal.Dispose());
    }

    public static bool Contains(string path)
    {
        lock (Gate)
        {
            return Files.Contains(path);
        }
    }

    /// <summary>Deletes all of them.</summary>
    internal static void DeleteAll()
    {
        string[] files;
        lock (Gate)
        {
            files = [.. Files];
        }

        Array.ForEach(files, file => TemporaryFile.TryDelete(file));
    }

    private static void OnExit(object? sender, EventArgs args) => DeleteAll();

    private static PosixSignalRegistration Listen(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        if (!context.Cancel)
        {
            DeleteAll();
        }
    });
}
