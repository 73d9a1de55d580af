using System.Net;
using System.Text;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>
/// A string that is not valid text does not make a list unreadable: it is replaced with U+FFFD, and a warning names the member.
/// </summary>
public sealed class JsonCharactersTests
{
    private const string Project = "quiet-forest-12345678";
    private const string Branch = "br-calm-lake-a1b2c3d4";

    /// <summary>The bytes of a string as Latin-1, and the text that is read.</summary>
    public static TheoryData<string, string> Strings => new()
    {
        { @"a\ud800", "a\uFFFD" },
        { @"a\uDFFFb", "a\uFFFDb" },
        { @"\ud83d\ud83d\ude00", "\uFFFD\U0001F600" },
        { @"\ud83dx\ude00", "\uFFFDx\uFFFD" },
        { @"\ud83d\u0041", "\uFFFDA" },
        { @"\ude00\ude00", "\uFFFD\uFFFD" },
        { @"\x0041", "\uFFFDx0041" },
        { @"\x41", "\uFFFDx41" },
        { @"\u12", "\uFFFDu12" },
        { @"\u{1F600}", "\uFFFDu{1F600}" },
        { "a\u00ffb", "a\uFFFDb" },
        { "a\u00c3(", "a\uFFFD(" },
        { "\u00ed\u00a0\u0080", "\uFFFD\uFFFD\uFFFD" },
        { "\u00f0\u009f\u0098", "\uFFFD" },
    };

    /// <summary>A string that is not well-formed although its meaning is clear.</summary>
    public static TheoryData<string, string> PlainStrings => new()
    {
        { "a\nb", "a\nb" },
        { "a\tb", "a\tb" },
        { "a\0b", "a\0b" },
        { @"a\u0000\\ud800\ud83d\uDE00", "a\0\\ud800\U0001F600" },
        { @"C:\\users\\ud800", @"C:\users\ud800" },
        { @"\\\u0041", @"\A" },
    };

    [Fact]
    public void A_lone_surrogate_in_a_name_does_not_discard_the_list()
    {
        var result = Run("Get-NeonBranch", $$"""{"branches":[{"id":"br-1","project_id":"{{Project}}","name":"\ud800"},{"id":"br-2","project_id":"{{Project}}","name":"dev"}]}""");

        Assert.Empty(result.Errors);
        Assert.Equal(["\uFFFD", "dev"], result.Output.Select(item => ((Branch)item.BaseObject).Name));
        Assert.Equal(["Neon returned invalid characters in 'branches[].name'. They were replaced with U+FFFD."], result.Warnings);
    }

    [Theory]
    [MemberData(nameof(Strings))]
    public void Invalid_characters_are_replaced_everywhere_with_a_warning(string sent, string read)
    {
        var result = Run("Get-NeonBranch", Body(name: sent));
        Assert.Equal([read, "dev"], result.Output.Select(item => ((Branch)item.BaseObject).Name));
        Assert.Contains("'branches[].name'", Assert.Single(result.Warnings), StringComparison.Ordinal);

        result = Run("Get-NeonBranch", Body(newer: sent));
        var newer = Assert.IsType<Branch>(result.Output[0].BaseObject).AdditionalProperties;
        Assert.Equal(read, Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(newer["newer"])["text"]);
        Assert.Contains("'branches[].newer.text'", Assert.Single(result.Warnings), StringComparison.Ordinal);

        result = Run("Get-NeonBranch", Body(member: sent));
        newer = Assert.IsType<Branch>(result.Output[0].BaseObject).AdditionalProperties;
        Assert.Equal("x", newer[read]);
        Assert.Contains("'branches[].", Assert.Single(result.Warnings), StringComparison.Ordinal);

        result = Run("Get-NeonBranch", Body(annotation: sent));
        var map = Assert.IsType<Branch>(result.Output[0].BaseObject).Annotation!;
        Assert.Equal((read, "a"), (map["a"], map[read]));
        Assert.All(result.Warnings, warning => Assert.Contains("'annotations.br-1.value.", warning, StringComparison.Ordinal));
        Assert.Empty(result.Errors);
    }

    [Theory]
    [MemberData(nameof(PlainStrings))]
    public void Valid_text_is_read_without_a_warning(string sent, string read)
    {
        var result = Run("Get-NeonBranch", Body(name: sent));

        Assert.Equal([read, "dev"], result.Output.Select(item => ((Branch)item.BaseObject).Name));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [MemberData(nameof(Strings))]
    public void Indispensable_text_is_never_replaced(string sent, string read)
    {
        Assert.NotEqual(sent, read);
        Assert.Equal(
            "Neon returned unusable text for 'branches[].id': it contains invalid characters.",
            Run("Get-NeonBranch", Body(id: sent)).Error.Exception.Message);

        // A cursor would lead to another page or to none.
        var page = Run("Get-NeonBranch", Body(next: sent));
        Assert.Equal("NeonInvalidResponse", page.ErrorId);
        Assert.Contains("'pagination.next'", page.Error.Exception.Message, StringComparison.Ordinal);

        var secret = Run($"Get-NeonRolePassword app -Branch {Branch}", $$"""{"password":"{{sent}}"}""");
        Assert.Equal("NeonInvalidResponse", secret.ErrorId);
        Assert.Contains("'password'", secret.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(secret.Output);
    }

    [Fact]
    public void A_secret_with_invalid_characters_is_omitted_with_a_warning()
    {
        var result = Run(
            $"Get-NeonRole -Branch {Branch}",
            $$"""{"roles":[{"name":"app","branch_id":"{{Branch}}","password":"hunter\ud800"},{"name":"admin","branch_id":"{{Branch}}"}]}""");

        Assert.Empty(result.Errors);
        Assert.Equal(2, result.Output.Count);
        Assert.Null(Assert.IsType<Role>(result.Output[0].BaseObject).Password);
        Assert.Equal(["Neon returned a secret in 'roles[].password' that contains invalid characters. It was left out."], result.Warnings);
    }

    [Theory]
    [InlineData("Invoke-NeonApi /projects/x/branches")]
    [InlineData("Invoke-NeonApi /projects/x/branches -All")]
    public void Invoke_NeonApi_reads_lone_surrogates(string command)
    {
        using var replies = Reply("""{"branches":[{"id":"br-1","name":"\ud800"}]}""");
        using var host = new NeonHost(handler: replies);

        var result = host.Run(command);

        Assert.Empty(result.Errors);
        Assert.Contains("'branches[].name'", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_of_only_a_lone_surrogate_is_an_error()
    {
        using var replies = Reply(@"""\ud800""");
        using var host = new NeonHost(handler: replies);

        Assert.Equal("NeonInvalidResponse", host.Run("Invoke-NeonApi /projects").ErrorId);
    }

    [Fact]
    public void An_error_keeps_its_message()
    {
        using var replies = Reply("""{"code":"","message":"no \ud800 such branch"}""", HttpStatusCode.BadRequest);
        using var host = new NeonHost(handler: replies);

        Assert.Equal("no \uFFFD such branch (HTTP 400)", host.Run($"Get-NeonBranch -Project {Project}").Error.ErrorDetails.Message);
    }

    [Theory]
    [InlineData("{\"branches\":[{\"id\":\"br-1\\")]
    [InlineData("{\"branches\":[{\"id\":\"br-1\\ud8")]
    [InlineData("{\"branches\":[{\"id\":\"br-1\\q\"")]
    [InlineData("{\\ud800")]
    public void Truncated_JSON_is_still_invalid(string body) => Assert.Equal("NeonInvalidResponse", Run("Get-NeonBranch", body).ErrorId);

    private static PipelineResult Run(string command, string body)
    {
        using var replies = Reply(body);
        using var host = new NeonHost(handler: replies);
        return host.Run($"{command} -Project {Project}");
    }

    private static Replies Reply(string body, HttpStatusCode status = HttpStatusCode.OK) => new((_, _) =>
    {
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        content.Headers.ContentType = new("application/json");
        return new HttpResponseMessage(status) { Content = content };
    });

    private static string Body(string name = "main", string id = "br-1", string newer = "x", string member = "x", string annotation = "x", string next = "z") => $$$"""
        {"branches":[{"id":"{{{id}}}","project_id":"{{{Project}}}","name":"{{{name}}}","newer":{"text":"{{{newer}}}"},"{{{member}}}":"x"},
          {"id":"br-2","project_id":"{{{Project}}}","name":"dev"}],
         "annotations":{"br-1":{"value":{"a":"{{{annotation}}}","{{{annotation}}}":"a"} } },
         "pagination":{"{{{(next == "z" ? "previous" : "next")}}}":"{{{next}}}" } }
        """;
}
