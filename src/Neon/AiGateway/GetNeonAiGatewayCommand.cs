using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets where the AI gateway of a branch is reached.</summary>
/// <remarks>
/// <para>The gateway speaks to language models in the name of the branch. It takes the API token of a credential with the
/// scope <c>ai_gateway:invoke</c>, which New-NeonCredential makes. Where there is no gateway, it is an error that says why.</para>
/// </remarks>
/// <example>
/// <para>The gateway of a branch</para>
/// <code>Get-NeonAiGateway -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>The addresses of all branches that are not the default one</para>
/// <code>Get-NeonBranch -Project app -Default:$false | Get-NeonAiGateway | Select-Object BranchId, BaseUrl</code>
/// </example>
/// <seealso cref="NewNeonCredentialCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/getprojectbranchaigateway"/>
[Cmdlet(VerbsCommon.Get, "NeonAiGateway")]
[OutputType(typeof(AiGateway))]
[NeonOperation("getProjectBranchAiGateway")]
public sealed class GetNeonAiGatewayCommand : BranchCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AiGatewayApi(Client).GetAsync(projectId, branchId, cancellation));
    }
}
