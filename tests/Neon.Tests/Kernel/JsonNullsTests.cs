using System.Text;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class JsonNullsTests
{
    [Theory]
    [InlineData("""{"a":[null,{"b":1},null]}""", """{"a":[{"b":1}]}""")]
    [InlineData("""[null]""", """[]""")]
    [InlineData("""{"a":[null],"a":[null,1]}""", """{"a":[],"a":[1]}""")]
    [InlineData("""{"a":[{"b":[1,null,2]},{"b":["x",null]}]}""", """{"a":[{"b":[1,2]},{"b":["x"]}]}""")]
    public void Null_items_are_removed(string json, string clean) => Assert.Equal(clean, Clean(json));

    [Theory]
    [InlineData("""{"a":null,"b":{"c":null}}""")]
    [InlineData("""{"a":[1,"x",null,{"b":[null,2,"y"]}]}""")]
    [InlineData("""{"text":"null","list":["null"]}""")]
    [InlineData("null")]
    [InlineData("""{ "a" : null, "b": [ 1, "x" ] }""")]
    [InlineData("""{"a":1,"a":[null,"x",2]}""")]
    public void Members_strings_and_mixed_lists_are_unchanged(string json) => Assert.Equal(json, Clean(json));

    private static string Clean(string json) => Encoding.UTF8.GetString(JsonNulls.WithoutNullItems(Encoding.UTF8.GetBytes(json)));
}
