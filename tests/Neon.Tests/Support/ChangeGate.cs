using System.Collections.Concurrent;

namespace Neon.Tests.Support;

/// <summary>Holds changes back on their way to the emulator, and counts how many are in progress at the same time.</summary>
internal sealed class ChangeGate : HttpMessageHandler
{
    // Prevents a hang; nothing is measured.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, int> _byProject = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private HttpMessageInvoker? _service;
    private int _passed;
    private int _held;
    private int _count;

    /// <summary>How many changes must be in progress before any of them is passed on; none if zero.</summary>
    public int Opens { get; set; }

    /// <summary>The project whose changes are held back until a number of others have been made.</summary>
    public (string ProjectId, int Others)? Last { get; set; }

    /// <summary>The largest number of changes in progress at the same time.</summary>
    public int Most { get; private set; }

    /// <summary>The largest number of changes of one project in progress at the same time.</summary>
    public int MostOfProject { get; private set; }

    /// <summary>The number of changes in progress.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>A host whose changes pass through the gate, and whose clock does not advance while they are held back.</summary>
    public NeonHost Host()
    {
        var host = new NeonHost(handler: this);
        _service = new HttpMessageInvoker(host.Emulator.CreateHandler());
        host.Clock.InFlight = () => host.Emulator.InFlight + Volatile.Read(ref _held);
        return host;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
        {
            return await _service!.SendAsync(request, cancellationToken);
        }

        var project = request.RequestUri!.AbsolutePath.Split("/projects/")[^1].Split('/')[0];
        Enter(project);
        try
        {
            Interlocked.Increment(ref _held);
            try
            {
                await HoldAsync(project, cancellationToken);
            }
            finally
            {
                // From here on, the emulator itself waits on the clock.
                Interlocked.Decrement(ref _held);
            }

            return await _service!.SendAsync(request, cancellationToken);
        }
        finally
        {
            Leave(project);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _service?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task HoldAsync(string project, CancellationToken cancellationToken)
    {
        if (Opens > 0)
        {
            await _opened.Task.WaitAsync(TimeLimit, cancellationToken);
        }

        if (Last?.ProjectId == project)
        {
            await Task.Run(() => SpinWait.SpinUntil(() => Volatile.Read(ref _passed) >= Last.Value.Others || cancellationToken.IsCancellationRequested, TimeLimit), CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Enter(string project)
    {
        lock (_lock)
        {
            _byProject[project] = _byProject.GetValueOrDefault(project) + 1;
            Most = Math.Max(Most, ++_count);
            MostOfProject = Math.Max(MostOfProject, _byProject[project]);
            if (_count >= Opens)
            {
                _opened.TrySetResult();
            }
        }
    }

    private void Leave(string project)
    {
        lock (_lock)
        {
            _byProject[project]--;
            _count--;
            _passed++;
        }
    }
}
