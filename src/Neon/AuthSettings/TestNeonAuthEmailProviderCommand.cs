using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Tests the mail server of a branch by sending a mail through it.</summary>
/// <remarks>
/// <para>Somebody gets a real mail, so there are -WhatIf and -Confirm. A mail that the server does not take is an error with
/// the server's words; one that it took is an object.</para>
/// <para>The branch must have a mail server of its own: Neon does not test its shared one.</para>
/// <para>A lost reply leaves open whether the mail was sent; it is not sent again.</para>
/// </remarks>
/// <example>
/// <para>Whether the mail server of a branch works</para>
/// <code>Test-NeonAuthEmailProvider ada@example.com -Project app -Branch main</code>
/// </example>
/// <example>
/// <para>Test the mail server of a branch if it is one of its own</para>
/// <code>Get-NeonAuthEmailProvider -Project app -Branch staging |
///     Where-Object Type -eq standard |
///     Test-NeonAuthEmailProvider ada@example.com</code>
/// </example>
/// <seealso cref="GetNeonAuthEmailProviderCommand"/>
/// <seealso cref="SendNeonAuthTestEmailCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/sendneonauthemailprovidertest"/>
[Cmdlet(VerbsDiagnostic.Test, "NeonAuthEmailProvider", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(AuthTestEmail))]
[NeonOperation("sendNeonAuthEmailProviderTest")]
public sealed class TestNeonAuthEmailProviderCommand : AuthSettingsCmdlet
{
    /// <summary>The address that the mail goes to.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateLength(1, 256)]
    [SingleValue]
    public string Recipient { get; set; } = null!;

    private protected override IReadOnlyList<KnownRefusal> OwnRefusals =>
        [new("Only a mail server of your own can be tested. Set one with Set-NeonAuthEmailProvider.", "shared")];

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        CheckAddress(Recipient, nameof(Recipient));
        if (!ShouldChange($"Send a test mail to {Recipient}"))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        var mail = new AuthProviderTestBody { RecipientEmail = Recipient };
        WriteObject(await new AuthSettingsApi(Client).TestEmailProviderAsync(projectId, branchId, mail, cancellation));
    }
}
