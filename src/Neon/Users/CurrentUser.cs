using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The user that a personal API key speaks for, with the limits of the account.</summary>
[Listed("UserId", "Plan", "ProjectsLimit", "BranchesLimit", Keys = ["UserId"])]
[ShownBy<CurrentUserView>]
public sealed class CurrentUser : NeonObject
{
    /// <summary>The id of the user.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? UserId { get; init; }

    /// <summary>The user's e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The user's first name.</summary>
    public string? Name { get; init; }

    /// <summary>The user's last name.</summary>
    public string? LastName { get; init; }

    /// <summary>The address of the user's picture.</summary>
    public string? Image { get; init; }

    /// <summary>The user's name for signing in; deprecated by Neon.</summary>
    public string? Login { get; init; }

    /// <summary>The plan that the account is on.</summary>
    public string? Plan { get; init; }

    /// <summary>How many projects the account may have.</summary>
    public long? ProjectsLimit { get; init; }

    /// <summary>How many branches a project may have.</summary>
    public long? BranchesLimit { get; init; }

    /// <summary>The largest compute that can be asked for, in compute units.</summary>
    public double? MaxAutoscalingLimit { get; init; }

    /// <summary>Seconds that the account's computes may be active in a billing period.</summary>
    public long? ActiveSecondsLimit { get; init; }

    /// <summary>CPU seconds that the account's computes may use in a billing period.</summary>
    public long? ComputeSecondsLimit { get; init; }

    /// <summary>The identities at other providers that the user signs in with.</summary>
    public IReadOnlyList<UserAuthAccount>? AuthAccounts { get; init => field = NeonList.Of(value); }

    /// <summary>The billing account, for those who may see it.</summary>
    public BillingAccount? BillingAccount { get; init; }

    private protected override object?[] Keys => [UserId];

    /// <summary>The id of the user; no personal data.</summary>
    /// <returns>The id.</returns>
    private protected override string AsText() => UserId ?? string.Empty;
}
