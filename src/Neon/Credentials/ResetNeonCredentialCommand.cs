using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gives a credential new secrets and tells them once.</summary>
/// <remarks>
/// <para>The old secrets stop to work: programs that use the credential need the new ones. Name and scopes stay. The emitted
/// credential holds the API token and the S3 secret access key as SecureString.</para>
/// <para>When the reply is lost, nothing shows whether the secrets are the new ones. Get-NeonCredentialSecret then tells those
/// that are valid.</para>
/// </remarks>
/// <example>
/// <para>Change the secrets of a credential in a script and keep the token in a vault</para>
/// <code>Reset-NeonCredential build -Project app -Branch main -Confirm:$false | ForEach-Object { Set-Secret -Name build -SecureStringSecret $_.ApiToken }</code>
/// </example>
/// <example>
/// <para>See which credentials a change of the secrets of all whose names match a pattern would concern</para>
/// <code>Get-NeonCredential -Name build* -Project app -Branch main | Reset-NeonCredential -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonCredentialSecretCommand"/>
/// <seealso cref="RevokeNeonCredentialCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/rotatecredential"/>
[Cmdlet(VerbsCommon.Reset, "NeonCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Credential))]
[NeonOperation("rotateCredential")]
public sealed class ResetNeonCredentialCommand : BranchCmdlet
{
    /// <summary>The credential, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("TokenId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CredentialCompleter))]
    [RefuseOtherRows(typeof(CredentialIdentity))]
    public CredentialIdentity Credential { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Credential;
        if (!ShouldProcess(DescribeOnBranch(Branch, Credential.Branch, Credential), "Replace the secrets of credential, so that the old ones stop to work"))
        {
            return;
        }

        var (projectId, branchId) = await BranchOfAsync(Branch, Credential.Branch, cancellation);
        var tokenId = await Credential.ResolveAsync(Client, projectId, branchId, cancellation);
        WriteObject(await new CredentialApi(Client).RotateAsync(projectId, branchId, tokenId, cancellation));
    }
}
