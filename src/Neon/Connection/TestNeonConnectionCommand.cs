using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Tests whether Neon can be reached and accepts the key.</summary>
/// <remarks>
/// <para>The cmdlet returns true or false and writes no error, so that scripts can branch on it; -Verbose shows the reason.
/// It sends a request each time. If there is no key, it returns false.</para>
/// </remarks>
/// <example>
/// <para>Connect only if needed</para>
/// <code>if (-not (Test-NeonConnection)) { Connect-Neon -ApiKey (Read-Host -AsSecureString) }</code>
/// </example>
/// <example>
/// <para>Check the connection at the start of a script</para>
/// <code>if (-not (Test-NeonConnection)) { throw 'Neon does not accept the key.' }
/// Get-NeonOrganization</code>
/// </example>
/// <example>
/// <para>Test whether the key of another account is still valid</para>
/// <code>$other = Connect-Neon -SecretName neon-other -PassThru -NotCurrent
/// Test-NeonConnection -Connection $other</code>
/// </example>
/// <keywords>ping, health check, diagnose, verify key</keywords>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Authentication"/>
[Cmdlet(VerbsDiagnostic.Test, "NeonConnection")]
[OutputType(typeof(bool))]
[NeonOperation("getAuthDetails")]
public sealed class TestNeonConnectionCommand : NeonApiCmdlet
{
    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellation)
    {
        try
        {
            await new ConnectionApi(Client).GetAuthDetailsAsync(cancellation);
            WriteObject(true);
        }
        catch (NeonApiException failure)
        {
            WriteVerbose(failure.Message);
            WriteObject(false);
        }
    }
}
