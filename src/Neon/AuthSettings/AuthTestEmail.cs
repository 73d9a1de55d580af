using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A test email sent by Neon Auth.</summary>
[Listed("Recipient", "Success")]
[RowKey("Recipient", "Success", In = "BranchId")]
[ShownBy<AuthTestEmailView>]
public sealed class AuthTestEmail : AuthSettings
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ProjectId { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? BranchId { get; set; }

    /// <summary>The recipient's email address.</summary>
    [JsonIgnore]
    public string? Recipient { get; set; }

    /// <summary>Whether the mail server accepted the email.</summary>
    [RequiredInResponse]
    public bool? Success { get; set; }

    /// <summary>The error of the mail server if it did not accept the email.</summary>
    public string? ErrorMessage { get; set; }

    private protected override object?[] Keys => [];
}
