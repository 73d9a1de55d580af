using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The settings for sign-in with email address and password.</summary>
[Listed("Enabled", "DisableSignUp", "RequireEmailVerification", "EmailVerificationMethod", "BranchId", Keys = ["ProjectId", "BranchId"])]
[RowKey("EmailVerificationMethod", In = "BranchId")]
[ShownBy<AuthEmailPasswordConfigView>]
public sealed class AuthEmailPasswordConfig : AuthSettings
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? BranchId { get; set; }

    /// <summary>Whether users can sign in with email address and password.</summary>
    [RequiredInResponse]
    public bool? Enabled { get; set; }

    /// <summary>How an email address is verified: <c>link</c> for a link in the email, <c>otp</c> for a code.</summary>
    public string? EmailVerificationMethod { get; set; }

    /// <summary>Whether an email address must be verified before the user can sign in.</summary>
    public bool? RequireEmailVerification { get; set; }

    /// <summary>Whether users are signed in automatically after verification.</summary>
    public bool? AutoSignInAfterVerification { get; set; }

    /// <summary>Whether a verification email is sent at sign-up.</summary>
    public bool? SendVerificationEmailOnSignUp { get; set; }

    /// <summary>Whether a verification email is sent at sign-in.</summary>
    public bool? SendVerificationEmailOnSignIn { get; set; }

    /// <summary>Whether new users cannot sign up.</summary>
    public bool? DisableSignUp { get; set; }
}
