using Neon.Help.Checking;
using Neon.Help.Reading;
using Neon.Help.Writing;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>From a page of docs/about to the text of Get-Help.</summary>
public sealed class AboutWriterTests : IDisposable
{
    private const string Page = """
        # about_Sample

        ## Short description

        Samples, in one line.

        ## Long description

        Text with `code`, **strong** words, [another topic](about_Other.md), [a page](https://example.com/page), \*stars\* and a
        line break that is layout.

        ### A title

        - One, long enough to be broken when it is printed in a window of eighty columns as here.
        - Two:

          ```powershell
          Get-NeonSample -Name 'x' |
              New-NeonSample
          ```

        1. First
        2. Second

        | Word | Meaning |
        | --- | --- |
        | `a` | the first \| one |
        | `b` | a meaning that is too long for one line of the window and goes on below it |

        ## Examples

        <!-- not run: it would take too long -->
        ```powershell
        Get-NeonSample
        ```

        <!-- For those who write here. -->
        ```yaml
        run: it
        ```

        ## Keywords

        sample, example

        ## See also

        - [about_Other](about_Other.md)
        - <https://example.com/more>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("neon-about-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_page_becomes_a_help_topic() => Assert.Equal(
        """
        TOPIC
            about_Sample

        SHORT DESCRIPTION
            Samples, in one line.

        LONG DESCRIPTION
            Text with code, strong words, another topic, a page
            (https://example.com/page), *stars* and a line break that is layout.

          A title

            - One, long enough to be broken when it is printed in a window of eighty
              columns as here.
            - Two:

                Get-NeonSample -Name 'x' |
                    New-NeonSample

            1. First
            2. Second

            Word  Meaning
            ----  ----------------------------------------------------------------------
            a     the first | one
            b     a meaning that is too long for one line of the window and goes on
                  below it

        EXAMPLES
              Get-NeonSample

              run: it

        KEYWORDS
            sample, example

        SEE ALSO
            - about_Other
            - https://example.com/more

        """,
        AboutWriter.Text(Topic(Page)));

    [Fact]
    public void Short_code_stays_on_one_line() => Assert.Equal(
        ["    word word word word word word word word word word word word word word", "    Get-NeonSample -Name x"],
        TextWrap.Lines(
            new Paragraph([new Inline(InlineKind.Text, string.Concat(Enumerable.Repeat("word ", 14))), new Inline(InlineKind.Code, "Get-NeonSample -Name x")]),
            indent: 4,
            width: 80));

    [Fact]
    public void A_table_that_is_too_wide_becomes_a_list()
    {
        var cell = string.Join(' ', Enumerable.Repeat("word", 40));
        var table = Assert.IsType<Table>(Assert.Single(MarkdownReader.Read($"| Id | Meaning | Advice |\n|--|--|--|\n| `A` | {cell} | x |\n| `B` | y | z |")));

        var lines = TextTable.Lines(table, indent: 0, width: 30).ToArray();

        Assert.Equal(["A", "    Meaning: word word word", "    word word word word word"], lines[..3]);
        Assert.Equal(["    Advice: x", "", "B", "    Meaning: y", "    Advice: z"], lines[^5..]);
    }

    [Fact]
    public void A_comment_explains_why_code_is_not_run() =>
        Assert.Equal([null, "it would take too long", null], Topic(Page).Code.Select(code => code.NotRun));

    [Fact]
    public void Removed_topics_are_deleted()
    {
        File.WriteAllText(Path.Combine(_folder, "about_Gone.help.txt"), "TOPIC");
        File.WriteAllText(Path.Combine(_folder, "Neon.dll-Help.xml"), "<x/>");

        AboutWriter.Write([Topic(Page)], _folder);

        Assert.Equal(["Neon.dll-Help.xml", "about_Sample.help.txt"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_complete_topic_has_no_findings() => Assert.Empty(Check(Page));

    [Theory]
    [InlineData("# about_Sample", "# about_Simple", "begins with the title 'about_Simple', not with its own name.")]
    [InlineData("## Keywords", "## Words", "has the sections Short description, Long description, Examples, Words, See also, not Short description, Long description, Examples, Keywords, See also.")]
    [InlineData("Samples, in one line.", "Samples, in many more words than there is room for in the one line that Get-Help shows.", "has a short description that is not a single line of at most 76 characters.")]
    [InlineData("    New-NeonSample\n", "    New-NeonNothing\n", "uses New-NeonNothing, which does not exist.")]
    [InlineData("Text with `code`", "Text with `Get-NeonSample -Nothing`", "uses Get-NeonSample -Nothing, which is neither the full name nor an alias of a parameter.")]
    [InlineData("run: it", "- run: |\n    Get-NeonNothing\n    'x'", "uses Get-NeonNothing, which does not exist.")]
    [InlineData("Get-NeonSample\n```\n\n<!-- For", "Get-NeonSample # In a window of eighty columns there is no room for all of this\n```\n\n<!-- For", "has a line of code of more than 74 characters: Get-NeonSample # In a window of eighty columns there is no room for all of this")]
    public void A_fault_is_reported_as_a_finding(string from, string to, string message)
    {
        Assert.Contains(from, Page, StringComparison.Ordinal);

        var finding = Assert.Single(Check(Page.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(new Finding("about_Sample", message), finding);
    }

    [Fact]
    public void A_cmdlet_refers_only_to_topics_that_exist()
    {
        var cmdlet = SampleHelp.Good[0] with { Links = [.. SampleHelp.Good[0].Links, new Inline(InlineKind.Topic, "about_Nothing")] };

        var finding = new Finding(cmdlet.Name, "refers to about_Nothing, which does not exist.");
        Assert.Contains(finding, HelpChecker.Check([cmdlet], [Topic(Page)]));
        Assert.DoesNotContain(finding, HelpChecker.Check([cmdlet], [Topic(Page), new AboutTopic("about_Nothing", [new Heading(1, "about_Nothing")])]));
    }

    private static AboutTopic Topic(string page) => new("about_Sample", MarkdownReader.Read(page));

    private static IEnumerable<Finding> Check(string page) => HelpChecker.Check(SampleHelp.Good, [Topic(page)]);
}
