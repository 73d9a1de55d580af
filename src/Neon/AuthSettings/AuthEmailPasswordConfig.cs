namespace Neon;

/// <summary>How people sign in to the apps of a branch with an email address and a password.</summary>
[Listed("Enabled", "DisableSignUp", "RequireEmailVerification", "EmailVerificationMethod", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("EmailVerificationMethod", In = "BranchId")]
[ShownBy<AuthEmailPasswordConfigView>]
public sealed class AuthEmailPasswordConfig : AuthSettings
{
    /// <summary>Whether one can sign in with email address and password at all.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; init; }

    /// <summary>How an address is verified: <c>link</c> for a link in the mail, <c>otp</c> for a code.</summary>
    public string? EmailVerificationMethod { get; init; }

    /// <summary>Whether an address has to be verified before its owner can sign in.</summary>
    public bool? RequireEmailVerification { get; init; }

    /// <summary>Whether one is signed in as soon as the address is verified.</summary>
    public bool? AutoSignInAfterVerification { get; init; }

    /// <summary>Whether signing up sends the mail that verifies the address.</summary>
    public bool? SendVerificationEmailOnSignUp { get; init; }

    /// <summary>Whether signing in sends the mail that verifies the address.</summary>
    public bool? SendVerificationEmailOnSignIn { get; init; }

    /// <summary>Whether nobody new can sign up.</summary>
    public bool? DisableSignUp { get; init; }
}
