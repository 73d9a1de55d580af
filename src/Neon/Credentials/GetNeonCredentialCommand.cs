using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the credentials of a branch, or some of them.</summary>
/// <remarks>
/// <para>Credentials let programs use the storage, functions and AI gateway of a branch; they are not API keys. Revoked
/// credentials are also listed, with the time of revocation. Secrets are never listed: see Get-NeonCredentialSecret.</para>
/// <para>The list is sorted by name.</para>
/// </remarks>
/// <example>
/// <para>List the valid credentials</para>
/// <code>Get-NeonCredential -Project app -Branch main | Where-Object RevokedAt -eq $null</code>
/// </example>
/// <example>
/// <para>Show the scopes of the credentials whose names start with build</para>
/// <code>Get-NeonCredential -Name build* -Project app -Branch main | Select-Object Name, Scopes, LastUsedAt</code>
/// </example>
/// <seealso cref="NewNeonCredentialCommand"/>
/// <seealso cref="RevokeNeonCredentialCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonCredential")]
[OutputType(typeof(Credential))]
[NeonOperation("listCredentials")]
public sealed class GetNeonCredentialCommand : BranchCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Credential";

    /// <summary>
    /// One or more credentials, by id, by exact name or piped in. A piped credential is read again. Text with wildcard characters is
    /// a pattern, as for -Name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, HelpMessage = "One or more credentials, by id, by exact name or piped in.")]
    [Alias("TokenId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<CredentialCompleter>))]
    [IdentityValue(typeof(CredentialIdentity), IsList = true, Filter = nameof(Name))]
    public CredentialIdentity[]? Credential { get; set; }

    /// <summary>
    /// Only credentials with one of these names. A name without wildcard characters is matched exactly, including case; a
    /// pattern is matched ignoring case. Brackets are wildcard characters: escape those in a name with
    /// <c>[WildcardPattern]::Escape</c>.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only credentials with one of these names.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<CredentialCompleter>))]
    public string[]? Name { get; set; }

    /// <summary>
    /// Only credentials that have not been used for at least this long, such as <c>30d</c>. Minimum: one
    /// second. A credential that was never used counts as unused since it was created. Newer credentials, credentials with
    /// an unknown creation time, and revoked credentials are excluded.
    /// </summary>
    [Parameter(ParameterSetName = ListSet, HelpMessage = "Only credentials that have not been used for at least this long, such as 30d.")]
    [ArgumentCompleter(typeof(AgeCompleter))]
    [Duration]
    public TimeSpan? UnusedFor { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Credential.Current();
        Target = (object?)target ?? Branch;
        var unused = AgeFilter.Of(UnusedFor, nameof(UnusedFor), Client);
        var branchKey = target is null ? await BranchAsync(cancellation) : await Parents.BranchOfAsync(Branch, target.Branch, cancellation);
        if (target is not null)
        {
            WriteObject(await OneAsync(target, branchKey, cancellation));
            return;
        }

        var names = NameFilter.Of(Name);
        var all = await new CredentialApi(Client).ListAsync(branchKey, cancellation);
        // If LastUsedAt could not be read, it is unknown whether the credential was ever used.
        var isKnown = !Client.HasLeftOut("last_used_at");
        foreach (var credential in all)
        {
            WriteMatch(credential, names.Matches(credential.Name)
                && unused.Matches(credential.CreatedAt, credential.LastUsedAt ?? (isKnown ? credential.CreatedAt : null))
                && (UnusedFor is null || credential.RevokedAt is null));
        }
    }

    private async Task<Credential> OneAsync(CredentialIdentity identity, BranchKey branchKey, CancellationToken cancellation)
    {
        identity.EnsureNamed();
        var all = await new CredentialApi(Client).ListAsync(branchKey, cancellation);
        if (identity.Id is { } id)
        {
            return all.FirstOrDefault(credential => credential.TokenId == id) ?? throw ResourceIdentity.NoneWithId("credential", id, all.Select(credential => credential.TokenId));
        }

        var found = all.Where(credential => credential.TokenId == identity.Name || (credential.Name == identity.Name && credential.RevokedAt is null)).ToArray();
        ResourceIdentity.Single("credential", identity.Name!, [.. found.Select(credential => credential.TokenId!)], all.Where(credential => credential.RevokedAt is null).Select(credential => credential.Name));
        return found[0];
    }
}
