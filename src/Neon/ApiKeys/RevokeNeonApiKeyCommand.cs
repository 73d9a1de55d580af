using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Revokes an API key, at once and for good.</summary>
/// <remarks>
/// <para>Whatever uses the key is refused from then on. A piped key knows whether it is personal or of an organization; a key
/// named by number or name is a personal one unless -Organization is given, and the organization of the context does not
/// count. Revoking the key that the session itself uses ends the session's access.</para>
/// </remarks>
/// <example>
/// <para>Revoke a personal key by name, without being asked</para>
/// <code>Revoke-NeonApiKey laptop -IfExists -Confirm:$false</code>
/// <para>With -IfExists a key that does not exist is not an error, so that the command can run again.</para>
/// </example>
/// <example>
/// <para>Revoke the keys of an organization that have not been used for 90 days and are at least as old</para>
/// <code>Get-NeonApiKey -Organization 'Acme' -UnusedFor 90.00:00 | Revoke-NeonApiKey -PassThru</code>
/// </example>
/// <example>
/// <para>See which keys reach a project that is about to go</para>
/// <code>Get-NeonApiKey -Organization 'Acme' | Where-Object ProjectId | Revoke-NeonApiKey -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonApiKeyCommand"/>
/// <seealso cref="NewNeonApiKeyCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://api-docs.neon.tech/reference/revokeapikey"/>
[Cmdlet(VerbsSecurity.Revoke, "NeonApiKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ApiKey))]
[NeonOperation("revokeApiKey", "revokeOrgApiKey")]
public sealed class RevokeNeonApiKeyCommand : ApiKeyCmdlet
{
    /// <summary>The key to revoke, by number, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("ApiKeyId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApiKeyCompleter))]
    [RefuseOtherRows(typeof(ApiKeyIdentity))]
    public ApiKeyIdentity ApiKey { get; set; } = null!;

    /// <summary>The organization that the key belongs to, by id or by exact name. Without it a key that is not piped in is the user's.</summary>
    [Parameter]
    [Alias("OrganizationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    [SingleValue]
    public OrganizationIdentity? Organization { get; set; }

    /// <summary>
    /// Do nothing if the key does not exist, instead of reporting an error. An organization that does not exist is still an
    /// error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emit the revoked key.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = ApiKey;
        ApiKey.EnsureNamed();
        Organization?.EnsureNamed();
        EnsureOwner(Organization, ApiKey);
        var owner = Organization?.ToString() ?? ApiKey.OrganizationId;
        if (!ShouldProcess(owner is null ? ApiKey.ToString() : $"{owner}/{ApiKey}", owner is null ? "Revoke personal API key for good" : "Revoke API key of organization for good"))
        {
            return;
        }

        var api = new ApiKeyApi(Client);
        var organizationId = await OwnerAsync(Organization, ApiKey, cancellation);
        long id = 0;
        var revoked = await new IfExists(this, IfExists, ApiKey)
        {
            IsListed = async stop => (await api.ListAsync(organizationId, stop)).Any(key => key.ApiKeyId == id),
            IsNamed = async (name, stop) => (await api.ListAsync(organizationId, stop)).Any(key => key.Name == name),
        }
        .RemoveAsync<ApiKey>(
            async stop => await api.RevokeAsync(organizationId, id = await ApiKey.ResolveAsync(api, organizationId, stop), stop), cancellation);
        if (PassThru && revoked is not null)
        {
            WriteObject(revoked);
        }
    }
}
