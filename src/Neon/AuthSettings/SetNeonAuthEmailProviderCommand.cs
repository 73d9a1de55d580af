using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Sets the mail server of Neon Auth.</summary>
/// <remarks>
/// <para>-Shared selects Neon's shared server, which is intended for development. All other parameters configure your own
/// server, and only the specified settings are changed. If the branch did not have its own server before, Neon requires all
/// of them (host, port, credential, sender).</para>
/// <para>The server is not checked until an email is sent: test it with Test-NeonAuthEmailProvider.</para>
/// </remarks>
/// <example>
/// <para>Set your own server, and test it</para>
/// <code>$credential = Get-Credential mailer@example.com
/// Set-NeonAuthEmailProvider -Project app -Branch main -SmtpHost smtp.example.com -Port 587 -Credential $credential -SenderEmail hello@example.com -SenderName App |
///     Test-NeonAuthEmailProvider -Recipient ada@example.com</code>
/// </example>
/// <example>
/// <para>Change the password of the mail server on several branches</para>
/// <code>$credential = Get-Credential mailer@example.com
/// Set-NeonAuthEmailProvider -Branch main, staging -Project app -Credential $credential</code>
/// </example>
/// <example>
/// <para>Switch back to Neon's server</para>
/// <code>Get-NeonBranch staging -Project app | Set-NeonAuthEmailProvider -Shared</code>
/// </example>
/// <seealso cref="GetNeonAuthEmailProviderCommand"/>
/// <seealso cref="TestNeonAuthEmailProviderCommand"/>
/// <seealso cref="SendNeonAuthTestEmailCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthEmailProvider", DefaultParameterSetName = StandardSet, SupportsShouldProcess = true)]
[OutputType(typeof(AuthEmailProvider))]
[NeonOperation("updateNeonAuthEmailProvider")]
public sealed class SetNeonAuthEmailProviderCommand : AuthSettingsCmdlet
{
    private const string StandardSet = "Standard";
    private const string SharedSet = "Shared";

    /// <summary>Uses Neon's shared server.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SharedSet, HelpMessage = "Uses Neon's shared server.")]
    public SwitchParameter Shared { get; set; }

    /// <summary>The host name of the mail server.</summary>
    [Parameter(ParameterSetName = StandardSet, HelpMessage = "The host name of the mail server.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? SmtpHost { get; set; }

    /// <summary>The port of the mail server, such as 587.</summary>
    [Parameter(ParameterSetName = StandardSet, HelpMessage = "The port of the mail server, such as 587.")]
    [ValidateRange(1, 65535)]
    [ArgumentCompleter(typeof(SmtpPortCompleter))]
    [WholeNumber(1, 65535)]
    public int? Port { get; set; }

    /// <summary>The user name and password for the mail server, from Get-Credential.</summary>
    [Parameter(ParameterSetName = StandardSet, HelpMessage = "The user name and password for the mail server, from Get-Credential.")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [SingleValue]
    public PSCredential? Credential { get; set; }

    /// <summary>The sender's email address.</summary>
    [Parameter(HelpMessage = "The sender's email address.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    [EmailAddress]
    public string? SenderEmail { get; set; }

    /// <summary>The sender's name.</summary>
    [Parameter(HelpMessage = "The sender's name.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FreeValueCompleter))]
    [TextValue]
    public string? SenderName { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch.Current();
        if (!Shared && (ParameterSetName == SharedSet || this is { SmtpHost: null, Port: null, Credential: null, SenderEmail: null, SenderName: null }))
        {
            throw InputErrors.NoChanges("Specify -SmtpHost, -Port, -Credential, -SenderEmail or -SenderName for your own server, or -Shared for Neon's.");
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
        if (!await ShouldChangeAsync<AuthEmailProvider>(
            Shared ? "Send emails through Neon's shared server" : "Send emails through your own server",
            async (api, branch, stop) => await api.GetEmailProviderAsync(branch, stop),
            current =>
            [
                new("Type", update.Type, current?.Type),
                new("SmtpHost", SmtpHost, current?.SmtpHost),
                new("Port", Port, current?.Port),
                new("Credential", update.Username, current?.Username),
                RequestedSetting.OfSecret("Password", update.Password is not null),
                new("SenderEmail", SenderEmail, current?.SenderEmail),
                new("SenderName", SenderName, current?.SenderName),
            ],
            cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).UpdateEmailProviderAsync(branchKey, update, cancellation));
    }
}
