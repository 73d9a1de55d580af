using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>An organization.</summary>
internal sealed record OrganizationState(string Id, string Name, string Email, DateTimeOffset CreatedAt)
{
    /// <summary>Whether the emulated user is a member. Projects of other organizations can only be shared with the user.</summary>
    public bool HasUser { get; set; } = true;

    /// <summary>The project limit of the organization; null for the limit of its plan.</summary>
    public int? ProjectLimit { get; set; }

    /// <summary>The monthly spending limit; null for no limit.</summary>
    public long? SpendingLimitCents { get; set; }

    public Dictionary<string, MemberState> Members { get; } = new(StringComparer.Ordinal);

    public List<InvitationState> Invitations { get; } = [];

    /// <summary>The VPC endpoints that are assigned, by region and id.</summary>
    public Dictionary<(string Region, string Id), VpcEndpointState> VpcEndpoints { get; } = [];

    /// <summary>The removed VPC endpoints: they cannot be added again.</summary>
    public HashSet<string> RemovedVpcEndpoints { get; } = new(StringComparer.Ordinal);

    public void Add(MemberState member) => Members.Add(member.Id, member);

    /// <summary>Neon's name of the plan.</summary>
    public required string Plan { get; set; }

    public PlanTerms Terms => PlanTerms.Of(Plan);

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["handle"] = $"{Name.ToLowerInvariant().Replace(' ', '-')}-{Id}",
        ["plan"] = Plan,
        ["created_at"] = Wire.Time(CreatedAt),
        ["managed_by"] = "console",
        ["updated_at"] = Wire.Time(CreatedAt),
        ["require_mfa"] = false,
    };
}
