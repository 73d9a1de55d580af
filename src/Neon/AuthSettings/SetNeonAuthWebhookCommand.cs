using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the address that Neon Auth calls when something happens on a branch.</summary>
/// <remarks>
/// <para>Neon replaces the webhook as a whole, so without -Append the command has to tell all of it: whether it is on, and
/// for one that is on the address and the events. What is left out is taken away, and -WhatIf and -Confirm say so.</para>
/// <para>With -Append the present webhook is read first: events are added to those there are, and what is not named stays.
/// Somebody who changes the webhook between the reading and the writing loses the change.</para>
/// <para>Neon knows these events: <c>user.before_create</c>, <c>user.created</c>, <c>send.otp</c>, <c>send.magic_link</c>,
/// <c>organization.invitation.created</c>, <c>organization.invitation.accepted</c> and <c>phone_number.verified</c>. With
/// <c>user.before_create</c> the one who is called decides whether a user may sign up; with <c>send.otp</c> and
/// <c>send.magic_link</c> it has to deliver the code or the link.</para>
/// </remarks>
/// <example>
/// <para>Tell an app about new users</para>
/// <code>Set-NeonAuthWebhook -Project app -Branch main -Enabled -Url https://app.example.com/neon-auth -Event user.created</code>
/// </example>
/// <example>
/// <para>Have codes for phones delivered, too</para>
/// <code>Get-NeonAuthWebhook -Project app -Branch main | Set-NeonAuthWebhook -Event send.otp, phone_number.verified -Append</code>
/// </example>
/// <example>
/// <para>Pause the calls and keep everything else</para>
/// <code>Set-NeonAuthWebhook -Project app -Branch main -Enabled:$false -Append</code>
/// </example>
/// <seealso cref="GetNeonAuthWebhookCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateneonauthwebhookconfig"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthWebhook", SupportsShouldProcess = true)]
[OutputType(typeof(AuthWebhook))]
[NeonOperation("updateNeonAuthWebhookConfig", "getNeonAuthWebhookConfig")]
public sealed class SetNeonAuthWebhookCommand : AuthSettingsCmdlet
{
    /// <summary>Send events; <c>-Enabled:$false</c> sends none.</summary>
    [Parameter]
    public SwitchParameter Enabled { get; set; }

    /// <summary>The URL to call, with <c>https://</c> and a host name. Neon refuses IP addresses.</summary>
    [Parameter]
    [ValidateNotNull]
    [SingleValue]
    public Uri? Url { get; set; }

    /// <summary>The events to send, such as <c>user.created</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(AuthWebhookEventCompleter))]
    public string[]? Event { get; set; }

    /// <summary>How many seconds a call may take, 1 to 10; 5 where it is left out.</summary>
    [Parameter]
    [ValidateRange(1, 10)]
    [WholeNumber(1, 10)]
    public int? TimeoutSec { get; set; }

    /// <summary>Keep what is not named and add the events to those there are, instead of replacing the webhook as a whole.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var enabled = Given(Enabled, nameof(Enabled));
        Check(enabled);
        if (!ShouldChange(Append ? "Change the webhook" : "Replace the webhook" + Loss()))
        {
            return;
        }

        var api = new AuthSettingsApi(Client);
        var (projectId, branchId) = await BranchAsync(cancellation);
        var present = Append ? await api.GetWebhookAsync(projectId, branchId, cancellation) : null;
        var webhook = new AuthWebhookBody
        {
            Enabled = enabled ?? present?.Enabled ?? false,
            WebhookUrl = Url?.OriginalString ?? present?.Url,
            EnabledEvents = present?.Events is { } events ? [.. events.Union(Event ?? [], StringComparer.Ordinal)] : Event,
            TimeoutSeconds = TimeoutSec ?? present?.TimeoutSeconds,
        };
        WriteObject(await api.ReplaceWebhookAsync(projectId, branchId, webhook, cancellation));
    }

    private void Check(bool? enabled)
    {
        if (enabled is null && Url is null && Event is null && TimeoutSec is null)
        {
            throw NothingToChange("Give -Enabled, -Url, -Event or -TimeoutSec.");
        }

        if (Append && Event is { Length: 0 })
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "-Append adds events, and none is given.") { Advice = "Leave -Event out to keep them." };
        }

        if (Url is not null && !(Url.IsAbsoluteUri && (Url.Scheme is "https" or "http")))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, $"-Url {Url} is no web address.")
            {
                Advice = "Give it in full, such as https://app.example.com/neon-auth.",
            };
        }

        if (!Append && (enabled is null || (enabled == true && (Url is null || Event is not { Length: > 0 }))))
        {
            throw new NeonApiException(NeonFailure.InvalidInput, "The webhook is replaced as a whole, and a part of it is not named.")
            {
                Advice = "Give -Enabled with -Url and -Event, or -Enabled:$false; or give -Append to keep what is not named.",
            };
        }
    }

    private string Loss() => (Url, Event) switch
    {
        (null, null) => ", taking away its address and its events",
        (null, _) => ", taking away its address",
        (_, null) => ", taking away its events",
        _ => string.Empty,
    };
}
