using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the webhook that Neon Auth calls for events on a branch.</summary>
/// <remarks>
/// <para>Neon replaces the whole webhook, so without -Append, specify all of it: whether it is enabled and, if it is, the
/// URL and the events. Omitted values are removed; -WhatIf and -Confirm show this.</para>
/// <para>With -Append, the cmdlet reads the current webhook first, adds the events to the existing ones, and keeps
/// unspecified values. A change that someone else makes in the meantime is overwritten.</para>
/// <para>Neon supports these events: <c>user.before_create</c>, <c>user.created</c>, <c>send.otp</c>,
/// <c>send.magic_link</c>, <c>organization.invitation.created</c>, <c>organization.invitation.accepted</c> and
/// <c>phone_number.verified</c>. For <c>user.before_create</c>, the called service decides whether a user may sign up; for
/// <c>send.otp</c> and <c>send.magic_link</c>, it must deliver the code or link.</para>
/// </remarks>
/// <example>
/// <para>Notify an app of new users</para>
/// <code>Set-NeonAuthWebhook -Project app -Branch main -Enabled -Url https://app.example.com/neon-auth -Event user.created</code>
/// </example>
/// <example>
/// <para>Also deliver codes for phones</para>
/// <code>Get-NeonAuthWebhook -Project app -Branch main | Set-NeonAuthWebhook -Event send.otp, phone_number.verified -Append</code>
/// </example>
/// <example>
/// <para>Pause the webhook and keep its other settings</para>
/// <code>Set-NeonAuthWebhook -Project app -Branch main -Enabled:$false -Append</code>
/// </example>
/// <keywords>callback, event notification</keywords>
/// <seealso cref="GetNeonAuthWebhookCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(AuthWebhook))]
[NeonOperation("updateNeonAuthWebhookConfig", "getNeonAuthWebhookConfig")]
public sealed class SetNeonAuthWebhookCommand : AuthSettingsCmdlet
{
    /// <summary>Sends events; <c>-Enabled:$false</c> sends none.</summary>
    [Parameter(HelpMessage = "Sends events; -Enabled:$false sends none.")]
    public SwitchParameter Enabled { get; set; }

    /// <summary>The URL to call, with <c>https://</c> and a host name. Neon refuses IP addresses.</summary>
    [Parameter(HelpMessage = "The URL to call, with https:// and a host name.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    [WebUrl("https://app.example.com/neon-auth", allowsHttp: true)]
    public Uri? Url { get; set; }

    /// <summary>The events to send, such as <c>user.created</c>.</summary>
    [Parameter(HelpMessage = "The events to send, such as user.created.")]
    [ValidateNotNull]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(AuthWebhookEventCompleter))]
    [TextValue(IsList = true)]
    public string[]? Event { get; set; }

    /// <summary>The time-out of a call in seconds, 1 to 10. Neon's default: 5.</summary>
    [Parameter(HelpMessage = "The time-out of a call in seconds, 1 to 10.")]
    [ValidateRange(1, 10)]
    [ArgumentCompleter(typeof(WebhookTimeoutCompleter))]
    [WholeNumber(1, 10)]
    public int? TimeoutSec { get; set; }

    /// <summary>
    /// Keeps unspecified values and adds the events to the existing ones. Default: the whole webhook is replaced.
    /// </summary>
    [Parameter(HelpMessage = "Keeps unspecified values and adds the events to the existing ones.")]
    public SwitchParameter Append { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch.Current();
        var enabled = Given(Enabled, nameof(Enabled));
        Check(enabled);
        if (!await ShouldChangeAsync<AuthWebhook>(
            Append ? "Change the webhook" : "Replace the webhook" + Loss(),
            async (settings, branch, stop) => await settings.GetWebhookAsync(branch, stop),
            current => Changes(enabled, current),
            cancellation))
        {
            return;
        }

        var api = new AuthSettingsApi(Client);
        var branchKey = await BranchAsync(cancellation);
        var present = Append ? await api.GetWebhookAsync(branchKey, cancellation) : null;
        WriteObject(await api.ReplaceWebhookAsync(branchKey, Body(enabled, present), cancellation));
    }

    /// <summary>The complete webhook to send; with -Append, values that are not specified are kept.</summary>
    private AuthWebhookBody Body(bool? enabled, AuthWebhook? present)
    {
        var kept = Append ? present : null;
        return new AuthWebhookBody
        {
            Enabled = enabled ?? kept?.Enabled ?? false,
            WebhookUrl = Url?.OriginalString ?? kept?.Url,
            EnabledEvents = kept?.Events is { } events ? [.. events.Union(Event ?? [], StringComparer.Ordinal)] : Event,
            TimeoutSeconds = TimeoutSec ?? kept?.TimeoutSeconds,
        };
    }

    private IEnumerable<RequestedSetting> Changes(bool? enabled, AuthWebhook? current) => new RequestedSetting[]
    {
        new("Enabled", enabled, current?.Enabled),
        new("Url", Url?.OriginalString, current?.Url),
        RequestedSetting.OfList("Event", Event is null ? null : Body(enabled, current).EnabledEvents, current?.Events),
        new("TimeoutSec", TimeoutSec, current?.TimeoutSeconds),
    }
    .Select(setting => Append ? setting : setting.OrReset());

    private void Check(bool? enabled)
    {
        if (enabled is null && Url is null && Event is null && TimeoutSec is null)
        {
            throw InputErrors.NoChanges("Specify -Enabled, -Url, -Event or -TimeoutSec.");
        }

        if (Append && Event is { Length: 0 })
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-Event is empty, so -Append has no events to add.") { Advice = "Omit -Event to keep the existing events." };
        }

        if (!Append && (enabled is null || (enabled == true && (Url is null || Event is not { Length: > 0 }))))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "The whole webhook is replaced, and a required part was not specified.")
            {
                Advice = "Specify -Enabled with -Url and -Event, or -Enabled:$false; or use -Append to keep unspecified values.",
            };
        }
    }

    private string Loss() => (Url, Event) switch
    {
        (null, null) => ", removing its URL and its events",
        (null, _) => ", removing its URL",
        (_, null) => ", removing its events",
        _ => string.Empty,
    };
}
