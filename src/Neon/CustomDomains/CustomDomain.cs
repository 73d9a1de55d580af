using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A domain of one's own that leads to a function on a branch.</summary>
[Listed("Domain", "FunctionSlug", "Status", "CnameTarget", Keys = ["ProjectId", "BranchId", "Domain"])]
[RowKey("Domain", In = "BranchId")]
[ShownBy<CustomDomainView>]
public sealed class CustomDomain : NeonObject
{
    internal const string OfFunction = "function";

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch that the domain leads to.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The domain, in lowercase; under this name it is piped on.</summary>
    [RequiredInResponse]
    public string? Domain { get; init; }

    /// <summary>The kind of thing that answers there, such as <c>function</c>.</summary>
    public string? EntityType { get; set; }

    /// <summary>Which one it is; of a function, the slug.</summary>
    public string? EntityId { get; set; }

    /// <summary>The slug of the function that answers there; null when it is something else.</summary>
    [JsonIgnore]
    public string? FunctionSlug
    {
        get => EntityType == OfFunction ? EntityId : null;
        set => (EntityType, EntityId) = (OfFunction, value);
    }

    /// <summary>What the CNAME record of the domain has to point to.</summary>
    public string? CnameTarget { get; init; }

    /// <summary>Whether the domain works, such as <c>pending</c> or <c>ok</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Whether its DNS record is as it should be.</summary>
    public string? DnsStatus { get; init; }

    /// <summary>Whether it is bound to what answers.</summary>
    public string? BindingStatus { get; init; }

    /// <summary>What is missing, in Neon's words.</summary>
    public string? StatusReason { get; init; }

    private protected override object?[] Keys => [ProjectId, BranchId, Domain];

    /// <summary>The domain.</summary>
    /// <returns>The domain.</returns>
    private protected override string AsText() => Domain ?? string.Empty;

    internal CustomDomain On(string projectId, string branchId)
    {
        ProjectId = projectId;
        BranchId = branchId;
        return this;
    }
}
