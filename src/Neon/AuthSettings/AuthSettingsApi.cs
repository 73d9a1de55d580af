using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>The calls about the settings of Neon Auth on a branch.</summary>
internal sealed class AuthSettingsApi(NeonClient client)
{
    [NeonOperation("getNeonAuthEmailAndPasswordConfig")]
    public Task<AuthEmailPasswordConfig> GetEmailPasswordAsync(BranchKey branchKey, CancellationToken cancellation) =>
        ReadAsync(EmailPassword(branchKey), AuthSettingsJson.Default.AuthEmailPasswordConfig, branchKey, cancellation);

    [NeonOperation("updateNeonAuthEmailAndPasswordConfig")]
    public Task<AuthEmailPasswordConfig> UpdateEmailPasswordAsync(
        BranchKey branchKey, AuthEmailPasswordUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(EmailPassword(branchKey)).Body(update, AuthSettingsJson.Default.AuthEmailPasswordUpdate),
            AuthSettingsJson.Default.AuthEmailPasswordConfig,
            stop => GetEmailPasswordAsync(branchKey, stop)!,
            null,
            branchKey,
            cancellation);

    [NeonOperation("getNeonAuthEmailProvider")]
    public Task<AuthEmailProvider> GetEmailProviderAsync(BranchKey branchKey, CancellationToken cancellation) =>
        ReadAsync(EmailProvider(branchKey), AuthSettingsJson.Default.AuthEmailProvider, branchKey, cancellation);

    [NeonOperation("updateNeonAuthEmailProvider")]
    public Task<AuthEmailProvider> UpdateEmailProviderAsync(
        BranchKey branchKey, AuthEmailProviderUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(EmailProvider(branchKey)).Body(update, AuthSettingsJson.Default.AuthEmailProviderUpdate),
            AuthSettingsJson.Default.AuthEmailProvider,
            stop => GetEmailProviderAsync(branchKey, stop)!,
            null,
            branchKey,
            cancellation);

    /// <summary>Sends an email through the specified server.</summary>
    [NeonOperation("sendNeonAuthTestEmail")]
    public Task<AuthTestEmail> SendTestEmailAsync(
        BranchKey branchKey, AuthTestEmailBody mail, CancellationToken cancellation)
    {
        var route = Route.Of($"{branchKey}/auth/send_test_email");
        return SendAsync(
            ApiRequest.Post(route).Body(mail, AuthSettingsJson.Default.AuthTestEmailBody), mail.RecipientEmail, branchKey, cancellation);
    }

    /// <summary>Sends an email through the server of the branch.</summary>
    [NeonOperation("sendNeonAuthEmailProviderTest")]
    public Task<AuthTestEmail> TestEmailProviderAsync(
        BranchKey branchKey, AuthProviderTestBody mail, CancellationToken cancellation)
    {
        var route = Route.Of($"{branchKey}/auth/email_provider/test");
        return SendAsync(
            ApiRequest.Post(route).Body(mail, AuthSettingsJson.Default.AuthProviderTestBody), mail.RecipientEmail, branchKey, cancellation);
    }

    [NeonOperation("getNeonAuthAllowLocalhost")]
    public Task<AuthLocalhostAccess> GetLocalhostAccessAsync(BranchKey branchKey, CancellationToken cancellation) =>
        ReadAsync(Localhost(branchKey), AuthSettingsJson.Default.AuthLocalhostAccess, branchKey, cancellation);

    [NeonOperation("updateNeonAuthAllowLocalhost")]
    public Task<AuthLocalhostAccess> UpdateLocalhostAccessAsync(
        BranchKey branchKey, AuthLocalhostUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(Localhost(branchKey)).Body(update, AuthSettingsJson.Default.AuthLocalhostUpdate),
            AuthSettingsJson.Default.AuthLocalhostAccess,
            stop => GetLocalhostAccessAsync(branchKey, stop)!,
            null,
            branchKey,
            cancellation);

    /// <summary>The name of the app. Neon Auth contains it; its other properties are not needed here.</summary>
    public Task<AuthConfig> GetConfigAsync(BranchKey branchKey, CancellationToken cancellation) =>
        ReadAsync(Route.Of($"{branchKey}/auth"), AuthSettingsJson.Default.AuthConfig, branchKey, cancellation);

    [NeonOperation("updateNeonAuthConfig")]
    public Task<AuthConfig> UpdateConfigAsync(BranchKey branchKey, AuthConfigUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(Route.Of($"{branchKey}/auth/config"))
                .Body(update, AuthSettingsJson.Default.AuthConfigUpdate),
            AuthSettingsJson.Default.AuthConfig,
            stop => GetConfigAsync(branchKey, stop)!,
            null,
            branchKey,
            cancellation);

    [NeonOperation("getNeonAuthPluginConfigs")]
    public Task<AuthPlugins> GetPluginsAsync(BranchKey branchKey, CancellationToken cancellation) =>
        ReadAsync(
            Route.Of($"{branchKey}/auth/plugins"),
            AuthSettingsJson.Default.AuthPlugins,
            branchKey,
            cancellation);

    [NeonOperation("updateNeonAuthOrganizationPlugin")]
    public Task<AuthOrganizationPlugin> UpdateOrganizationPluginAsync(
        BranchKey branchKey, AuthOrganizationPluginUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(Route.Of($"{branchKey}/auth/plugins/organization"))
                .Body(update, AuthSettingsJson.Default.AuthOrganizationPluginUpdate),
            AuthSettingsJson.Default.AuthOrganizationPlugin,
            async stop => (await GetPluginsAsync(branchKey, stop).ConfigureAwait(false)).Organization,
            null,
            branchKey,
            cancellation);

    [NeonOperation("updateNeonAuthMagicLinkPlugin")]
    public Task<AuthMagicLinkPlugin> UpdateMagicLinkPluginAsync(
        BranchKey branchKey, AuthMagicLinkPluginUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(Route.Of($"{branchKey}/auth/plugins/magic-link"))
                .Body(update, AuthSettingsJson.Default.AuthMagicLinkPluginUpdate),
            AuthSettingsJson.Default.AuthMagicLinkPlugin,
            async stop => (await GetPluginsAsync(branchKey, stop).ConfigureAwait(false)).MagicLink,
            null,
            branchKey,
            cancellation);

    [NeonOperation("getNeonAuthPhoneNumberPlugin")]
    public Task<AuthPhoneNumberPlugin> GetPhoneNumberPluginAsync(BranchKey branchKey, CancellationToken cancellation) =>
        ReadAsync(PhoneNumber(branchKey), AuthSettingsJson.Default.AuthPhoneNumberPlugin, branchKey, cancellation);

    [NeonOperation("updateNeonAuthPhoneNumberPlugin")]
    public Task<AuthPhoneNumberPlugin> UpdatePhoneNumberPluginAsync(
        BranchKey branchKey, AuthPhoneNumberPluginUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(PhoneNumber(branchKey)).Body(update, AuthSettingsJson.Default.AuthPhoneNumberPluginUpdate),
            AuthSettingsJson.Default.AuthPhoneNumberPlugin,
            stop => GetPhoneNumberPluginAsync(branchKey, stop)!,
            null,
            branchKey,
            cancellation);

    [NeonOperation("getNeonAuthWebhookConfig")]
    public Task<AuthWebhook> GetWebhookAsync(BranchKey branchKey, CancellationToken cancellation) =>
        ReadAsync(Webhook(branchKey), AuthSettingsJson.Default.AuthWebhook, branchKey, cancellation);

    /// <summary>Replaces the webhook.</summary>
    [NeonOperation("updateNeonAuthWebhookConfig")]
    public Task<AuthWebhook> ReplaceWebhookAsync(BranchKey branchKey, AuthWebhookBody webhook, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Put(Webhook(branchKey)).Body(webhook, AuthSettingsJson.Default.AuthWebhookBody),
            AuthSettingsJson.Default.AuthWebhook,
            stop => GetWebhookAsync(branchKey, stop)!,
            webhook.Matches,
            branchKey,
            cancellation);

    private static Route EmailPassword(BranchKey branchKey) =>
        Route.Of($"{branchKey}/auth/email_and_password");

    private static Route EmailProvider(BranchKey branchKey) =>
        Route.Of($"{branchKey}/auth/email_provider");

    private static Route Localhost(BranchKey branchKey) =>
        Route.Of($"{branchKey}/auth/allow_localhost");

    private static Route PhoneNumber(BranchKey branchKey) =>
        Route.Of($"{branchKey}/auth/plugins/phone-number");

    private static Route Webhook(BranchKey branchKey) =>
        Route.Of($"{branchKey}/auth/webhooks");

    private async Task<T> ReadAsync<T>(Route route, JsonTypeInfo<T> type, BranchKey branchKey, CancellationToken cancellation)
        where T : AuthSettings
    {
        var settings = await client.GetAsync(ApiRequest.Get(route), type, cancellation).ConfigureAwait(false);
        return settings.WithBranch(branchKey);
    }

    /// <summary>
    /// Changes settings. If no response is received, they are read; without <paramref name="matches"/>, they must match the
    /// request.
    /// </summary>
    private async Task<T> ChangeAsync<T>(
        ApiRequest request,
        JsonTypeInfo<T> type,
        Func<CancellationToken, Task<T?>> read,
        Func<T, bool>? matches,
        BranchKey branchKey,
        CancellationToken cancellation)
        where T : AuthSettings, new()
    {
        var settings = await client.ChangeAsync(
            request,
            type,
            async (lost, stop) => await read(stop).ConfigureAwait(false) is { } now && (matches?.Invoke(now) ?? lost.Matches(now, type)) ? now : null,
            cancellation).ConfigureAwait(false);
        return settings.WithBranch(branchKey);
    }

    /// <summary>
    /// Sends an email. It cannot be verified afterwards whether it was sent. An email that the server did not accept is an
    /// error, although Neon's response is a success.
    /// </summary>
    private async Task<AuthTestEmail> SendAsync(
        ApiRequest request, string recipient, BranchKey branchKey, CancellationToken cancellation)
    {
        var mail = await client.ChangeAsync(
            request,
            AuthSettingsJson.Default.AuthTestEmail,
            (lost, _) => throw lost.Inconclusive(
                $"Neon does not report whether an email was sent: check the mailbox of {recipient}. Sending another email is safe."),
            cancellation).ConfigureAwait(false);
        if (mail.Success == false)
        {
            throw new NeonApiException(
                NeonFailure.MailNotSent,
                $"The mail server did not accept the test email to {recipient}: {request.Secrets.Mask(mail.ErrorMessage) ?? "no reason was given"}");
        }

        mail.Recipient = recipient;
        return mail.WithBranch(branchKey);
    }
}
