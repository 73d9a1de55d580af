using System.Management.Automation;

namespace Neon.Commands;

/// <content>
/// Several inputs at the same time: each has a copy of the cmdlet with the parameters as they were bound for it. All run on the pipeline
/// thread; only their requests are in progress at the same time.
/// </content>
public abstract partial class NeonCmdlet
{
    private ConcurrentInputs? _inputsAtOnce;
    private InputOutput? _output;
    private TaskCompletionSource? _answered;

    /// <summary>How many inputs are processed at the same time.</summary>
    private protected virtual int InputsAtOnce => 1;

    /// <summary>Whether the cmdlet only collects its inputs, and processes them after the last one.</summary>
    private protected virtual bool CollectsInputs => false;

    /// <summary>Whether there is something to confirm, so that the next input is started when this one has been confirmed.</summary>
    private protected virtual bool NeedsConfirmation => false;

    /// <summary>The parts of the work after the last input that can be done at the same time; none if its order matters.</summary>
    private protected virtual IReadOnlyList<NeonCmdlet> PartsOfEnd() => [];

    /// <summary>
    /// A copy of the cmdlet for the present input. A cmdlet with fields of its own replaces those that belong to one input. No field of
    /// the copy may lead back to the original.
    /// </summary>
    internal virtual NeonCmdlet CopyForInput()
    {
        var copy = (NeonCmdlet)MemberwiseClone();
        (copy._posted, copy._progress, copy._fromOthers) = (new(), [], []);
        (copy._output, copy._answered, copy._inputsAtOnce) = (new InputOutput(), new TaskCompletionSource(), null);
        copy._pipedIn = _pipedIn?.Keep();
        return copy;
    }

    /// <summary>Cancelled when an error or a downstream command has ended the pipeline: no further change is started.</summary>
    private protected CancellationToken NoFurtherChanges { get; private set; }

    // An error of an input ends the pipeline.
    private bool EndsAtErrors => LanguagePrimitives.TryConvertTo<ActionPreference>(
        MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var given) ? given : GetVariableValue("ErrorActionPreference"), out var action)
        && action == ActionPreference.Stop;

    private void ProcessInput()
    {
        if (InputsAtOnce == 1 || CollectsInputs)
        {
            Run(ProcessInputAsync);
            return;
        }

        StartInput(CopyForInput(), copy => copy.ProcessInputAsync);
    }

    private void EndInputs()
    {
        if (InputsAtOnce == 1)
        {
            return;
        }

        foreach (var part in PartsOfEnd())
        {
            StartInput(part, copy => copy.EndAsync);
        }

        _inputsAtOnce?.Finish();
    }

    private void StartInput(NeonCmdlet copy, Func<NeonCmdlet, Func<CancellationToken, Task>> work)
    {
        var inputs = _inputsAtOnce ??= new ConcurrentInputs(InputsAtOnce, WriteWarning, _stop.Token);
        copy.NoFurtherChanges = inputs.NoFurtherChanges;
        copy._pump = inputs.Pump;
        inputs.Start(copy._output!, copy.NeedsConfirmation ? copy._answered!.Task : Task.CompletedTask, () => copy.RunInputAsync(work(copy)));
    }

    private void AbandonInputs()
    {
        if (_output is null && _inputsAtOnce is { } inputs)
        {
            _stop.Cancel();
            inputs.Dispose();
        }
    }

    private async Task RunInputAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            OnInput();
            await work(_stop.Token);
        }
        catch (OperationCanceledException) when (NoFurtherChanges.IsCancellationRequested && !_stop.IsCancellationRequested)
        {
            // Nothing was sent for this input.
        }
        catch (NeonApiException failure) when (!IsOfOthers(failure))
        {
            WriteFailure(failure);
        }
        catch (Exception failure) when (!IsOfOthers(failure) && !_stop.IsCancellationRequested)
        {
            WriteFailure(Unexpected(failure));
        }
        finally
        {
            EndProgress();
            WritePosted();
            _answered!.TrySetResult();
        }
    }
}
