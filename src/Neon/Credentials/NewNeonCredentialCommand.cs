using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a credential for programs that use the storage, functions or AI gateway of a branch.</summary>
/// <remarks>
/// <para>The emitted credential contains its secrets, the API token and the S3 secret access key, as SecureString. Store
/// them for the program, because lists never include them. The credential is limited to its scopes and to this
/// branch.</para>
/// </remarks>
/// <example>
/// <para>Create a credential for an upload program, and store its token in a vault</para>
/// <code>New-NeonCredential uploader -Scope storage:read, storage:write -Project app -Branch main | ForEach-Object { Set-Secret -Name uploader -SecureStringSecret $_.ApiToken }</code>
/// </example>
/// <example>
/// <para>Create a credential for the AI gateway</para>
/// <code>$credential = New-NeonCredential assistant -Scope ai_gateway:invoke -Project app -Branch main</code>
/// </example>
/// <keywords>token, secret, s3 access key</keywords>
/// <seealso cref="GetNeonCredentialSecretCommand"/>
/// <seealso cref="RevokeNeonCredentialCommand"/>
/// <seealso cref="GetNeonBranchStorageCommand"/>
[Cmdlet(VerbsCommon.New, "NeonCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Credential))]
[NeonOperation("createCredential")]
public sealed class NewNeonCredentialCommand : BranchCmdlet
{
    /// <summary>The name of the credential, up to 256 characters. It need not be unique.</summary>
    [Parameter(Position = 0, HelpMessage = "The name of the credential, up to 256 characters.")]
    [ValidateLength(1, 256)]
    [ValidateName]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? Name { get; set; }

    /// <summary>
    /// The scopes: <c>storage:read</c>, <c>storage:write</c>, <c>ai_gateway:invoke</c>, <c>functions:invoke</c>. Neon may
    /// accept others.
    /// </summary>
    [Parameter(Mandatory = true, HelpMessage = "The scopes: storage:read, storage:write, ai_gateway:invoke, functions:invoke.")]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ValidateCount(1, 16)]
    [ArgumentCompleter(typeof(CredentialScopeCompleter))]
    [TextValue(IsList = true)]
    public string[] Scope { get; set; } = null!;

    /// <summary>
    /// If the branch has a valid credential with this name, returns it instead of creating one. Its secrets are not included;
    /// see Get-NeonCredentialSecret. If it has other scopes, the cmdlet reports an error.
    /// </summary>
    [Parameter(HelpMessage = "If the branch has a valid credential with this name, returns it instead of creating one.")]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var scopes = string.Join(", ", Scope);
        Target = Name ?? scopes;
        ExistingResource.EnsureNamed(IfNotExists, Name, "credential");
        var credential = new CredentialCreate { Name = Name, Scopes = Scope };
        var api = new CredentialApi(Client);
        var existing = new ExistingResource<Credential>(this, IfNotExists, "credential", Name ?? string.Empty)
        {
            Find = async stop => [.. (await api.ListAsync(await BranchAsync(stop), stop))
                .Where(found => found.Name == Name && found.RevokedAt is null && !(found.ExpiresAt <= Client.Clock.GetUtcNow()))],
            Foresee = async stop => await BranchAsync(stop),
            Id = found => found.TokenId,
            IsUnique = false,
            MustMatch = found => [new RequestedSetting("scopes", credential.Matches(found) ? null : scopes, found.Scopes)],
        };
        if (!await existing.ShouldCreateAsync(Parents.DescribeOnBranch(Branch, null, Name ?? scopes), $"Create credential with the scopes {scopes}", cancellation, nameof(Scope)))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        WriteObject((await existing.OrCreateAsync(stop => api.CreateAsync(branchKey, credential, stop), cancellation)).Item);
    }
}
