using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Neon.Commands;

/// <content>Unexpected exceptions, and exceptions of other commands.</content>
public abstract partial class NeonCmdlet
{
    private List<Exception> _fromOthers = [];

    /// <summary>The last change that Neon carried out for this input, as method and route; null if there was none.</summary>
    private protected virtual string? LastChange => null;

    /// <summary>The secrets that must not be shown: those in parameters, and those that were sent.</summary>
    private protected virtual SecretRedactor KnownSecrets()
    {
        var secrets = new SecretRedactor();
        foreach (var value in MyInvocation.BoundParameters.Values.SelectMany(value => value is IDictionary map ? map.Values.Cast<object?>() : [value]))
        {
            if (ApiKeyResolver.SecretOf(value) is { } secret)
            {
                secrets.Add(secret);
            }
        }

        return secrets;
    }

    /// <summary>
    /// Asks the user through the host. Non-interactive hosts fail in various ways, including a
    /// NullReferenceException.
    /// </summary>
    /// <param name="question">Asks.</param>
    /// <param name="refusal">The exception to throw if the host cannot prompt.</param>
    internal bool Ask(Func<bool> question, Func<NeonApiException> refusal)
    {
        try
        {
            return PipelinePump.Outside(question);
        }
        catch (Exception failure) when (failure is HostException or not (RuntimeException or FlowControlException) && !IsWhatIf)
        {
            throw refusal();
        }
        catch (Exception failure) when (failure is RuntimeException or FlowControlException)
        {
            _fromOthers.Add(failure);
            throw;
        }
    }

    private void WriteOut(Action write)
    {
        try
        {
            PipelinePump.Outside(write);
        }
        catch (Exception failure)
        {
            // The engine and failing downstream commands end a pipeline like this: the exception is theirs. A host that cannot
            // prompt, as the preference Inquire requires, fails in its own way.
            if (failure is (RuntimeException or FlowControlException) and not HostException)
            {
                _fromOthers.Add(failure);
            }

            throw;
        }
    }

    private bool IsOfOthers(Exception failure) => _fromOthers.Contains(failure) || failure is PipelineStoppedException or FlowControlException or ActionPreferenceStopException;

    private NeonApiException Unexpected(Exception failure)
    {
        var secrets = KnownSecrets();
        return new NeonApiException(
            NeonFailure.Unexpected,
            secrets.Mask($"An unexpected error occurred ({failure.GetType().Name}): {failure.Message}"),
            secrets.Mask(failure));
    }

    private NeonApiException AfterChange(NeonApiException failure) => LastChange is null
        ? failure
        : failure.With(
            $"The change was made ({LastChange}), but the command could not be completed. {failure.Message}",
            "Check what was changed before you run the command again. Then report the error with the output of Get-Error.");
}
