using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates a credential with which a program can use the storage, the functions or the AI gateway of a branch.</summary>
/// <remarks>
/// <para>The emitted credential holds its secrets, the API token and the S3 secret access key, as SecureString: put them where
/// the program finds them, since lists never show them again. A credential may do what its scopes say and nothing else, on
/// this one branch.</para>
/// </remarks>
/// <example>
/// <para>A credential for a program that uploads, its token kept in a vault</para>
/// <code>New-NeonCredential uploader -Scope storage:read, storage:write -Project app -Branch main | ForEach-Object { Set-Secret -Name uploader -SecureStringSecret $_.ApiToken }</code>
/// </example>
/// <example>
/// <para>A credential for the AI gateway</para>
/// <code>$credential = New-NeonCredential assistant -Scope ai_gateway:invoke -Project app -Branch main</code>
/// </example>
/// <seealso cref="GetNeonCredentialSecretCommand"/>
/// <seealso cref="RevokeNeonCredentialCommand"/>
/// <seealso cref="GetNeonBranchStorageCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/createcredential"/>
[Cmdlet(VerbsCommon.New, "NeonCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Credential))]
[NeonOperation("createCredential")]
public sealed class NewNeonCredentialCommand : BranchCmdlet
{
    /// <summary>A name to know it by, up to 256 characters; it need not be unique.</summary>
    [Parameter(Position = 0)]
    [ValidateLength(1, 256)]
    [ValidateName]
    [SingleValue]
    public string? Name { get; set; }

    /// <summary>
    /// What it allows: <c>storage:read</c>, <c>storage:write</c>, <c>ai_gateway:invoke</c>, <c>functions:invoke</c>. Neon may know more.
    /// </summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ValidateCount(1, 16)]
    [ArgumentCompleter(typeof(CredentialScopeCompleter))]
    public string[] Scope { get; set; } = null!;

    /// <summary>
    /// Give the branch's credential that has the name and is in force, if there is one, instead of creating it; its secrets
    /// are not told again, but see Get-NeonCredentialSecret. One with other scopes is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var scopes = string.Join(", ", Scope);
        Target = Name ?? scopes;
        Existing.EnsureNamed(IfNotExists, Name, "credential");
        if (!ShouldProcess(DescribeOnBranch(Branch, null, Name ?? scopes), Existing.Action(IfNotExists, $"Create credential with the scopes {scopes}")))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        var credential = new CredentialCreate { Name = Name, Scopes = Scope };
        var api = new CredentialApi(Client);
        var existing = new Existing<Credential>(this, IfNotExists, "credential", Name ?? string.Empty)
        {
            Find = async stop => [.. (await api.ListAsync(projectId, branchId, stop))
                .Where(there => there.Name == Name && there.RevokedAt is null && !(there.ExpiresAt <= Client.Clock.GetUtcNow()))],
            Id = there => there.TokenId,
            Traits = there => [new Trait("scopes", credential.IsIn(there) ? null : scopes, there.Scopes)],
        };
        WriteObject((await existing.OrCreateAsync(stop => api.CreateAsync(projectId, branchId, credential, stop), cancellation)).Item);
    }
}
