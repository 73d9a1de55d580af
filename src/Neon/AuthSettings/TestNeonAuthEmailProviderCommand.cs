using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Tests the mail server of a branch by sending an email through it.</summary>
/// <remarks>
/// <para>A real email is sent, so the cmdlet supports -WhatIf and -Confirm. If the server accepts the email, the cmdlet
/// returns an object; otherwise it reports an error with the server's message.</para>
/// <para>The branch must have its own mail server: Neon does not test its shared server.</para>
/// <para>If no response is received, it is unknown whether the email was sent; it is not sent again.</para>
/// </remarks>
/// <example>
/// <para>Test the mail server of a branch</para>
/// <code>Test-NeonAuthEmailProvider ada@example.com -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Test the mail server of a branch if it is not Neon's shared server</para>
/// <code>Get-NeonAuthEmailProvider -Project app -Branch staging |
///     Where-Object Type -eq standard |
///     Test-NeonAuthEmailProvider ada@example.com</code>
/// </example>
/// <seealso cref="GetNeonAuthEmailProviderCommand"/>
/// <seealso cref="SendNeonAuthTestEmailCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "NeonAuthEmailProvider", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(AuthTestEmail))]
[NeonOperation("sendNeonAuthEmailProviderTest")]
public sealed class TestNeonAuthEmailProviderCommand : AuthSettingsCmdlet
{
    /// <summary>The recipient's email address.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The recipient's email address.")]
    [ValidateLength(1, 256)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    [EmailAddress]
    public string Recipient { get; set; } = null!;

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals =>
        [new("Only your own mail server can be tested. Set one first, with {Set-NeonAuthEmailProvider}.", "shared")];

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch.Current();
        if (!ShouldProcess(Described, $"Send a test email to {Recipient}"))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        var mail = new AuthProviderTestBody { RecipientEmail = Recipient };
        WriteObject(await new AuthSettingsApi(Client).TestEmailProviderAsync(branchKey, mail, cancellation));
    }
}
