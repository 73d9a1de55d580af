using System.Text.Json.Serialization;

namespace Neon;

/// <summary>A custom domain that is mapped to a function on a branch.</summary>
[Listed("Domain", "Target", "Status", "CnameTarget", Keys = ["ProjectId", "BranchId", "Domain"], Headings = [nameof(Target)])]
[RowKey("Domain", In = "BranchId", Details = ["FunctionSlug", "EntityId"])]
[ShownBy<CustomDomainView>]
public sealed class CustomDomain : NeonObject, IBranchResource
{
    internal const string OfFunction = "function";

    /// <summary>The project of the branch.</summary>
    [JsonIgnore]
    public string? ProjectId { get; set; }

    /// <summary>The branch of the domain.</summary>
    [JsonIgnore]
    public string? BranchId { get; set; }

    /// <summary>The domain, in lowercase; used when the object is piped.</summary>
    [RequiredInResponse]
    public string? Domain { get; set; }

    /// <summary>The type of the target, such as <c>function</c>.</summary>
    public string? EntityType { get; set; }

    /// <summary>The id of the target; for a function, its slug.</summary>
    public string? EntityId { get; set; }

    /// <summary>The slug of the function; null if the target is not a function.</summary>
    [JsonIgnore]
    public string? FunctionSlug
    {
        get => EntityType == OfFunction ? EntityId : null;
        set => (EntityType, EntityId) = (OfFunction, value);
    }

    /// <summary>The required target of the domain's CNAME record.</summary>
    public string? CnameTarget { get; set; }

    /// <summary>The status of the domain, such as <c>pending</c> or <c>ok</c>.</summary>
    public string? Status { get; set; }

    /// <summary>The status of the domain's DNS record.</summary>
    public string? DnsStatus { get; set; }

    /// <summary>The status of the binding to the target.</summary>
    public string? BindingStatus { get; set; }

    /// <summary>Neon's message about what is missing.</summary>
    public string? StatusReason { get; set; }

    /// <summary>The slug of the function, or the type and id of another target.</summary>
    internal string Target => FunctionSlug ?? $"{EntityType} {EntityId}".Trim();

    private protected override object?[] Keys => [ProjectId, BranchId, Domain];

    /// <summary>The domain.</summary>
    /// <returns>The domain.</returns>
    private protected override string AsText() => Domain ?? string.Empty;
}
