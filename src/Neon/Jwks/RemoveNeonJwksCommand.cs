using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Removes a JSON Web Key Set from a project, which then no longer accepts its tokens.</summary>
/// <remarks>
/// <para>The published key set is not affected; Add-NeonJwks adds it again.</para>
/// </remarks>
/// <example>
/// <para>Stop accepting the tokens of one provider</para>
/// <code>Get-NeonJwks -Project app -ProviderName Clerk | Remove-NeonJwks -Confirm:$false</code>
/// </example>
/// <example>
/// <para>See which key sets for single branches would be removed</para>
/// <code>Get-NeonJwks -Project app | Where-Object BranchId | Remove-NeonJwks -WhatIf</code>
/// </example>
/// <seealso cref="GetNeonJwksCommand"/>
/// <seealso cref="AddNeonJwksCommand"/>
[Cmdlet(VerbsCommon.Remove, "NeonJwks", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Jwks))]
[NeonOperation("deleteProjectJWKS")]
public sealed class RemoveNeonJwksCommand : ProjectCmdlet
{
    /// <summary>The key sets to remove, by id or piped in.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The key sets to remove, by id or piped in.")]
    [Alias("JwksId")]
    [ValidateNotNull]
    [OneByOne]
    [ArgumentCompleter(typeof(JwksCompleter))]
    [RefuseOtherRows(typeof(JwksIdentity))]
    public JwksIdentity[] Jwks { get; set; } = null!;

    /// <summary>
    /// Does nothing if the key set does not exist, instead of reporting an error. A project that does not exist is still an
    /// error.
    /// </summary>
    [Parameter(HelpMessage = "Does nothing if the key set does not exist, instead of reporting an error.")]
    public SwitchParameter IfExists { get; set; }

    /// <summary>Emits the removed key set.</summary>
    [Parameter(HelpMessage = "Emits the removed key set.")]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellation)
    {
        var jwks = Jwks.Current();
        return new ProjectItemRemoval<Jwks>(this, Parents, jwks)
        {
            Action = "Remove JSON Web Key Set; its tokens are no longer accepted",
            Id = jwks.Require,
            FindAsync = (projectId, id, stop) => new JwksApi(Client).FindAsync(projectId, id, stop),
            RemoveAsync = async (projectId, id, stop) => await new JwksApi(Client).RemoveAsync(projectId, id, stop),
        }.RunAsync(IfExists, PassThru, cancellation);
    }
}
