using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Creates another pair of keys for applications that use Neon Auth of a project.</summary>
/// <remarks>
/// <para>The keys are returned only once, as secure strings. If no response is received, the keys are lost: the cmdlet
/// reports the error NeonOutcomeUnknown, and you can create another pair. Enable-NeonAuth returns the first pair.</para>
/// <para>Keys belong to the project, not to one of its branches.</para>
/// </remarks>
/// <example>
/// <para>Create keys for an application, and store the server key in a vault</para>
/// <code>$keys = New-NeonAuthSdkKey -Project app
/// Set-Secret -Name app-auth -Secret $keys.SecretServerKey</code>
/// </example>
/// <example>
/// <para>Create keys for the provider that a branch uses</para>
/// <code>Get-NeonAuth -Project app -Branch main | New-NeonAuthSdkKey</code>
/// </example>
/// <seealso cref="EnableNeonAuthCommand"/>
[Cmdlet(VerbsCommon.New, "NeonAuthSdkKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(AuthSetup))]
[NeonOperation("createNeonAuthProviderSDKKeys")]
public sealed class NewNeonAuthSdkKeyCommand : ProjectCmdlet
{
    /// <summary>The provider that the keys are for: <c>better_auth</c>, <c>stack</c> or <c>mock</c>.</summary>
    /// <value>better_auth</value>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The provider that the keys are for: better_auth, stack or mock.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthProviderCompleter))]
    [TextValue]
    public string AuthProvider { get; set; } = AuthIntegration.DefaultProvider;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Project;
        if (!ShouldProcess(Parents.Describe(), $"Create keys of Neon Auth for {AuthProvider}"))
        {
            return;
        }

        var projectId = await Parents.ProjectIdAsync(cancellation);
        WriteObject(await new AuthApi(Client).CreateKeysAsync(projectId, AuthProvider, cancellation));
    }
}
