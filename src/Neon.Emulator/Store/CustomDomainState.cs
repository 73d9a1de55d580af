using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>A custom domain. In the emulator, its DNS record appears automatically after a while, and then the domain is bound.</summary>
internal sealed record CustomDomainState(
    string Domain, string EntityType, string EntityId, string CnameTarget, StateTimeline Dns, StateTimeline Binding)
{
    public const string Pending = "pending";
    public const string Ok = "ok";

    public JsonObject ToJson(DateTimeOffset now)
    {
        string dns = Dns.Current(now);
        string binding = Binding.Current(now);
        return new JsonObject
        {
            ["domain"] = Domain,
            ["entity_type"] = EntityType,
            ["entity_id"] = EntityId,
            ["cname_target"] = CnameTarget,
            ["status"] = dns == Ok && binding == Ok ? Ok : Pending,
            ["dns_status"] = dns,
            ["binding_status"] = binding,
        }.AddIf("status_reason", dns != Ok ? $"no CNAME record points to {CnameTarget} yet" : binding != Ok ? "the domain is being bound" : null);
    }
}
