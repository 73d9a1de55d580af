using System.Management.Automation;

namespace Neon.Commands;

/// <summary>Changes the settings for sign-in with email address and password.</summary>
/// <remarks>
/// <para>Only the specified settings are changed: for example, <c>-DisableSignUp</c> turns the setting on,
/// <c>-DisableSignUp:$false</c> turns it off, and omitting the switch leaves it unchanged.</para>
/// <para>If verification is not required, anyone can sign in with someone else's address.</para>
/// </remarks>
/// <example>
/// <para>Require a verified address, and send a verification code at sign-up</para>
/// <code>Set-NeonAuthEmailPasswordConfig -Project app -Branch main -RequireEmailVerification -EmailVerificationMethod otp -SendVerificationEmailOnSignUp</code>
/// </example>
/// <example>
/// <para>Prevent new users from signing up</para>
/// <code>Get-NeonBranch staging -Project app | Set-NeonAuthEmailPasswordConfig -DisableSignUp</code>
/// </example>
/// <seealso cref="GetNeonAuthEmailPasswordConfigCommand"/>
[Cmdlet(VerbsCommon.Set, "NeonAuthEmailPasswordConfig", SupportsShouldProcess = true)]
[OutputType(typeof(AuthEmailPasswordConfig))]
[NeonOperation("updateNeonAuthEmailAndPasswordConfig")]
public sealed class SetNeonAuthEmailPasswordConfigCommand : AuthSettingsCmdlet
{
    /// <summary>Allows sign-in with an email address and a password; <c>-Enabled:$false</c> disallows it.</summary>
    [Parameter(HelpMessage = "Allows sign-in with an email address and a password; -Enabled:$false disallows it.")]
    public SwitchParameter Enabled { get; set; }

    /// <summary>How an email address is verified: <c>link</c> for a link in the email, <c>otp</c> for a code.</summary>
    [Parameter(HelpMessage = "How an email address is verified: link for a link in the email, otp for a code.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmailVerificationMethodCompleter))]
    [TextValue]
    public string? EmailVerificationMethod { get; set; }

    /// <summary>Allows users to sign in only after their address is verified.</summary>
    [Parameter(HelpMessage = "Allows users to sign in only after their address is verified.")]
    public SwitchParameter RequireEmailVerification { get; set; }

    /// <summary>Signs users in automatically after verification.</summary>
    [Parameter(HelpMessage = "Signs users in automatically after verification.")]
    public SwitchParameter AutoSignInAfterVerification { get; set; }

    /// <summary>Sends a verification email at sign-up.</summary>
    [Parameter(HelpMessage = "Sends a verification email at sign-up.")]
    public SwitchParameter SendVerificationEmailOnSignUp { get; set; }

    /// <summary>Sends a verification email at sign-in.</summary>
    [Parameter(HelpMessage = "Sends a verification email at sign-in.")]
    public SwitchParameter SendVerificationEmailOnSignIn { get; set; }

    /// <summary>Prevents new users from signing up.</summary>
    [Parameter(HelpMessage = "Prevents new users from signing up.")]
    public SwitchParameter DisableSignUp { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellation)
    {
        Target = Branch.Current();
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
            throw InputErrors.NoChanges("Specify -Enabled, -RequireEmailVerification, -DisableSignUp or another setting.");
        }

        var consequence = update.RequireEmailVerification == false ? ", allowing sign-in with unverified addresses" : string.Empty;
        if (!await ShouldChangeAsync<AuthEmailPasswordConfig>(
            "Change sign-in with email and password" + consequence,
            async (api, branch, stop) => await api.GetEmailPasswordAsync(branch, stop),
            current =>
            [
                new("Enabled", update.Enabled, current?.Enabled),
                new("EmailVerificationMethod", EmailVerificationMethod, current?.EmailVerificationMethod),
                new("RequireEmailVerification", update.RequireEmailVerification, current?.RequireEmailVerification),
                new("AutoSignInAfterVerification", update.AutoSignInAfterVerification, current?.AutoSignInAfterVerification),
                new("SendVerificationEmailOnSignUp", update.SendVerificationEmailOnSignUp, current?.SendVerificationEmailOnSignUp),
                new("SendVerificationEmailOnSignIn", update.SendVerificationEmailOnSignIn, current?.SendVerificationEmailOnSignIn),
                new("DisableSignUp", update.DisableSignUp, current?.DisableSignUp),
            ],
            cancellation))
        {
            return;
        }

        var branchKey = await BranchAsync(cancellation);
        WriteObject(await new AuthSettingsApi(Client).UpdateEmailPasswordAsync(branchKey, update, cancellation));
    }
}
