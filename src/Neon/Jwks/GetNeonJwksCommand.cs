using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the JSON Web Key Sets whose tokens a project accepts.</summary>
/// <remarks>
/// <para>Each key set belongs to an authentication provider, whose tokens can sign in to the databases of the project:
/// on all branches, or only on the branch in BranchId.</para>
/// <para>The list is sorted by provider.</para>
/// </remarks>
/// <example>
/// <para>The key sets of a project</para>
/// <code>Get-NeonJwks -Project app</code>
/// </example>
/// <example>
/// <para>All key sets of one provider, in all projects</para>
/// <code>Get-NeonProject | Get-NeonJwks -ProviderName Clerk</code>
/// </example>
/// <seealso cref="AddNeonJwksCommand"/>
/// <seealso cref="RemoveNeonJwksCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getprojectjwks"/>
[Cmdlet(VerbsCommon.Get, "NeonJwks")]
[OutputType(typeof(Jwks))]
[NeonOperation("getProjectJWKS")]
public sealed class GetNeonJwksCommand : ProjectCmdlet
{
    private const string ListSet = "List";
    private const string SingleSet = "Jwks";

    /// <summary>
    /// One key set, by its id or piped in. A piped key set is read again. Text with wildcard characters is a pattern, as for
    /// -ProviderName.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SingleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JwksId")]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IdentityOrPatternOf<JwksCompleter>))]
    [IdentityValue(typeof(JwksIdentity), CanBePiped = true, Filter = nameof(ProviderName))]
    public JwksIdentity? Jwks { get; set; }

    /// <summary>
    /// Only key sets of providers with one of these names. A name without wildcard characters must match exactly,
    /// including case; a pattern ignores case.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameOf<JwksCompleter>))]
    public string[]? ProviderName { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = (object?)Jwks ?? Project;
        if (Jwks is not null)
        {
            Jwks.Require();
            WriteObject(await Jwks.FindAsync(Client, await Parents.ProjectOfAsync(Jwks, cancellation), cancellation));
            return;
        }

        var names = NameFilter.Of(ProviderName);
        foreach (var jwks in await new JwksApi(Client).ListAsync(await Parents.ProjectIdAsync(cancellation), cancellation))
        {
            if (names.Matches(jwks.ProviderName))
            {
                WriteObject(jwks);
            }
        }
    }
}
