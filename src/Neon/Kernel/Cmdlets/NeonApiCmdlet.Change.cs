using System.Management.Automation;
using System.Reflection;

namespace Neon.Commands;

/// <content>The confirmation of a change to something that exists.</content>
public abstract partial class NeonApiCmdlet
{
    private ConfirmImpact? _impact;

    /// <summary>
    /// Whether ShouldProcess shows something other than verbose output: with -WhatIf, and before a question that -Confirm or
    /// $ConfirmPreference cause. Only then is it worth a request to show the current values.
    /// </summary>
    internal bool ShowsChange
    {
        get
        {
            if (IsWhatIf)
            {
                return true;
            }

            if (MyInvocation.BoundParameters.TryGetValue("Confirm", out var given))
            {
                return LanguagePrimitives.IsTrue(given);
            }

            return IsAskedFor(ActualImpact);
        }
    }

    /// <summary>
    /// The impact with the current parameters. The engine knows only the highest impact, that of the cmdlet. A lower impact does not prompt
    /// unless -Confirm or $ConfirmPreference demand it.
    /// </summary>
    private protected virtual ConfirmImpact ActualImpact => DeclaredImpact;

    private ConfirmImpact DeclaredImpact => _impact ??= GetType().GetCustomAttribute<CmdletAttribute>()?.ConfirmImpact ?? ConfirmImpact.Medium;

    private protected override bool IsHarmless => ActualImpact < DeclaredImpact && !ShowsChange && IsAskedFor(DeclaredImpact) && !MyInvocation.BoundParameters.ContainsKey("Confirm");

    private bool IsAskedFor(ConfirmImpact impact) =>
        LanguagePrimitives.TryConvertTo<ConfirmImpact>(GetVariableValue("ConfirmPreference"), out var preference) && preference != ConfirmImpact.None && impact >= preference;

    /// <inheritdoc cref="ShouldProcessAsync(ResourceIdentity, Func{string}, string, Func{CancellationToken, Task}, CancellationToken)"/>
    internal ValueTask<bool> ShouldProcessAsync(
        ResourceIdentity identity, string target, string action, Func<CancellationToken, Task> look, CancellationToken cancellation) =>
        ShouldProcessAsync(identity, () => target, action, look, cancellation);

    /// <summary>
    /// Asks for confirmation of a change. If there is something to confirm, the target is looked up first, so that the errors of the change
    /// come before, such as a name that does not exist.
    /// </summary>
    /// <param name="identity">The target as the user specified it.</param>
    /// <param name="target">The full target, called when it has been looked up.</param>
    /// <param name="action">The change in words.</param>
    /// <param name="look">Looks up the target, with no request that the change does not need, except for -WhatIf.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>Whether to make the change.</returns>
    internal async ValueTask<bool> ShouldProcessAsync(
        ResourceIdentity identity, Func<string> target, string action, Func<CancellationToken, Task> look, CancellationToken cancellation)
    {
        if (ShowsChange && identity.IsUnproven)
        {
            await look(cancellation);
        }

        return ShouldProcess(target(), action);
    }

    /// <summary>Asks for confirmation of a change, showing the current and the new values.</summary>
    /// <param name="target">The full target.</param>
    /// <param name="action">The change in words.</param>
    /// <param name="identity">The target as the user specified it.</param>
    /// <param name="read">Reads the current values. It is called only if they are shown and not known without a request.</param>
    /// <param name="settings">All properties that the change can set, with their current values.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>Whether to make the change.</returns>
    internal async ValueTask<bool> ShouldChangeAsync<T>(
        string target,
        string action,
        ResourceIdentity? identity,
        Func<CancellationToken, Task<T?>> read,
        Func<T?, IEnumerable<RequestedSetting>> settings,
        CancellationToken cancellation)
        where T : class
    {
        var present = await PresentAsync(identity, read, isNeeded: ShowsChange, cancellation);
        return ShouldProcess(target, RequestedSetting.Describe(action, settings(present), isKnown: present is not null));
    }

    /// <summary>
    /// The current values of a target, for its confirmation: those of an object as a cmdlet emitted it, or of a row that was compared with
    /// the resource. Otherwise they are read, but only if they are needed.
    /// </summary>
    private protected async ValueTask<T?> PresentAsync<T>(ResourceIdentity? identity, Func<CancellationToken, Task<T?>> read, bool isNeeded, CancellationToken cancellation)
        where T : class =>
        identity?.Input is NeonObject { IsAsEmitted: true } and T own ? own
        : identity?.Id is { } id && _read?.GetValueOrDefault((identity.GetType(), id)) is { } reading && await reading is T known ? known
        : isNeeded ? await read(cancellation)
        : null;
}
