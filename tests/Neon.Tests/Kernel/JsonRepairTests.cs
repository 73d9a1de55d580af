using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>A value of another type than the contract defines: converted, omitted with a warning, or an error.</summary>
public sealed class JsonRepairTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new Timestamp(), new Secret() },
    };

    [Theory]
    [InlineData("flag", "\"true\"", "True")]
    [InlineData("flag", "\" True \"", "True")]
    [InlineData("flag", "1", "True")]
    [InlineData("flag", "\"1\"", "True")]
    [InlineData("flag", "\"FALSE\"", "False")]
    [InlineData("flag", "0", "False")]
    [InlineData("flag", "\"\"", "")]
    [InlineData("flag", "null", "")]
    [InlineData("count", "\" 12 \"", "12")]
    [InlineData("count", "12.0", "12")]
    [InlineData("count", "\"1e3\"", "1000")]
    [InlineData("count", "\" \"", "")]
    [InlineData("fraction", "\" 0.5 \"", "0.5")]
    [InlineData("name", "12", "12")]
    [InlineData("name", "0.50", "0.50")]
    [InlineData("name", "true", "true")]
    [InlineData("at", "null", "")]
    [InlineData("inner", "null", "")]
    public void An_unambiguous_value_is_converted(string member, string value, string read)
    {
        var row = Read($$"""{"id":7,"{{member}}":{{value}}}""", out var misfits, out var fault);

        Assert.Equal(("7", read), (row.Id, row.Text(member)));
        Assert.Equal((0, null), (misfits.Count, fault));
    }

    [Theory]
    [InlineData("flag", "2", "2 in 'flag', which should be true or false")]
    [InlineData("flag", "\"yes\"", "\"yes\" in 'flag', which should be true or false")]
    [InlineData("count", "0.5", "0.5 in 'count', which should be a whole number")]
    [InlineData("count", "\"1,000\"", "\"1,000\" in 'count', which should be a whole number")]
    [InlineData("count", "true", "true in 'count', which should be a whole number")]
    [InlineData("count", "{}", "an object in 'count', which should be a whole number")]
    [InlineData("fraction", "\"half\"", "\"half\" in 'fraction', which should be a number")]
    [InlineData("at", "\"\"", "\"\" in 'at', which should be a time")]
    [InlineData("at", "12", "12 in 'at', which should be a time")]
    [InlineData("name", "{}", "an object in 'name', which should be text")]
    [InlineData("name", "[]", "a list in 'name', which should be text")]
    [InlineData("secret", "{}", "an object in 'secret', which should be text")]
    [InlineData("inner", "\"s3cret\"", "text in 'inner', which should be an object")]
    [InlineData("inner", "5", "a number in 'inner', which should be an object")]
    [InlineData("inner", "true", "true or false in 'inner', which should be an object")]
    [InlineData("inner", "{\"count\":[]}", "a list in 'inner.count', which should be a whole number")]
    [InlineData("settings", "5", "a number in 'settings', which should be an object")]
    [InlineData("settings", "{\"a\":{}}", "an object in 'settings.*', which should be text")]
    [InlineData("names", "\"one\"", "text in 'names', which should be a list")]
    [InlineData("names", "[\"one\",{}]", "an object in 'names[]', which should be text")]
    [InlineData("inners", "[{},7]", "a number in 'inners[]', which should be an object")]
    public void Any_other_value_is_omitted_and_described(string member, string value, string sentence)
    {
        var row = Read($$"""{"id":7,"{{member}}":{{value}}}""", out var misfits, out var fault);

        Assert.Equal("7", row.Id);
        Assert.Equal($"Neon returned {sentence}.", Assert.Single(misfits).Value);
        Assert.Null(fault);
    }

    [Theory]
    [InlineData(58, false)]
    [InlineData(59, true)]
    public void A_long_value_is_truncated_in_the_description(int length, bool isCut)
    {
        Read($$"""{"count":"{{new string('x', length)}}"}""", out var misfits, out _);

        Assert.StartsWith(isCut ? "Neon returned \"" + new string('x', 59) + "... in" : "Neon returned \"" + new string('x', 58) + "\" in", misfits["count"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_objects_or_lists_keeps_its_length()
    {
        var row = Read("""{"inners":[{"count":1},"x",{"count":3}],"grid":[["a"],5,["c"]]}""", out _, out _);

        Assert.Equal([1, null, 3], row.Inners!.Select(inner => inner.Count));
        Assert.Equal([1, 0, 1], row.Grid!.Select(line => line.Count));
    }

    [Fact]
    public void Other_values_are_kept()
    {
        var row = Read(
            """{"count":"x","name":"n","names":["a",{},"b"],"settings":{"a":"1","b":[],"c":3},"newer":{"count":"y"},"unknown":"u"}""", out var misfits, out _);

        Assert.Equal("n", row.Name);
        Assert.Equal(["a", "b"], row.Names!);
        Assert.Equal(["1", null, "3"], row.Settings!.Values);
        Assert.Equal("""{"count":"y"}""", row.Unknown!["newer"].GetRawText());
        Assert.Equal("u", row.Unknown["unknown"].GetString());
        Assert.Equal(["count", "names[]", "settings.*"], misfits.Keys.Order());
    }

    [Fact]
    public void An_ignored_member_is_not_reported()
    {
        Read("""{"count":"x","computed":{"count":"x"}}""", out var misfits, out _);

        Assert.Equal(["count"], misfits.Keys);
    }

    [Theory]
    [InlineData("next", "{}", "'next'")]
    [InlineData("headers", "5", "'headers'")]
    [InlineData("headers", """{"a":"1","b":{}}""", "'headers.*'")]
    [InlineData("groups", """{"a":["1",{}]}""", "'groups.*[]'")]
    [InlineData("parts", """["a",{}]""", "'parts[]'")]
    [InlineData("required_grid", """[["a",{}]]""", "'required_grid[][]'")]
    public void An_invalid_indispensable_value_is_a_fault(string member, string value, string place)
    {
        Read($$"""{"count":"x","{{member}}":{{value}}}""", out var misfits, out var fault);

        Assert.Contains(place, fault, StringComparison.Ordinal);
        Assert.Equal(2, misfits.Count);
    }

    [Fact]
    public void A_root_list_of_strings_with_other_items_is_a_fault()
    {
        Assert.Equal(["a"], JsonRepair.Read("""["a",{}]"""u8, TypeOf<List<string>>(), false, out _, out var fault)!);

        Assert.Contains("'[]'", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"count\":\"x\"")]
    [InlineData("{\"count\":\"x\"} {}")]
    [InlineData("{\"count\":\"x\"}<")]
    public void Invalid_JSON_or_an_unexpected_root_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => Read(json, out _, out _));

    [Fact]
    public void An_unexpected_root_of_repaired_JSON_is_refused() =>
        Assert.ThrowsAny<JsonException>(() => Read("[]", out _, out _, isMended: true));

    [Theory]
    [InlineData("\"a\uFFFD\"", true, "")]
    [InlineData("\"a\uFFFD\"", false, "a\uFFFD")]
    [InlineData("\"a\"", true, "a")]
    [InlineData("5", true, "5")]
    public void A_secret_is_omitted_only_if_one_of_its_characters_was_replaced(string secret, bool isMended, string read)
    {
        var row = Read($$"""{"count":"x","name":"n\uFFFD","secret":{{secret}}}""", out var misfits, out _, isMended);

        Assert.Equal((read, "n\uFFFD"), (row.Text("secret"), row.Name));
        Assert.Equal(read.Length == 0, misfits.ContainsKey("secret"));
    }

    [Fact]
    public void A_secret_that_is_too_long_is_reported_as_such() =>
        Assert.Equal(
            $"Neon returned a secret in 'secret' that is longer than {Secret.MaxLength} characters.",
            ReadMisfits($$"""{"secret":"{{new string('x', Secret.MaxLength + 1)}}"}""")["secret"]);

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static IReadOnlyDictionary<string, string> ReadMisfits(string json)
    {
        Read(json, out var misfits, out _);
        return misfits;
    }

    private static Row Read(string json, out IReadOnlyDictionary<string, string> misfits, out string? fault, bool isMended = false) =>
        JsonRepair.Read(Encoding.UTF8.GetBytes(json), TypeOf<Row>(), isMended, out misfits, out fault)!;

    private sealed class Row
    {
        public string? Id { get; init; }

        public string? Name { get; init; }

        public bool? Flag { get; init; }

        public long? Count { get; init; }

        public double? Fraction { get; init; }

        public DateTimeOffset? At { get; init; }

        public SecureString? Secret { get; init; }

        public Inner? Inner { get; init; }

        public List<Inner>? Inners { get; init; }

        public List<List<string>>? Grid { get; init; }

        public List<string>? Names { get; init; }

        public Dictionary<string, string?>? Settings { get; init; }

        [NeverLeftOut]
        public string? Next { get; init; }

        [NeverLeftOut]
        public Dictionary<string, string>? Headers { get; init; }

        [NeverLeftOut]
        public Dictionary<string, List<string>>? Groups { get; init; }

        [RequiredInResponse]
        public List<string>? Parts { get; init; }

        [RequiredInResponse]
        public List<List<string>>? RequiredGrid { get; init; }

        public Inner Computed { get; } = new();

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Unknown { get; set; }

        public string Text(string member) => member switch
        {
            "flag" => $"{Flag}",
            "count" => $"{Count}",
            "fraction" => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Fraction}"),
            "name" => $"{Name}",
            "at" => $"{At}",
            "secret" => Secret is null ? string.Empty : Neon.Secret.Reveal(Secret),
            _ => $"{Inner}",
        };
    }

    private sealed class Inner
    {
        public long? Count { get; init; }
    }
}
