using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>How a change whose response was lost is recognized in the state afterwards.</summary>
public sealed class SentMembersTests
{
    /// <summary>The bodies that are compared member by member, and the resources that they change.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        { nameof(DatabaseUpdate), nameof(Database) },
        { nameof(EndpointUpdate), nameof(Endpoint) },
        { nameof(BranchUpdate), nameof(Branch) },
        { nameof(ProjectUpdate), nameof(Project) },
        { nameof(SnapshotUpdate), nameof(Snapshot) },
        { nameof(AuthEmailPasswordUpdate), nameof(AuthEmailPasswordConfig) },
        { nameof(AuthEmailProviderUpdate), nameof(AuthEmailProvider) },
        { nameof(AuthOrganizationPluginUpdate), nameof(AuthOrganizationPlugin) },
        { nameof(AuthMagicLinkPluginUpdate), nameof(AuthMagicLinkPlugin) },
        { nameof(AuthPhoneNumberPluginUpdate), nameof(AuthPhoneNumberPlugin) },
        { nameof(CustomDomainRegistration), nameof(CustomDomain) },
        { nameof(DataApiUpdate), nameof(DataApi) },
        { nameof(AuthLocalhostUpdate), nameof(AuthLocalhostAccess) },
        { nameof(AuthConfigUpdate), nameof(AuthConfig) },
        { nameof(TriggerSettings), nameof(Trigger) },
        { nameof(MemberUpdate), nameof(OrganizationMember) },
        { nameof(SpendingLimitUpdate), nameof(SpendingLimit) },
        { nameof(VpcEndpointAssignment), nameof(VpcEndpoint) },
        { nameof(ProjectVpcEndpointAssignment), nameof(ProjectVpcEndpoint) },
        { nameof(DatabaseCreate), nameof(Database) },
        { nameof(MaskingRulesBody), nameof(MaskingRuleList) },
    };

    /// <summary>The bodies that create something, the new resources, and the members that Neon never returns under the same name.</summary>
    public static TheoryData<string, string, string> NewBodies => new()
    {
        { nameof(BranchCreate), nameof(Branch), "archived" },
        { nameof(ProjectCreate), nameof(Project), "branch" },
        { nameof(EndpointCreate), nameof(Endpoint), "" },
        { nameof(JwksAdd), nameof(Jwks), "skip_role_creation" },
        { nameof(AuthEnableBody), nameof(AuthIntegration), "database_name" },
        { nameof(BucketCreate), nameof(Bucket), "" },
        { nameof(RoleCreate), nameof(Role), "no_login" },
        { nameof(CredentialCreate), nameof(Credential), "" },
        { nameof(ApiKeyCreate), nameof(ApiKey), "key_name" },
        { nameof(OrganizationApiKeyCreate), nameof(ApiKey), "key_name" },
    };

    /// <summary>A member that the model lacks could never be compared, and each lost response would leave the outcome unknown.</summary>
    [Theory]
    [MemberData(nameof(Bodies))]
    public void Each_member_that_is_sent_exists_in_the_model(string body, string model) =>
        Assert.Empty(Members(body).Except(Members(model)));

    [Theory]
    [MemberData(nameof(NewBodies))]
    public void Each_member_of_a_new_resource_is_compared_unless_Neon_never_returns_it(string body, string model, string notReturned) =>
        Assert.Equal(notReturned, string.Join(", ", Members(body).Except(Members(model))));

    [Theory]
    [InlineData("""{"branch":{"name":"dev"}}""", true)]
    [InlineData("""{"name":"dev","settings":{"a":1}}""", true)]
    [InlineData("""{"branch":{"name":"dev","parent_id":"br-1"},"endpoints":[{"name":"other"}]}""", true)]
    [InlineData("""{"branch_create":{"branch":{"name":"dev"},"endpoints":[]},"start":true}""", true)]
    [InlineData("""{"branch":{"name":"other"},"endpoints":[]}""", false)]
    [InlineData("""{"branch_create":{"branch":{"name":"other"}},"start":true}""", false)]
    [InlineData("""{"branch":{"name":"dev","protected":true}}""", false)]
    [InlineData("""{"branch":{"name":"dev","settings":{"a":2}}}""", false)]
    [InlineData("""{"branch":{"name":"dev","archived":true}}""", true)]
    [InlineData("""{"branch":{"name":"dev","owner":"me"}}""", false)]
    public void A_new_resource_must_contain_every_sent_member_that_Neon_returns(string body, bool isMatch)
    {
        using var document = JsonDocument.Parse("""{"name":"dev","parent_id":"br-1","protected":false,"settings":{"a":1,"b":2}}""");
        HashSet<string> returned = [.. document.RootElement.EnumerateObject().Select(member => member.Name), "owner"];

        Assert.Equal(isMatch, SentMembers.MatchNew(Encoding.UTF8.GetBytes(body), document.RootElement, returned));
    }

    [Theory]
    [InlineData("""{"name":"app"}""", """{"name":"app","id":"x"}""", true)]
    [InlineData("""{"branch":{"name":"app"}}""", """{"name":"app"}""", true)]
    [InlineData("""{"branch":{"name":"app"}}""", """{"name":"dev"}""", false)]
    [InlineData("""{"settings":{"a":1}}""", """{"settings":{"a":1.0,"b":2}}""", true)]
    [InlineData("""{"name":"app","protected":true}""", """{"name":"app"}""", false)]
    [InlineData("""{"expires_at":null,"name":"app"}""", """{"name":"app"}""", true)]
    [InlineData("""{"expires_at":null,"name":"app"}""", """{"name":"app","expires_at":"2026-03-01T12:00:00Z"}""", false)]
    [InlineData("""{"expires_at":"2026-03-01T12:00:00.5Z","name":"app"}""", """{"name":"app","expires_at":"2026-03-01T12:00:00Z"}""", true)]
    [InlineData("""{"expires_at":"2026-03-01T12:00:01Z","name":"app"}""", """{"name":"app","expires_at":"2026-03-01T12:00:00Z"}""", false)]
    [InlineData("""{"ips":["a","b"],"name":"x"}""", """{"name":"x","ips":["b","a"]}""", true)]
    [InlineData("""{"ips":["a","a"],"name":"x"}""", """{"name":"x","ips":["a","b"]}""", false)]
    [InlineData("""{"ips":["a"],"name":"x"}""", """{"name":"x","ips":["a","b"]}""", false)]
    [InlineData("""{"map":{"a":"1"},"name":"x"}""", """{"name":"x","map":{"a":"1","b":"2"}}""", false)]
    [InlineData("""{"map":{"a":"1"},"name":"x"}""", """{"name":"x","map":{"a":"1"}}""", true)]
    [InlineData("""{"map":{"a":{"b":1}},"name":"x"}""", """{"name":"x","map":{"a":{"b":1,"c":2}}}""", false)]
    [InlineData("""{"map":[{"a":1}],"name":"x"}""", """{"name":"x","map":[{"a":1,"b":2}]}""", false)]
    [InlineData("""{"branch":{"name":"app"},"endpoints":[1]}""", """{"name":"app"}""", false)]
    [InlineData("""{"expires_at":null}""", """{"name":"app"}""", true)]
    [InlineData("""{"size":1,"name":"x"}""", """{"name":"x","size":2}""", false)]
    [InlineData("""{"protected":true,"name":"x"}""", """{"name":"x","protected":true}""", true)]
    public void Every_sent_value_must_be_present(string body, string present, bool isIn)
    {
        using var document = JsonDocument.Parse(present);

        Assert.Equal(isIn, SentMembers.Match(Encoding.UTF8.GetBytes(body), document.RootElement, "map"));
    }

    internal static IEnumerable<string> Members(string type) => Properties(type).Select(property => property.Name);

    internal static IEnumerable<JsonPropertyInfo> Properties(string type)
    {
        var found = typeof(NeonObject).Assembly.GetTypes()
            .Where(candidate => typeof(JsonSerializerContext).IsAssignableFrom(candidate) && !candidate.IsAbstract)
            .Select(context => ((JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!)
                .GetTypeInfo(typeof(NeonObject).Assembly.GetType("Neon." + type)!))
            .First(info => info is not null)!;
        return found.Properties.Where(property => property.Get is not null && !property.IsExtensionData);
    }
}
