using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the mail server that Neon Auth sends its mails through.</summary>
/// <remarks>
/// <para>-Shared takes Neon's own server, which is made for trying out. Everything else describes a server of your own. Of
/// that, only what is named is changed; Neon needs all of it (name, port, credential, sender) when the branch has had no
/// server of its own before.</para>
/// <para>Whether the server takes mails shows only when one is sent: try it with Test-NeonAuthEmailProvider.</para>
/// </remarks>
/// <example>
/// <para>Send through a server of your own, and try it</para>
/// <code>$credential = Get-Credential mailer@example.com
/// Set-NeonAuthEmailProvider -Project app -Branch main -SmtpHost smtp.example.com -Port 587 -Credential $credential -SenderEmail hello@example.com -SenderName App |
///     Test-NeonAuthEmailProvider -Recipient ada@example.com</code>
/// </example>
/// <example>
/// <para>Use the new password of the mail server on several branches</para>
/// <code>$credential = Get-Credential mailer@example.com
/// 'main', 'staging' | Set-NeonAuthEmailProvider -Project app -Credential $credential</code>
/// </example>
/// <example>
/// <para>Go back to Neon's server</para>
/// <code>Get-NeonBranch staging -Project app | Set-NeonAuthEmailProvider -Shared</code>
/// </example>
/// <seealso cref="GetNeonAuthEmailProviderCommand"/>
/// <seealso cref="TestNeonAuthEmailProviderCommand"/>
/// <seealso cref="SendNeonAuthTestEmailCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateneonauthemailprovider"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthEmailProvider", DefaultParameterSetName = StandardSet, SupportsShouldProcess = true)]
[OutputType(typeof(AuthEmailProvider))]
[NeonOperation("updateNeonAuthEmailProvider")]
public sealed class SetNeonAuthEmailProviderCommand : AuthSettingsCmdlet
{
    private const string StandardSet = "Standard";
    private const string SharedSet = "Shared";

    /// <summary>Take Neon's shared server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SharedSet)]
    public SwitchParameter Shared { get; set; }

    /// <summary>The name of the mail server.</summary>
    [Parameter(ParameterSetName = StandardSet)]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? SmtpHost { get; set; }

    /// <summary>The port of the mail server, such as 587.</summary>
    [Parameter(ParameterSetName = StandardSet)]
    [ValidateRange(1, 65535)]
    [WholeNumber(1, 65535)]
    public int? Port { get; set; }

    /// <summary>The user and the password for the mail server, as Get-Credential gives them.</summary>
    [Parameter(ParameterSetName = StandardSet)]
    [ValidateNotNull]
    [SingleValue]
    public PSCredential? Credential { get; set; }

    /// <summary>The address that mails come from.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? SenderEmail { get; set; }

    /// <summary>The name that mails come from.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SingleValue]
    public string? SenderName { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        CheckAddress(SenderEmail, nameof(SenderEmail));
        if (!Shared && (ParameterSetName == SharedSet || this is { SmtpHost: null, Port: null, Credential: null, SenderEmail: null, SenderName: null }))
        {
            throw NothingToChange("Give -SmtpHost, -Port, -Credential, -SenderEmail or -SenderName for a server of your own, or -Shared for Neon's.");
        }

        var update = new AuthEmailProviderUpdate
        {
            Type = Shared ? AuthEmailProvider.Shared : AuthEmailProvider.Standard,
            Host = SmtpHost,
            Port = Port,
            Username = Credential?.UserName,
            Password = Credential?.Password,
            SenderEmail = SenderEmail,
            SenderName = SenderName,
        };
        if (!ShouldChange(Shared ? "Send mails through Neon's shared server" : "Send mails through a server of your own"))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).UpdateEmailProviderAsync(projectId, branchId, update, cancellation));
    }
}
