using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Tells whether Neon can be reached and accepts the key.</summary>
/// <remarks>
/// <para>Emits true or false and writes no error, so that scripts can branch on it; -Verbose says what was wrong. It asks
/// Neon each time. Without any key the answer is false.</para>
/// </remarks>
/// <example>
/// <para>Connect only where needed</para>
/// <code>if (-not (Test-NeonConnection)) { Connect-Neon -ApiKey (Read-Host -AsSecureString) }</code>
/// </example>
/// <example>
/// <para>Find out at the start of a script, not in the middle of it</para>
/// <code>if (-not (Test-NeonConnection)) { throw 'Neon does not take the key.' }
/// Get-NeonOrganization</code>
/// </example>
/// <example>
/// <para>Is the key of another account still good?</para>
/// <code>$other = Connect-Neon -SecretName neon-other -PassThru -NotCurrent
/// Test-NeonConnection -Connection $other</code>
/// </example>
/// <seealso cref="ConnectNeonCommand"/>
/// <seealso href="about_Neon_Authentication"/>
/// <seealso href="https://api-docs.neon.tech/reference/getauthdetails"/>
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
