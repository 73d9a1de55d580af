using System.Text.Json.Serialization;

namespace Neon;

/// <summary>The user of a personal API key, with the limits of the account.</summary>
[Listed("UserId", "Plan", "ProjectsLimit", "BranchesLimit", Keys = ["UserId"], Headings = [nameof(Billing)])]
[ShownBy<CurrentUserView>]
public sealed class CurrentUser : NeonObject
{
    /// <summary>The id of the user.</summary>
    [RequiredInResponse]
    [JsonPropertyName("id")]
    public string? UserId { get; set; }

    /// <summary>The user's email address.</summary>
    public string? Email { get; set; }

    /// <summary>The user's first name.</summary>
    public string? Name { get; set; }

    /// <summary>The user's last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The URL of the user's picture.</summary>
    public string? Image { get; set; }

    /// <summary>The user's sign-in name; deprecated by Neon.</summary>
    public string? Login { get; set; }

    /// <summary>The plan of the account.</summary>
    public string? Plan { get; set; }

    /// <summary>The maximum number of projects of the account.</summary>
    public long? ProjectsLimit { get; set; }

    /// <summary>The maximum number of branches per project.</summary>
    public long? BranchesLimit { get; set; }

    /// <summary>The maximum size of a compute, in compute units.</summary>
    public double? MaxAutoscalingLimit { get; set; }

    /// <summary>Seconds that the account's computes may be active in a billing period.</summary>
    public long? ActiveSecondsLimit { get; set; }

    /// <summary>CPU seconds that the account's computes may use in a billing period.</summary>
    public long? ComputeSecondsLimit { get; set; }

    /// <summary>The identities at other providers that the user signs in with.</summary>
    public IReadOnlyList<UserAuthAccount>? AuthAccounts { get; init => field = NeonList.Of(value); }

    /// <summary>The billing account, if the user is allowed to see it.</summary>
    public BillingAccount? BillingAccount { get; set; }

    /// <summary>The state of the billing account.</summary>
    internal string? Billing => BillingAccount?.State;

    internal override NamedId AsNamed => new(UserId, Email);

    private protected override object?[] Keys => [UserId];

    /// <summary>The id of the user; no personal data.</summary>
    /// <returns>The id.</returns>
    private protected override string AsText() => UserId ?? string.Empty;
}

/// <summary>An identity at a provider that a user signs in with.</summary>
public sealed class UserAuthAccount : NeonObject
{
    /// <summary>The provider, such as <c>github</c>, <c>google</c>, <c>microsoft</c> or <c>keycloak</c>.</summary>
    public string? Provider { get; set; }

    /// <summary>The email address at the provider.</summary>
    public string? Email { get; set; }

    /// <summary>The user's name at the provider.</summary>
    public string? Name { get; set; }

    /// <summary>The URL of the picture at the provider.</summary>
    public string? Image { get; set; }

    /// <summary>The user's sign-in name at the provider; deprecated by Neon.</summary>
    public string? Login { get; set; }

    /// <summary>The provider; no personal data.</summary>
    /// <returns>The provider's name.</returns>
    private protected override string AsText() => Provider ?? string.Empty;
}

/// <summary>A plan with its version.</summary>
public sealed class PlanDetails : NeonObject
{
    /// <summary>The name of the plan.</summary>
    public string? Name { get; set; }

    /// <summary>The version of the plan.</summary>
    public PlanVersion? Version { get; set; }

    /// <summary>The name and the version of the plan.</summary>
    /// <returns>Text such as <c>launch 3.0</c>.</returns>
    private protected override string AsText() => Version is null ? Name ?? string.Empty : $"{Name} {Version}";
}

/// <summary>The version of a plan.</summary>
public sealed class PlanVersion : NeonObject
{
    /// <summary>The major version.</summary>
    public int? Major { get; set; }

    /// <summary>The minor version.</summary>
    public int? Minor { get; set; }

    /// <summary>The version.</summary>
    /// <returns>Text such as <c>3.0</c>.</returns>
    private protected override string AsText() => $"{Major}.{Minor}";
}
