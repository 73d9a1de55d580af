using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Permanently revokes a credential.</summary>
/// <remarks>
/// <para>Programs that use the credential are refused. The credential remains in the list with the time of revocation. A
/// credential that was already revoked is not an error.</para>
/// </remarks>
/// <example>
/// <para>Revoke a credential in a script</para>
/// <code>Revoke-NeonCredential build -Project app -Branch main -Confirm:$false</code>
/// </example>
/// <example>
/// <para>Preview revoking the credentials that have not been used for 30 days</para>
/// <code>Get-NeonCredential -Project app -Branch main -UnusedFor 30d | Revoke-NeonCredential -WhatIf</code>
/// </example>
/// <keywords>token, secret, delete</keywords>
/// <seealso cref="GetNeonCredentialCommand"/>
/// <seealso cref="ResetNeonCredentialCommand"/>
[Cmdlet(VerbsSecurity.Revoke, "NeonCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Credential))]
[NeonOperation("revokeCredential")]
public sealed class RevokeNeonCredentialCommand : BranchCmdlet
{
    /// <summary>The credentials to revoke, by id, by exact name or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The credentials to revoke, by id, by exact name or piped in.")]
    [Alias("TokenId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(CredentialCompleter))]
    [RefuseOtherRows(typeof(CredentialIdentity))]
    public CredentialIdentity[] Credential { get; set; } = null!;

    /// <summary>
    /// Does nothing if the credential does not exist, instead of reporting an error. A project or branch that does not exist is
    /// still an error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the credential does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the revoked credential.</summary>
    [Parameter(HelpMessage = "Emits the revoked credential.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var target = Credential.Current();
        return new BranchItemRemoval<Credential>(this, Parents, Branch, target)
        {
            Action = "Permanently revoke credential; its secrets stop working",
            ResolveAsync = (branchKey, stop) => target.ResolveAsync(Client, branchKey, stop),
            FindAsync = async (branchKey, id, stop) => await new CredentialApi(Client).FindAsync(branchKey, id, stop) is { RevokedAt: null } valid ? valid : null,
            IsNamed = async (branchKey, name, stop) => (await new CredentialApi(Client).ListAsync(branchKey, stop)).Any(credential => credential.Name == name && credential.RevokedAt is null),
            RemoveAsync = async (branchKey, id, stop) =>
            {
                await new CredentialApi(Client).RevokeAsync(branchKey, id, stop);
                return target.Credential ?? new Credential { TokenId = id, Name = target.Name }.WithBranch(branchKey);
            },
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
