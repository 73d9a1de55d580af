using System.Globalization;

namespace Neon.Commands;

/// <summary>
/// Waits for a resource that has its own status instead of operations. Reads it repeatedly, with progress, until it has finished
/// or the time-out elapses.
/// </summary>
internal sealed class StatusWait(NeonCmdlet cmdlet, NeonClient client, TimeSpan timeout)
{
    /// <summary>The newest state after success; null after a failure or a time-out, which is reported as an error.</summary>
    public async Task<T?> RunAsync<T>(
        T started, Func<CancellationToken, Task<T>> read, Func<T, WaitState> judge, CancellationToken cancellation)
        where T : class
    {
        var start = client.Clock.GetTimestamp();
        var polls = new PollInterval();
        var latest = started;
        var state = judge(latest);
        using var progress = new LiveProgress(cmdlet, client.Clock, () => [Draw(state, client.Clock.GetElapsedTime(start))]);
        while (!state.HasEnded)
        {
            var elapsed = client.Clock.GetElapsedTime(start);
            var pause = polls.Next();
            if (elapsed + pause > timeout)
            {
                return Report(NeonFailure.OperationTimeout, latest, string.Create(
                    CultureInfo.InvariantCulture, $"Timed out after {elapsed.TotalSeconds:0} s. The change was made, but {state.What} is still {state.Status ?? "under way"}."));
            }

            progress.Update();
            await Task.Delay(pause, client.Clock, cancellation);
            try
            {
                latest = await ReadAsync(read, cancellation) ?? latest;
            }
            catch (NeonApiException failure)
            {
                cmdlet.WriteFailure(OperationWait.NotFollowed(state.What, failure), latest);
                return null;
            }

            state = judge(latest);
        }

        return state.Failure is null ? latest : Report(NeonFailure.OperationFailed, latest, $"{Capitalized.Of(state.What)} ended with status {state.Status}: {state.Failure}");
    }

    private static ProgressLine Draw(WaitState state, TimeSpan elapsed) =>
        new("status", $"Waiting for {state.What}", $"{OperationLines.Elapsed(elapsed)}, {state.Status ?? "under way"}");


    /// <summary>The current state; null if it cannot be read yet, as right after creation.</summary>
    private async Task<T?> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellation)
        where T : class
    {
        try
        {
            return await read(cancellation);
        }
        catch (NeonApiException notYet) when (notYet.IsNotFound || notYet.IsPassing)
        {
            client.Log($"The status cannot be read at the moment: {notYet.Message}");
            return null;
        }
    }

    private T? Report<T>(NeonFailure failure, T target, string message)
        where T : class
    {
        cmdlet.WriteFailure(new NeonApiException(failure, message) { Advice = AdviceFor(failure) }, target);
        return null;
    }

    private static string AdviceFor(NeonFailure failure) => failure == NeonFailure.OperationTimeout
        ? "Do not repeat the change: the work continues at Neon. $Error[0].TargetObject is the object as last read."
        : "See the reason in the message, fix it, and run the command again.";
}
