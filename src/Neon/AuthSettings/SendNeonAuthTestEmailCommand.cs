using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sends a test email of Neon Auth through a specified mail server.</summary>
/// <remarks>
/// <para>Nothing is stored: use this to test a server before you set it with Set-NeonAuthEmailProvider. If the server does
/// not accept the email, the cmdlet reports an error with the server's message.</para>
/// <para>If no response is received, it is unknown whether the email was sent; it is not sent again.</para>
/// </remarks>
/// <example>
/// <para>Test a mail server</para>
/// <code>$credential = Get-Credential mailer@example.com
/// Send-NeonAuthTestEmail ada@example.com -Project app -Branch main -SmtpHost smtp.example.com -Port 587 -Credential $credential -SenderEmail hello@example.com -SenderName App</code>
/// </example>
/// <example>
/// <para>Test a new password for the branch's server before you set it</para>
/// <code>$server = Get-NeonAuthEmailProvider -Project app -Branch staging
/// $server | Send-NeonAuthTestEmail ada@example.com -SmtpHost $server.SmtpHost -Port $server.Port -Credential (Get-Credential $server.Username) -SenderEmail $server.SenderEmail -SenderName $server.SenderName</code>
/// </example>
/// <seealso cref="TestNeonAuthEmailProviderCommand"/>
/// <seealso cref="SetNeonAuthEmailProviderCommand"/>
[Cmdlet(VerbsCommunications.Send, "NeonAuthTestEmail", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(AuthTestEmail))]
[NeonOperation("sendNeonAuthTestEmail")]
public sealed class SendNeonAuthTestEmailCommand : AuthSettingsCmdlet
{
    /// <summary>The recipient's email address.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The recipient's email address.")]
    [ValidateLength(1, 256)]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    [EmailAddress]
    public string Recipient { get; set; } = null!;

    /// <summary>The host name of the mail server.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The host name of the mail server.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string SmtpHost { get; set; } = null!;

    /// <summary>The port of the mail server, such as 587.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The port of the mail server, such as 587.")]
    [ValidateRange(1, 65535)]
    [ArgumentCompleter(typeof(SmtpPortCompleter))]
    [WholeNumber(1, 65535)]
    public int Port { get; set; }

    /// <summary>The user name and password for the mail server, from Get-Credential.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The user name and password for the mail server, from Get-Credential.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>The sender's email address.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The sender's email address.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    [EmailAddress]
    public string SenderEmail { get; set; } = null!;

    /// <summary>The sender's name.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The sender's name.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string SenderName { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch.Current();
        if (!ShouldProcess(Described, $"Send a test email to {Recipient} through {SmtpHost}"))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        var mail = new AuthTestEmailBody
        {
            Host = SmtpHost,
            Port = Port,
            Username = Credential.UserName,
            Password = Credential.Password,
            SenderEmail = SenderEmail,
            SenderName = SenderName,
            RecipientEmail = Recipient,
        };
        WriteObject(await new AuthSettingsApi(Client).SendTestEmailAsync(branchKey, mail, cancellation));
    }
}
