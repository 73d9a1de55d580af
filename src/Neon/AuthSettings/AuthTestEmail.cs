using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A test mail that Neon Auth sent.</summary>
[Listed("Recipient", "Success", "ErrorMessage")]
[RowKey("Recipient", "Success", In = "BranchId")]
[ShownBy<AuthTestEmailView>]
public sealed class AuthTestEmail : AuthSettings
{
    /// <summary>The address that the mail went to.</summary>
    [JsonIgnore]
    public string? Recipient { get; set; }

    /// <summary>Whether the mail server took the mail.</summary>
    [RequiredInResponse]
    public bool? Success { get; init; }

    /// <summary>What the mail server said, when it did not take the mail.</summary>
    public string? ErrorMessage { get; init; }

    private protected override object?[] Keys => [];
}
