using System.Xml.Linq;
using Neon.Help.Reading;
using Neon.Help.Writing;
using Neon.Tests.Help.Samples;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>Reading the compiler's documentation.</summary>
public sealed class XmlDocsTests
{
    private const string Prefix = "Neon.Tests.Help.Samples.";

    [Fact]
    public void Sections_of_a_base_member_are_inherited_unless_overridden()
    {
        var docs = Docs(
            $"""<member name="P:{Prefix}GetNeonSampleCommand.TimeoutSec"><inheritdoc/><summary>Own.</summary></member>""",
            $"""<member name="P:{Prefix}SampleCommandBase`1.TimeoutSec"><summary>Base.</summary><value>5</value></member>""");

        var member = docs.Of(typeof(GetNeonSampleCommand).GetProperty("TimeoutSec")!);

        Assert.Equal("Own.", member.Elements("summary").Single().Value);
        Assert.Equal("5", member.Element("value")!.Value);
    }

    [Theory]
    [InlineData("""<inheritdoc cref="T:Neon.Tests.Help.Samples.SampleMode"/>""")]
    [InlineData("""<inheritdoc cref="T:Neon.Tests.Help.Samples.SampleMode" path="/summary/node()"/>""")]
    public void A_nested_inheritdoc_is_replaced_by_the_text_of_its_section(string element)
    {
        var docs = Docs(
            $"""<member name="T:{Prefix}Sample"><summary>Before <i>{element}</i> after.</summary></member>""",
            $"""<member name="T:{Prefix}SampleMode"><summary>the <c>mode</c></summary><remarks>no</remarks></member>""");

        Assert.Equal("Before the mode after.", Plain(docs, typeof(Sample)));
    }

    [Fact]
    public void A_circular_inheritdoc_ends()
    {
        var docs = Docs(
            $"""<member name="T:{Prefix}Sample"><inheritdoc cref="T:{Prefix}SampleMode"/></member>""",
            $"""<member name="T:{Prefix}SampleMode"><inheritdoc cref="T:{Prefix}Sample"/></member>""");

        Assert.Equal("", Plain(docs, typeof(Sample)));
    }

    [Theory]
    [InlineData("""<see cref="T:Neon.Tests.Help.Samples.GetNeonSampleCommand">the reader</see>""", "Get-NeonSample")]
    [InlineData("""<see cref="P:Neon.Tests.Help.Samples.GetNeonSampleCommand.Name"/>""", "-Name")]
    [InlineData("""<see cref="P:Neon.Tests.Help.Samples.SampleCommandBase`1.Connection"/>""", "-Connection")]
    [InlineData("""<see cref="P:Neon.Tests.Help.Samples.Sample.SampleId"/>""", "SampleId")]
    [InlineData("""<see cref="T:Neon.Tests.Help.Samples.Sample"/>""", "Sample")]
    [InlineData("""<see cref="T:System.Collections.Generic.List`1"/>""", "List")]
    [InlineData("""<see cref="T:System.String">a text</see>""", "a text")]
    [InlineData("""<see cref="F:Neon.Tests.Help.Samples.SampleMode.ReadOnly"/>""", "ReadOnly")]
    [InlineData("""<see cref="M:System.String.Trim(System.Char[])"/>""", "Trim")]
    [InlineData("""<see cref="M:System.Uri.#ctor(System.String)"/>""", "Uri")]
    [InlineData("""<see langword="true"/>""", "$true")]
    [InlineData("""<see langword="await"/>""", "await")]
    [InlineData("""<see href="https://example.com"/>""", "https://example.com")]
    [InlineData("""<see href="https://example.com">there</see>""", "there (https://example.com)")]
    [InlineData("""<paramref name="value"/>""", "value")]
    public void References_are_printed_in_PowerShell_terms(string element, string expected)
    {
        var docs = Docs($"""<member name="T:{Prefix}Sample"><summary>({element})</summary></member>""");

        Assert.Equal($"({expected})", Plain(docs, typeof(Sample)));
    }

    [Fact]
    public void Source_white_space_is_collapsed()
    {
        var docs = Docs($"<member name=\"T:{Prefix}Sample\"><summary>\n   One\n   two <c>three</c>\n   four.\n </summary></member>");

        Assert.Equal("One two three four.", Plain(docs, typeof(Sample)));
    }

    [Theory]
    [InlineData("\n            a |\n                b\n\n            c\n            ", "a |\n    b\n\nc")]
    [InlineData("a |\n                b\n            c", "a |\n    b\nc")]
    [InlineData("a", "a")]
    [InlineData("\n  \n", "")]
    public void Code_loses_the_source_indentation(string code, string expected)
    {
        var docs = Docs($"<member name=\"T:{Prefix}Sample\"><summary><code>{code}</code></summary></member>");

        Assert.Equal(expected, Plain(docs, typeof(Sample)));
    }

    [Fact]
    public void Lists_may_have_several_paragraphs_and_terms()
    {
        var docs = Docs(
            $"""
            <member name="T:{Prefix}Sample"><summary><list type="bullet">
              <item><description><para>One</para><para>more</para></description></item>
              <item><term>Two</term><description>text</description></item>
              <item><term>Three</term></item>
            </list></summary></member>
            """);

        Assert.Equal("- One\n  more\n- Two: text\n- Three", Plain(docs, typeof(Sample)));
    }

    [Theory]
    [InlineData(typeof(int?), "int", "System.Int32")]
    [InlineData(typeof(string[]), "string[]", "System.String[]")]
    [InlineData(typeof(DateTimeOffset?), "DateTimeOffset", "System.DateTimeOffset")]
    [InlineData(typeof(System.Management.Automation.SwitchParameter), "switch", "System.Management.Automation.SwitchParameter")]
    [InlineData(typeof(Dictionary<string, int?>), "Dictionary[string,int]", "System.Collections.Generic.Dictionary[System.String,System.Int32]")]
    [InlineData(typeof(Sample[]), "Sample[]", "Neon.Tests.Help.Samples.Sample[]")]
    public void Types_are_written_in_PowerShell_notation(Type type, string shortName, string fullName)
    {
        Assert.Equal(shortName, TypeNames.Short(type));
        Assert.Equal(fullName, TypeNames.Full(type));
    }

    private static XmlDocs Docs(params string[] members) => new(
        XDocument.Parse($"<doc><members>{string.Concat(members)}</members></doc>", LoadOptions.PreserveWhitespace),
        typeof(XmlDocsTests).Assembly);

    private static string Plain(XmlDocs docs, Type type) =>
        PlainText.Of(new DocText(new References(docs)).Read(docs.Of(type).Element("summary")));
}
