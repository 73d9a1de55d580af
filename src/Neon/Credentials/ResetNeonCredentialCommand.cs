using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Replaces the secrets of a credential and returns the new ones.</summary>
/// <remarks>
/// <para>The old secrets stop working: programs that use the credential need the new ones. Name and scopes do not change.
/// The emitted credential contains the API token and the S3 secret access key as SecureString.</para>
/// <para>If no response is received, it is unknown whether the secrets were replaced. Get-NeonCredentialSecret then returns
/// the valid ones.</para>
/// </remarks>
/// <example>
/// <para>Replace the secrets of a credential in a script, and store the token in a vault</para>
/// <code>Reset-NeonCredential build -Project app -Branch main -Confirm:$false | ForEach-Object { Set-Secret -Name build -SecureStringSecret $_.ApiToken }</code>
/// </example>
/// <example>
/// <para>Preview replacing the secrets of all credentials that match a pattern</para>
/// <code>Get-NeonCredential -Name build* -Project app -Branch main | Reset-NeonCredential -WhatIf</code>
/// </example>
/// <keywords>token, secret, rotate</keywords>
/// <seealso cref="GetNeonCredentialSecretCommand"/>
/// <seealso cref="RevokeNeonCredentialCommand"/>
[Cmdlet(VerbsCommon.Reset, "NeonCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Credential))]
[NeonOperation("rotateCredential")]
public sealed class ResetNeonCredentialCommand : BranchCmdlet
{
    /// <summary>The credentials, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The credentials, by id, by exact name or piped in.")]
    [Alias("TokenId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(CredentialCompleter))]
    [RefuseOtherRows(typeof(CredentialIdentity))]
    public CredentialIdentity[] Credential { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        var credential = Credential.Current();
        Target = credential;
        string? tokenId = null;
        if (!await ShouldProcessAsync(
            credential,
            Parents.DescribeOnBranch(Branch, credential.Branch, credential),
            "Replace the secrets of credential; the current secrets stop working",
            async stop => tokenId = await credential.ResolveAsync(Client, await Parents.BranchOfAsync(Branch, credential.Branch, stop), stop),
            cancellation))
        {
            return;
        }

        var branchKey = await Parents.BranchOfAsync(Branch, credential.Branch, cancellation);
        tokenId ??= await credential.ResolveAsync(Client, branchKey, cancellation);
        WriteObject(await new CredentialApi(Client).RotateAsync(branchKey, tokenId, cancellation));
    }
}
