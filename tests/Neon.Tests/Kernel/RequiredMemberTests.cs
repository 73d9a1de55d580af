using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Unusable responses: a required member or item is missing, or the id is not the requested one.</summary>
public sealed class RequiredMemberTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new Secret() },
    };

    [Theory]
    [InlineData("""{"items":[{"id":"1"}]}""", null)]
    [InlineData("""{"items":[]}""", null)]
    [InlineData("""{"items":[{"id":"1","name":null,"extra":{"id":null}}],"beside":null,"more":null}""", null)]
    [InlineData("""{}""", "items")]
    [InlineData("""{"items":null}""", "items")]
    [InlineData("""{"more":[]}""", "items")]
    [InlineData("""{"items":[{}]}""", "items[0].id")]
    [InlineData("""{"items":[{"id":"1"},{"id":""}]}""", "items[1].id")]
    [InlineData("""{"items":[{"id":"1"}],"beside":{"name":"x"}}""", "beside.id")]
    [InlineData("""{"items":[{"id":"1"}],"more":[{"id":"2"},{"id":"3"},{"id":null}]}""", "more[2].id")]
    [InlineData("""{"items":[{"id":"1","part":{"id":"2"}}]}""", null)]
    [InlineData("""{"items":[{"id":"1","whole":{"key":""}}]}""", "items[0].whole.key")]
    public void A_missing_required_member_is_reported_with_its_path(string json, string? path) =>
        Assert.Equal(path, FaultIn<Page>(json)?.Path);

    [Theory]
    [InlineData("""{"key":"k","password":"p"}""", null)]
    [InlineData("""{"key":"k"}""", "password")]
    [InlineData("""{"key":"k","password":""}""", "password")]
    public void An_empty_secret_counts_as_missing(string json, string? path) => Assert.Equal(path, FaultIn<Login>(json)?.Path);

    [Theory]
    [InlineData("""{"spending_limit":null,"key":"k"}""", null)]
    [InlineData("""{"spending_limit":7,"key":"k"}""", null)]
    [InlineData("""{"key":"k"}""", "spending_limit")]
    [InlineData("""{"spending_limit":null}""", "key")]
    [InlineData("""{"key":"k","other":{"spending_limit":7}}""", "spending_limit")]
    public void A_required_nullable_member_must_be_present(string json, string? path) => Assert.Equal(path, FaultIn<Limited>(json)?.Path);

    [Theory]
    [InlineData("""{}""", true)]
    [InlineData("""{"name":null}""", true)]
    [InlineData("""{"name":"x","newer":1}""", true)]
    [InlineData("""{"error":"proxy authentication required"}""", false)]
    [InlineData("""{"error":{"name":"proxy"}}""", false)]
    public void A_response_without_required_members_is_empty_or_has_a_known_member(string json, bool isValid) =>
        Assert.Equal(isValid ? null : string.Empty, FaultIn<Loose>(json)?.Path);

    [Fact]
    public void A_recursive_type_is_checked_once() =>
        Assert.Equal("child", FaultIn<Node>("""{}""")?.Path);

    [Theory]
    [InlineData("br-1", false)]
    [InlineData("br-2", true)]
    [InlineData("BR-1", true)]
    public void An_id_other_than_the_requested_one_is_a_fault(string came, bool isFault)
    {
        var fault = FaultIn<Page>($$"""{"items":[{"id":"{{came}}"}]}""", new() { ["ItemId"] = "br-1" });

        Assert.Equal(isFault ? ("items[0].id", "br-1", came) : default, fault is null ? default : (fault.Path, fault.Expected, fault.Actual));
    }

    [Theory]
    [InlineData("""{"items":[null]}""", "items[0]")]
    [InlineData("""{"items":[{"id":"1"},null]}""", "items[1]")]
    [InlineData("""{"items":[{"id":"1","names":[null]},null]}""", "items[1]")]
    [InlineData("""{"more":[null],"items":[{"id":"1"}]}""", null)]
    [InlineData("""{"items":[{"id":"1","name":null}],"more":null,"newer":[null]}""", null)]
    [InlineData("""{"items":null,"folders":["a",null]}""", "folders[1]")]
    [InlineData("""{"left_out":[null]}""", "left_out[0]")]
    [InlineData("""{"items":[{"id":"1","periods":[{"key":"k"},null]}]}""", "items[0].periods[1]")]
    [InlineData("""{"items":{"a":null}}""", null)]
    public void A_null_item_in_a_required_list_is_a_fault(string json, string? path) =>
        Assert.Equal(path, ResponseShape.NullItemIn(Encoding.UTF8.GetBytes(json), Options.GetTypeInfo(typeof(Page)))?.Path);

    [Theory]
    [InlineData("""[{"id":"1"},null]""", "[1]")]
    [InlineData("""[{"id":"1","name":null,"names":[null]}]""", null)]
    [InlineData("null", null)]
    public void A_null_item_in_a_root_list_is_a_fault(string json, string? path) =>
        Assert.Equal(path, ResponseShape.NullItemIn(Encoding.UTF8.GetBytes(json), Options.GetTypeInfo(typeof(List<Item>)))?.Path);

    [Theory]
    [InlineData("items", true)]
    [InlineData("items[].id", true)]
    [InlineData("items[].id.x", true)]
    [InlineData("items[].name", false)]
    [InlineData("items[].unknown", false)]
    [InlineData("items[].periods[].key", true)]
    [InlineData("left_out", true)]
    [InlineData("left_out[]", true)]
    [InlineData("more[].names[]", false)]
    [InlineData("spending_limit", false)]
    [InlineData("", false)]
    public void A_string_is_indispensable_if_its_member_is_marked(string path, bool isIndispensable) =>
        Assert.Equal(isIndispensable, ResponseShape.IsIndispensable(Options.GetTypeInfo(typeof(Page)), path));

    [Theory]
    [InlineData("items", false, true)]
    [InlineData("left_out", true, true)]
    [InlineData("more", false, false)]
    [InlineData("hidden", false, true)]
    public void Marks_are_found_by_member_name(string name, bool isNeverLeftOut, bool isIndispensable)
    {
        var type = Options.GetTypeInfo(typeof(Page));
        var property = type.Properties.Single(property => property.Name == name);

        Assert.Equal((isNeverLeftOut, isIndispensable), (ResponseShape.IsNeverLeftOut(type, property), ResponseShape.IsIndispensable(type, property)));
    }

    [Fact]
    public void A_required_nullable_member_is_treated_as_never_omitted()
    {
        var type = Options.GetTypeInfo(typeof(Limited));

        Assert.True(ResponseShape.IsNeverLeftOut(type, type.Properties.Single(property => property.Name == "spending_limit")));
    }

    private static ResponseFault? FaultIn<T>(string json, Dictionary<string, string>? asked = null)
    {
        var type = Options.GetTypeInfo(typeof(T));
        return ResponseShape.Of(type).FaultIn(Encoding.UTF8.GetBytes(json), JsonSerializer.Deserialize(json, type)!, asked ?? []);
    }

    private sealed class Page
    {
        [RequiredInResponse]
        public List<Item>? Items { get; init; }

        public Item? Beside { get; init; }

        public List<Item>? More { get; init; }

        [RequiredInResponse(AllowsNull = false)]
        public List<string> Folders { get; init; } = ["default"];

        [NeverLeftOut]
        public List<string>? LeftOut { get; init; }

        [JsonInclude]
        [RequiredInResponse]
        internal string Hidden { get; init; } = "default";
    }

    private sealed class Item
    {
        [RequiredInResponse]
        [JsonPropertyName("id")]
        public string? ItemId { get; init; }

        public string? Name { get; init; }

        public List<string>? Names { get; init; }

        // A detail, in which nothing is required.
        public Login? Part { get; init; }

        [RequiredInResponse]
        public Whole Whole { get; init; } = new();

        [NeverLeftOut]
        public List<Whole>? Periods { get; init; }
    }

    private sealed class Whole
    {
        [RequiredInResponse]
        public string? Key { get; init; } = "default";
    }

    private sealed class Login
    {
        [RequiredInResponse]
        public string? Key { get; init; }

        [RequiredInResponse]
        public SecureString? Password { get; init; }
    }

    private sealed class Limited
    {
        [RequiredInResponse(AllowsNull = true)]
        public long? SpendingLimit { get; init; }

        [RequiredInResponse]
        public string? Key { get; init; }
    }

    private sealed class Loose
    {
        public string? Name { get; init; }
    }

    private sealed class Node
    {
        [RequiredInResponse]
        public Node? Child { get; init; }
    }
}
