using System.Collections.Concurrent;
using System.Management.Automation;
using System.Net;
using System.Runtime.ExceptionServices;

namespace Neon.Commands;

/// <summary>
/// The base class of all cmdlets: asynchronous input methods on the pipeline thread, a stop that takes effect immediately, and
/// one place where failures become error records.
/// </summary>
public abstract partial class NeonCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private ConcurrentQueue<Action> _posted = new();
    private LookAlikes? _names;
    private bool _isWritingPosted;
    private bool _hasWritten;
    private PipelinePump? _pump;
    private ExceptionDispatchInfo? _postedFailure;

    /// <summary>The current input, which is the target of error records.</summary>
    protected object? Target { get; set; }

    /// <summary>Releases the resources of the cmdlet.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Run(
        cancellation =>
        {
            _typed = [.. MyInvocation.BoundParameters.Keys];
            DefaultValues.Check(this, GetVariableValue(DefaultValues.Variable));
            TextMap.Check(this);
            MaskedInput.Check(this);
            InputRuleAttribute.Check(this);
            if (!IsList)
            {
                WarnOfMistypedValues(evenWithoutHint: false);
            }

            return BeginAsync(cancellation);
        },
        isTerminating: true);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        EndInputs();
        Run(async stop =>
        {
            await EndAsync(stop);
            ExplainEmptyOutput();
        });
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet had already ended when the stop arrived.
        }
    }

    /// <summary>Work before the first input; a failure ends the cmdlet.</summary>
    /// <param name="cancellation">Cancelled when the pipeline is stopped.</param>
    /// <returns>The work.</returns>
    protected virtual Task BeginAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Work for each input.</summary>
    /// <param name="cancellation">Cancelled when the pipeline is stopped.</param>
    /// <returns>The work.</returns>
    protected virtual Task ProcessAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Work after the last input.</summary>
    /// <param name="cancellation">Cancelled when the pipeline is stopped.</param>
    /// <returns>The work.</returns>
    protected virtual Task EndAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Releases the resources of the cmdlet.</summary>
    /// <param name="disposing">True when called by the engine, false when by a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            AbandonInputs();
            _stop.Dispose();
        }
    }

    /// <summary>Called before each of the input methods: what is known of the previous input is outdated.</summary>
    private protected virtual void OnInput()
    {
    }

    /// <summary>Uses the parents in a row for parameters that were not specified.</summary>
    private protected virtual void SupplyParents(PSObject? piped, SuppliedValues supplied)
    {
    }

    /// <summary>Refuses input whose parts contradict each other. False if there is nothing to do for the input.</summary>
    private protected virtual ValueTask<bool> EnsureAgreementAsync(CancellationToken cancellation) => new(true);

    /// <summary>Sets the target of the errors that follow.</summary>
    internal void About(object? target) => Target = target;

    /// <summary>Called when <c>-IfExists</c> has skipped a target that was not found.</summary>
    internal virtual void OnNotFound()
    {
    }

    /// <summary>Adds the names that are known to the ids in the path of a target.</summary>
    private protected virtual string WithNames(string path) => path;

    /// <summary>Adds information to a failure before it is reported.</summary>
    private protected virtual NeonApiException Explain(NeonApiException failure) => failure;

    /// <summary>A failure that is about to be reported, with what a request can add to it.</summary>
    private protected virtual Task<NeonApiException> WithSuggestionsAsync(NeonApiException failure, CancellationToken cancellation) => Task.FromResult(failure);

    /// <summary>Whether the input uses ids that an earlier cmdlet looked up by name.</summary>
    private protected virtual bool HasReusedNames => false;

    /// <summary>Looks up these names again when they are needed.</summary>
    private protected virtual void DropReusedNames()
    {
    }

    /// <summary>Called when Neon rejected the key, before the error is reported.</summary>
    private protected virtual void OnUnauthorized()
    {
    }

    /// <summary>Called for each object before it is emitted.</summary>
    private protected virtual void OnEmit(NeonObject item)
    {
        item.Remember();
        item.IsRead = IsList;
    }

    internal new void WriteObject(object? value)
    {
        if (IsRepeated(value))
        {
            return;
        }

        if (value is NeonObject emitted)
        {
            OnEmit(emitted);
        }

        (_hasOutput, _hasWritten) = (true, true);
        var output = WithSecretType(value);
        Write(() => base.WriteObject(output));
        if (value is NeonObject item && IsList && (_names ??= new LookAlikes()).Find(item) is { } other)
        {
            WriteWarning($"Two names in this list look the same but are written with different characters: '{other}' and '{item}'. Use their ids.");
        }
    }

    private static object? WithSecretType(object? value)
    {
        if (value is not NeonObject || ObjectView.Of(value.GetType()) is not { HasSecrets: true } view || !view.HasSecret(value))
        {
            return value;
        }

        var (shown, name) = (PSObject.AsPSObject(value), value.GetType().FullName + ObjectView.SecretSuffix);
        if (!shown.TypeNames.Contains(name))
        {
            shown.TypeNames.Insert(0, name);
        }

        return shown;
    }

    internal new void WriteObject(object? value, bool enumerateCollection)
    {
        foreach (var item in value as IEnumerable<NeonObject> ?? [])
        {
            OnEmit(item);
        }

        _hasOutput |= value is not System.Collections.ICollection { Count: 0 };
        Write(() => base.WriteObject(value, enumerateCollection));
    }

    internal new void WriteError(ErrorRecord record)
    {
        (_hasErrors, _hasWritten) = (true, true);
        if (_output is null)
        {
            Write(() => base.WriteError(record));
        }
        else
        {
            WritePosted();
            _output.AddError(() => WriteOut(() => base.WriteError(record)), record, endsPipeline: EndsAtErrors);
        }
    }

    // Text for users contains names and messages from outside. Control characters are escaped here for all cmdlets.
    internal new void WriteWarning(string text) => Write(() => base.WriteWarning(VisibleText.Of(text)));

    internal new void WriteVerbose(string text) => Write(() => base.WriteVerbose(VisibleText.Of(text)));

    /// <summary>Explains the outcome on the verbose stream and on the information stream.</summary>
    private protected void Notify(string text)
    {
        WriteVerbose(text);
        Write(() => base.WriteInformation(new InformationRecord(VisibleText.Of(text), MyInvocation.MyCommand.Name)));
    }

    private new void WriteProgress(ProgressRecord record)
    {
        record.Activity = VisibleText.Of(record.Activity);
        record.StatusDescription = VisibleText.Of(record.StatusDescription);
        WriteOut(() => base.WriteProgress(record));
    }

    /// <summary>Whether the cmdlet only reads.</summary>
    private protected bool IsList => MyInvocation.MyCommand is CmdletInfo { Verb: VerbsCommon.Get };

    /// <summary>Whether -WhatIf or $WhatIfPreference is set.</summary>
    internal bool IsWhatIf => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given) ? given : GetVariableValue("WhatIfPreference"));

    /// <summary>Whether these parameters have less impact than the cmdlet can have, so that there is nothing to ask.</summary>
    private protected virtual bool IsHarmless => false;

    internal new bool ShouldProcess(string target, string action)
    {
        WritePosted();
        if (IsHarmless)
        {
            WriteVerbose($"Performing the operation \"{action}\" on target \"{WithNames(target)}\".");
            _answered?.TrySetResult();
            return true;
        }

        var isAgreed = Ask(
            () => base.ShouldProcess(LookAlikes.Marked(WithNames(target)), LookAlikes.Marked(action)),
            () => new NeonApiException(NeonFailure.Refused, $"'{action}' on {target} needs confirmation, but this session cannot prompt.")
            {
                Advice = "Nothing was changed. Specify -Confirm:$false to run the command without confirmation.",
            });
        _answered?.TrySetResult();
        return isAgreed;
    }

    /// <summary>Asks for confirmation of a creation, showing the specified properties.</summary>
    /// <inheritdoc cref="SpecifiedSettings.Describe"/>
    internal bool ShouldCreate(string target, string action, params string[] described) => ShouldProcess(target, SpecifiedSettings.Describe(this, action, described));

    internal new bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)
    {
        WritePosted();
        var (toAll, toNone) = (yesToAll, noToAll);
        var isAgreed = PipelinePump.Outside(() => base.ShouldContinue(VisibleText.Of(query), VisibleText.Of(caption), ref toAll, ref toNone));
        (yesToAll, noToAll) = (toAll, toNone);
        return isAgreed;
    }

    /// <summary>A switch with three states: null if it was not specified.</summary>
    internal bool? Given(SwitchParameter value, string name) =>
        MyInvocation.BoundParameters.ContainsKey(name) ? value.ToBool() : null;

    /// <summary>
    /// Refuses typed parameters without a value, such as an unset variable. For parameters that a piped object may leave empty;
    /// all others refuse null by attribute. Call it before the first input.
    /// </summary>
    internal void RefuseTypedNull(params string[] parameters)
    {
        foreach (var name in parameters)
        {
            if (MyInvocation.BoundParameters.TryGetValue(name, out var value) && value is null or "" or ResourceIdentity { IsEmpty: true })
            {
                throw new NeonApiException(NeonFailure.InvalidInput, $"-{name} is empty.")
                {
                    Advice = "A variable in the command may not be set. To specify no value, omit the parameter.",
                };
            }
        }
    }

    /// <summary>Writes a verbose line from any thread, as soon as the pipeline thread is free.</summary>
    internal void PostVerbose(string line) => Post(() => WriteVerbose(line));

    /// <summary>Queues a write from any thread; it runs as soon as the pipeline thread is free.</summary>
    internal void Post(Action write)
    {
        _posted.Enqueue(write);
        _pump?.TryPost(_ => WritePosted(), null);
    }

    /// <summary>Reports a failure of the current input. The pipeline continues, unless nothing after it could succeed.</summary>
    internal void WriteFailure(NeonApiException failure, object? target = null, bool isTerminating = false)
    {
        var record = RecordOf(failure, target ?? Target);
        var isUnauthorized = failure is { StatusCode: HttpStatusCode.Unauthorized, IsFromPresignedUrl: false };
        if (isUnauthorized)
        {
            OnUnauthorized();
        }

        if (isTerminating || failure.Failure is NeonFailure.NoApiKey or NeonFailure.EmulatorStopped || isUnauthorized)
        {
            // Afterwards the engine accepts no progress, not even its completion.
            WritePosted();
            EndProgress();
            if (_output is null)
            {
                ThrowTerminatingError(record);
            }

            _output!.AddError(() => WriteOut(() => ThrowTerminatingError(record)), record, endsPipeline: true);
            return;
        }

        WriteError(record);
    }

    /// <summary>The error record for a failure.</summary>
    internal ErrorRecord RecordOf(NeonApiException failure, object? input)
    {
        var explained = failure.Failure == NeonFailure.Unexpected ? AfterChange(failure) : Explain(failure);
        return NeonErrors.ToRecord(WithValue(explained, input), input is ResourceIdentity identity ? identity.Input : input);
    }

    /// <summary>Whether the cmdlet refuses a masked secret in a parameter with an error of its own.</summary>
    internal virtual bool RefusesMask(string parameter) => false;

    // The id of a name that was looked up by an earlier cmdlet may be outdated. An error is only reported about the resource that has the
    // name now.
    private async Task ProcessInputAsync(CancellationToken stop)
    {
        _hasWritten = false;
        try
        {
            await ProcessOnceAsync(stop);
        }
        catch (NeonApiException failure) when (MayBeAboutFormerName(failure))
        {
            WriteVerbose($"The names are looked up again: {failure.Message}");
            DropReusedNames();
            OnInput();
            await ProcessOnceAsync(stop);
        }
    }

    private bool MayBeAboutFormerName(NeonApiException failure) =>
        HasReusedNames && !_hasWritten && failure.MayBeAboutFormerName && !IsOfOthers(failure);

    private async Task ProcessOnceAsync(CancellationToken stop)
    {
        var piped = _pipedIn?.PipedObject;
        using var supplied = new SuppliedValues();
        SupplyParents(piped, supplied);
        RowOptions.Supply(this, piped?.BaseObject is PSCustomObject ? piped : null, supplied);
        EnsurePipedIsMeant();
        MaskedInput.Check(this);
        InputRuleAttribute.Check(this);
        if (await EnsureAgreementAsync(stop))
        {
            NamePattern.Of(GetType())?.Apply(this, piped, supplied);
            try
            {
                await ProcessAsync(stop);
            }
            catch (NeonApiException failure) when (!IsOfOthers(failure) && !MayBeAboutFormerName(failure))
            {
                if (await WithSuggestionsAsync(failure, stop) is var detailed && detailed != failure)
                {
                    throw detailed;
                }

                throw;
            }

            NoteInput();
        }
    }

    // Every exception becomes one error record here, except those of the engine and of downstream commands.
    private void Run(Func<CancellationToken, Task> work, bool isTerminating = false)
    {
        try
        {
            RunExpected(work, isTerminating);
        }
        catch (Exception failure) when (!IsOfOthers(failure))
        {
            WriteFailure(Unexpected(failure), isTerminating: isTerminating || _postedFailure is not null);
        }
    }

    private void RunExpected(Func<CancellationToken, Task> work, bool isTerminating)
    {
        try
        {
            OnInput();
            PipelinePump.Run(pump =>
            {
                _pump = pump;
                return work(_stop.Token);
            });
        }
        catch (OperationCanceledException) when (_postedFailure is not null)
        {
            _postedFailure.Throw();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (NeonApiException failure) when (!IsOfOthers(failure))
        {
            WriteFailure(failure, isTerminating: isTerminating);
        }
        finally
        {
            _pump = null;
            EndProgress();
        }

        _postedFailure?.Throw();
    }

    // Downstream commands run inside the Write call and are not part of this cmdlet.
    private void Write(Action write)
    {
        WritePosted();
        _postedFailure?.Throw();
        if (_output is null)
        {
            WriteOut(write);
        }
        else
        {
            _output.Add(() => WriteOut(write));
        }
    }

    // Work that completes synchronously continues at once, before its posted text is written. So posted text is written before
    // anything else.
    private void WritePosted()
    {
        if (_isWritingPosted)
        {
            return;
        }

        _isWritingPosted = true;
        try
        {
            while (_posted.TryDequeue(out var write))
            {
                Posted(write);
            }
        }
        finally
        {
            _isWritingPosted = false;
        }
    }

    private void Posted(Action write)
    {
        if (_postedFailure is not null)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception failure)
        {
            // The engine ends a pipeline by throwing from Write calls. No one awaits this call, so the work is cancelled and the
            // exception is rethrown from there.
            _postedFailure = ExceptionDispatchInfo.Capture(failure);
            _stop.Cancel();
        }
    }
}
