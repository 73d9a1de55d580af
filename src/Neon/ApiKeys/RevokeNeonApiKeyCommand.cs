using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Revokes an API key immediately and permanently.</summary>
/// <remarks>
/// <para>All further requests with the key are refused. A key specified by number or name is a personal key unless
/// -Organization is specified; the organization of the context is ignored. A piped key includes its organization. Revoking
/// the key that the session uses ends the session's access.</para>
/// </remarks>
/// <example>
/// <para>Revoke a personal key by name, without confirmation</para>
/// <code>Revoke-NeonApiKey laptop -IfExists -Confirm:$false</code>
/// <para>With -IfExists, a key that does not exist is not an error, so the command can be rerun.</para>
/// </example>
/// <example>
/// <para>Revoke the keys of an organization that are older than 90 days and have not been used for 90 days</para>
/// <code>Get-NeonApiKey -Organization 'Acme' -UnusedFor 90d | Revoke-NeonApiKey -PassThru</code>
/// </example>
/// <example>
/// <para>Preview the removal of all project-scoped keys</para>
/// <code>Get-NeonApiKey -Organization 'Acme' | Where-Object ProjectId | Revoke-NeonApiKey -WhatIf</code>
/// </example>
/// <keywords>token, delete, rotate, clean up</keywords>
/// <seealso cref="GetNeonApiKeyCommand"/>
/// <seealso cref="NewNeonApiKeyCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://neon.com/docs/manage/api-keys"/>
[Cmdlet(VerbsSecurity.Revoke, "NeonApiKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ApiKey))]
[NeonOperation("revokeApiKey", "revokeOrgApiKey")]
public sealed class RevokeNeonApiKeyCommand : ApiKeyCmdlet
{
    /// <summary>The keys to revoke, by number, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The keys to revoke, by number, by exact name or piped in.")]
    [Alias("ApiKeyId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(ApiKeyCompleter))]
    [RefuseOtherRows(typeof(ApiKeyIdentity))]
    public ApiKeyIdentity[] ApiKey { get; set; } = null!;

    /// <summary>The organization that the key belongs to, by id or by exact name. Default: none, for a personal key.</summary>
    [Parameter(HelpMessage = "The organization that the key belongs to, by id or by exact name.")]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [IdentityValue(typeof(OrganizationIdentity))]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>
    /// Does nothing if the key does not exist, instead of reporting an error. An organization that does not exist is still an
    /// error. If no organization is specified but the context has one, a warning states that only the personal keys were
    /// searched.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the key does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the revoked key.</summary>
    [Parameter(HelpMessage = "Emits the revoked key.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    internal override void OnNotFound()
    {
        if (Organization is null && ApiKey.Current().OrganizationId is null && Context.OrganizationId is { } organization)
        {
            WriteWarning($"Only the personal API keys were searched. The context has the organization {organization}, whose keys are searched only if you specify -Organization.");
        }
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var apiKey = ApiKey.Current();
        Target = apiKey;
        apiKey.EnsureNamed();
        Organization?.EnsureNamed();
        EnsureOwner(Organization, apiKey);
        var owner = Organization?.ToString() ?? apiKey.OrganizationId;
        var api = new ApiKeyApi(Client);
        var (organizationId, id) = (default(string), default(long?));
        var removal = new IfExists(this, IfExists, apiKey)
        {
            IsListed = async stop => (await api.ListAsync(organizationId, stop)).Any(key => key.ApiKeyId == id),
            IsNamed = async (name, stop) => (await api.ListAsync(organizationId, stop)).Any(key => key.Name == name),
        };
        if (!await removal.ShouldProcessAsync(
            owner is null ? apiKey.ToString() : $"{owner}/{apiKey}",
            owner is null ? "Permanently revoke personal API key; programs that use it lose access" : "Permanently revoke API key of organization; programs that use it lose access",
            async stop =>
            {
                organizationId = await OwnerAsync(Organization, apiKey, stop);
                id = await apiKey.ResolveAsync(api, organizationId, stop);
                return apiKey.Id is null || (await api.ListAsync(organizationId, stop)).Any(key => key.ApiKeyId == id);
            },
            cancellation))
        {
            return;
        }

        organizationId = await OwnerAsync(Organization, apiKey, cancellation);
        var revoked = await removal.RemoveAsync<ApiKey>(
            async stop => await api.RevokeAsync(organizationId, (long)(id ??= await apiKey.ResolveAsync(api, organizationId, stop)), stop), cancellation);
        if (PassThru && revoked is not null)
        {
            WriteObject(revoked);
        }
    }
}
