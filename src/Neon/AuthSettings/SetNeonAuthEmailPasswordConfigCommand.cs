using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes how people sign in to the apps of a branch with an email address and a password.</summary>
/// <remarks>
/// <para>Only what is named is changed: <c>-DisableSignUp</c> switches on, <c>-DisableSignUp:$false</c> switches off, and a
/// switch that is left out stays as it is.</para>
/// <para>Without required verification anybody can sign in with an address that is not theirs.</para>
/// </remarks>
/// <example>
/// <para>Require a verified address, and send a code for it when somebody signs up</para>
/// <code>Set-NeonAuthEmailPasswordConfig -Project app -Branch main -RequireEmailVerification -EmailVerificationMethod otp -SendVerificationEmailOnSignUp</code>
/// </example>
/// <example>
/// <para>Let nobody new sign up</para>
/// <code>Get-NeonBranch staging -Project app | Set-NeonAuthEmailPasswordConfig -DisableSignUp</code>
/// </example>
/// <seealso cref="GetNeonAuthEmailPasswordConfigCommand"/>
/// <seealso href="https://api-docs.neon.tech/reference/updateneonauthemailandpasswordconfig"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthEmailPasswordConfig", SupportsShouldProcess = true)]
[OutputType(typeof(AuthEmailPasswordConfig))]
[NeonOperation("updateNeonAuthEmailAndPasswordConfig")]
public sealed class SetNeonAuthEmailPasswordConfigCommand : AuthSettingsCmdlet
{
    /// <summary>Let people sign in with an email address and a password; <c>-Enabled:$false</c> to let nobody.</summary>
    [Parameter]
    public SwitchParameter Enabled { get; set; }

    /// <summary>How an address is verified: <c>link</c> for a link in the mail, <c>otp</c> for a code.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmailVerificationMethodCompleter))]
    [SingleValue]
    public string? EmailVerificationMethod { get; set; }

    /// <summary>Let people sign in only after their address is verified.</summary>
    [Parameter]
    public SwitchParameter RequireEmailVerification { get; set; }

    /// <summary>Sign people in as soon as their address is verified.</summary>
    [Parameter]
    public SwitchParameter AutoSignInAfterVerification { get; set; }

    /// <summary>Send the mail that verifies the address when somebody signs up.</summary>
    [Parameter]
    public SwitchParameter SendVerificationEmailOnSignUp { get; set; }

    /// <summary>Send the mail that verifies the address when somebody signs in.</summary>
    [Parameter]
    public SwitchParameter SendVerificationEmailOnSignIn { get; set; }

    /// <summary>Let nobody new sign up.</summary>
    [Parameter]
    public SwitchParameter DisableSignUp { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch;
        var update = new AuthEmailPasswordUpdate
        {
            Enabled = Given(Enabled, nameof(Enabled)),
            EmailVerificationMethod = EmailVerificationMethod,
            RequireEmailVerification = Given(RequireEmailVerification, nameof(RequireEmailVerification)),
            AutoSignInAfterVerification = Given(AutoSignInAfterVerification, nameof(AutoSignInAfterVerification)),
            SendVerificationEmailOnSignUp = Given(SendVerificationEmailOnSignUp, nameof(SendVerificationEmailOnSignUp)),
            SendVerificationEmailOnSignIn = Given(SendVerificationEmailOnSignIn, nameof(SendVerificationEmailOnSignIn)),
            DisableSignUp = Given(DisableSignUp, nameof(DisableSignUp)),
        };
        if (update is
            {
                Enabled: null, EmailVerificationMethod: null, RequireEmailVerification: null, AutoSignInAfterVerification: null,
                SendVerificationEmailOnSignUp: null, SendVerificationEmailOnSignIn: null, DisableSignUp: null,
            })
        {
            throw NothingToChange("Give -Enabled, -RequireEmailVerification, -DisableSignUp or another setting.");
        }

        var consequence = update.RequireEmailVerification == false ? ", letting people sign in with addresses that nobody has verified" : string.Empty;
        if (!ShouldChange("Change sign-in with email and password" + consequence))
        {
            return;
        }

        var (projectId, branchId) = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).UpdateEmailPasswordAsync(projectId, branchId, update, cancellation));
    }
}
