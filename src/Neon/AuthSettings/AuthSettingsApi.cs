using System.Text.Json.Serialization.Metadata;

namespace Neon;

/// <summary>The calls about the settings of Neon Auth on a branch.</summary>
internal sealed class AuthSettingsApi(NeonClient client)
{
    [NeonOperation("getNeonAuthEmailAndPasswordConfig")]
    public Task<AuthEmailPasswordConfig> GetEmailPasswordAsync(string projectId, string branchId, CancellationToken cancellation) =>
        ReadAsync(EmailPassword(projectId, branchId), AuthSettingsJson.Default.AuthEmailPasswordConfig, projectId, branchId, cancellation);

    [NeonOperation("updateNeonAuthEmailAndPasswordConfig")]
    public Task<AuthEmailPasswordConfig> UpdateEmailPasswordAsync(
        string projectId, string branchId, AuthEmailPasswordUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(EmailPassword(projectId, branchId)).Body(update, AuthSettingsJson.Default.AuthEmailPasswordUpdate),
            AuthSettingsJson.Default.AuthEmailPasswordConfig,
            "Get-NeonAuthEmailPasswordConfig",
            stop => GetEmailPasswordAsync(projectId, branchId, stop)!,
            null,
            projectId,
            branchId,
            cancellation);

    [NeonOperation("getNeonAuthEmailProvider")]
    public Task<AuthEmailProvider> GetEmailProviderAsync(string projectId, string branchId, CancellationToken cancellation) =>
        ReadAsync(EmailProvider(projectId, branchId), AuthSettingsJson.Default.AuthEmailProvider, projectId, branchId, cancellation);

    [NeonOperation("updateNeonAuthEmailProvider")]
    public Task<AuthEmailProvider> UpdateEmailProviderAsync(
        string projectId, string branchId, AuthEmailProviderUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(EmailProvider(projectId, branchId)).Body(update, AuthSettingsJson.Default.AuthEmailProviderUpdate),
            AuthSettingsJson.Default.AuthEmailProvider,
            "Get-NeonAuthEmailProvider",
            stop => GetEmailProviderAsync(projectId, branchId, stop)!,
            null,
            projectId,
            branchId,
            cancellation);

    /// <summary>Sends an email through the specified server.</summary>
    [NeonOperation("sendNeonAuthTestEmail")]
    public Task<AuthTestEmail> SendTestEmailAsync(
        string projectId, string branchId, AuthTestEmailBody mail, CancellationToken cancellation)
    {
        var route = Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/send_test_email");
        return SendAsync(
            ApiRequest.Post(route).Body(mail, AuthSettingsJson.Default.AuthTestEmailBody), mail.RecipientEmail, projectId, branchId, cancellation);
    }

    /// <summary>Sends an email through the server of the branch.</summary>
    [NeonOperation("sendNeonAuthEmailProviderTest")]
    public Task<AuthTestEmail> TestEmailProviderAsync(
        string projectId, string branchId, AuthProviderTestBody mail, CancellationToken cancellation)
    {
        var route = Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/email_provider/test");
        return SendAsync(
            ApiRequest.Post(route).Body(mail, AuthSettingsJson.Default.AuthProviderTestBody), mail.RecipientEmail, projectId, branchId, cancellation);
    }

    [NeonOperation("getNeonAuthAllowLocalhost")]
    public Task<AuthLocalhostAccess> GetLocalhostAccessAsync(string projectId, string branchId, CancellationToken cancellation) =>
        ReadAsync(Localhost(projectId, branchId), AuthSettingsJson.Default.AuthLocalhostAccess, projectId, branchId, cancellation);

    [NeonOperation("updateNeonAuthAllowLocalhost")]
    public Task<AuthLocalhostAccess> UpdateLocalhostAccessAsync(
        string projectId, string branchId, AuthLocalhostUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(Localhost(projectId, branchId)).Body(update, AuthSettingsJson.Default.AuthLocalhostUpdate),
            AuthSettingsJson.Default.AuthLocalhostAccess,
            "Get-NeonAuthLocalhostAccess",
            stop => GetLocalhostAccessAsync(projectId, branchId, stop)!,
            now => now.AllowLocalhost == update.AllowLocalhost,
            projectId,
            branchId,
            cancellation);

    [NeonOperation("updateNeonAuthConfig")]
    public Task<AuthConfig> UpdateConfigAsync(string projectId, string branchId, AuthConfigUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/config"))
                .Body(update, AuthSettingsJson.Default.AuthConfigUpdate),
            AuthSettingsJson.Default.AuthConfig,
            "Get-NeonAuth",
            // The integration contains the name; its other properties are not needed here.
            stop => ReadAsync(
                Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth"),
                AuthSettingsJson.Default.AuthConfig,
                projectId,
                branchId,
                stop)!,
            now => now.Name == update.Name,
            projectId,
            branchId,
            cancellation);

    [NeonOperation("getNeonAuthPluginConfigs")]
    public Task<AuthPlugins> GetPluginsAsync(string projectId, string branchId, CancellationToken cancellation) =>
        ReadAsync(
            Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/plugins"),
            AuthSettingsJson.Default.AuthPlugins,
            projectId,
            branchId,
            cancellation);

    [NeonOperation("updateNeonAuthOrganizationPlugin")]
    public Task<AuthOrganizationPlugin> UpdateOrganizationPluginAsync(
        string projectId, string branchId, AuthOrganizationPluginUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/plugins/organization"))
                .Body(update, AuthSettingsJson.Default.AuthOrganizationPluginUpdate),
            AuthSettingsJson.Default.AuthOrganizationPlugin,
            "Get-NeonAuthPlugin",
            async stop => (await GetPluginsAsync(projectId, branchId, stop).ConfigureAwait(false)).Organization,
            null,
            projectId,
            branchId,
            cancellation);

    [NeonOperation("updateNeonAuthMagicLinkPlugin")]
    public Task<AuthMagicLinkPlugin> UpdateMagicLinkPluginAsync(
        string projectId, string branchId, AuthMagicLinkPluginUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/plugins/magic-link"))
                .Body(update, AuthSettingsJson.Default.AuthMagicLinkPluginUpdate),
            AuthSettingsJson.Default.AuthMagicLinkPlugin,
            "Get-NeonAuthPlugin",
            async stop => (await GetPluginsAsync(projectId, branchId, stop).ConfigureAwait(false)).MagicLink,
            null,
            projectId,
            branchId,
            cancellation);

    [NeonOperation("getNeonAuthPhoneNumberPlugin")]
    public Task<AuthPhoneNumberPlugin> GetPhoneNumberPluginAsync(string projectId, string branchId, CancellationToken cancellation) =>
        ReadAsync(PhoneNumber(projectId, branchId), AuthSettingsJson.Default.AuthPhoneNumberPlugin, projectId, branchId, cancellation);

    [NeonOperation("updateNeonAuthPhoneNumberPlugin")]
    public Task<AuthPhoneNumberPlugin> UpdatePhoneNumberPluginAsync(
        string projectId, string branchId, AuthPhoneNumberPluginUpdate update, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Patch(PhoneNumber(projectId, branchId)).Body(update, AuthSettingsJson.Default.AuthPhoneNumberPluginUpdate),
            AuthSettingsJson.Default.AuthPhoneNumberPlugin,
            "Get-NeonAuthPhoneNumberPlugin",
            stop => GetPhoneNumberPluginAsync(projectId, branchId, stop)!,
            null,
            projectId,
            branchId,
            cancellation);

    [NeonOperation("getNeonAuthWebhookConfig")]
    public Task<AuthWebhook> GetWebhookAsync(string projectId, string branchId, CancellationToken cancellation) =>
        ReadAsync(Webhook(projectId, branchId), AuthSettingsJson.Default.AuthWebhook, projectId, branchId, cancellation);

    /// <summary>Replaces the webhook.</summary>
    [NeonOperation("updateNeonAuthWebhookConfig")]
    public Task<AuthWebhook> ReplaceWebhookAsync(string projectId, string branchId, AuthWebhookBody webhook, CancellationToken cancellation) =>
        ChangeAsync(
            ApiRequest.Put(Webhook(projectId, branchId)).Body(webhook, AuthSettingsJson.Default.AuthWebhookBody),
            AuthSettingsJson.Default.AuthWebhook,
            "Get-NeonAuthWebhook",
            stop => GetWebhookAsync(projectId, branchId, stop)!,
            webhook.IsIn,
            projectId,
            branchId,
            cancellation);

    private static Route EmailPassword(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/email_and_password");

    private static Route EmailProvider(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/email_provider");

    private static Route Localhost(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/allow_localhost");

    private static Route PhoneNumber(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/plugins/phone-number");

    private static Route Webhook(string projectId, string branchId) =>
        Route.Of($"/projects/{projectId:project_id}/branches/{branchId:branch_id}/auth/webhooks");

    private async Task<T> ReadAsync<T>(Route route, JsonTypeInfo<T> type, string projectId, string branchId, CancellationToken cancellation)
        where T : AuthSettings
    {
        var settings = await client.GetAsync(ApiRequest.Get(route), type, cancellation).ConfigureAwait(false);
        settings.Stamp(projectId, branchId);
        return settings;
    }

    /// <summary>
    /// Changes settings. If no response is received, they are read; without <paramref name="isSo"/>, they must match the
    /// request.
    /// </summary>
    private async Task<T> ChangeAsync<T>(
        ApiRequest request,
        JsonTypeInfo<T> type,
        string reader,
        Func<CancellationToken, Task<T?>> read,
        Func<T, bool>? isSo,
        string projectId,
        string branchId,
        CancellationToken cancellation)
        where T : AuthSettings, new()
    {
        var settings = await client.ChangeAsync(
            request,
            type,
            CommandLine.Of($"{reader} -Project {projectId} -Branch {branchId}"),
            async (lost, stop) => await read(stop).ConfigureAwait(false) is { } now && (isSo?.Invoke(now) ?? lost.IsIn(now, type)) ? now : null,
            cancellation).ConfigureAwait(false);
        settings.Stamp(projectId, branchId);
        return settings;
    }

    /// <summary>
    /// Sends an email. It cannot be verified afterwards whether it was sent. An email that the server did not accept is an
    /// error, although Neon's response is a success.
    /// </summary>
    private async Task<AuthTestEmail> SendAsync(
        ApiRequest request, string recipient, string projectId, string branchId, CancellationToken cancellation)
    {
        var mail = await client.ChangeAsync(
            request,
            AuthSettingsJson.Default.AuthTestEmail,
            CommandLine.Of($"Get-NeonAuthEmailProvider -Project {projectId} -Branch {branchId}"),
            (lost, _) => throw lost.Undecided(
                $"Neon does not report whether an email was sent: check the mailbox of {recipient}. Sending another email is safe."),
            cancellation).ConfigureAwait(false);
        if (mail.Success == false)
        {
            throw new NeonApiException(
                NeonFailure.MailNotSent,
                $"The mail server did not accept the test email to {recipient}: {request.Secrets.Mask(mail.ErrorMessage) ?? "no reason was given"}");
        }

        mail.Recipient = recipient;
        mail.Stamp(projectId, branchId);
        return mail;
    }
}
