using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Gets the AI gateway of a branch.</summary>
/// <remarks>
/// <para>The gateway gives a branch access to language models. It accepts the API token of a credential with the scope
/// <c>ai_gateway:invoke</c>, created with New-NeonCredential. If there is no gateway, the cmdlet reports an error with the
/// reason.</para>
/// </remarks>
/// <example>
/// <para>Get the gateway of a branch</para>
/// <code>Get-NeonAiGateway -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>List the gateway URLs of all branches except the default branch</para>
/// <code>Get-NeonBranch -Project app -Default:$false | Get-NeonAiGateway | Select-Object BranchId, BaseUrl</code>
/// </example>
/// <seealso cref="NewNeonCredentialCommand"/>
[Cmdlet(VerbsCommon.Get, "NeonAiGateway")]
[OutputType(typeof(AiGateway))]
[NeonOperation("getProjectBranchAiGateway")]
public sealed class GetNeonAiGatewayCommand : GetFromBranchCmdlet<AiGateway>
{
    private protected override Task<AiGateway> ReadAsync(BranchKey branchKey, CancellationToken cancellation) =>
        new AiGatewayApi(Client).GetAsync(branchKey, cancellation);
}
