using System.Globalization;
using Xunit;

namespace Neon.Tests.Reports;

public sealed class HtmlTests
{
    [Fact]
    public void Values_are_escaped_and_literals_are_not()
    {
        const string hostile = "<script>alert('x')</script> & \"quoted\"";

        Assert.Equal(
            "<td title=\"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;\"></td>",
            Html.Of($"<td title=\"{hostile}\"></td>").ToString());
    }

    [Fact]
    public void Markup_in_markup_is_escaped_once()
    {
        var inner = Html.Of($"<b>{"a & b"}</b>");

        Assert.Equal("<p><b>a &amp; b</b></p>", Html.Of($"<p>{inner}</p>").ToString());
        Assert.Equal("<p><b>a &amp; b</b><b>a &amp; b</b></p>", Html.Of($"<p>{new[] { inner, inner }}</p>").ToString());
        Assert.Equal("<p></p>", Html.Of($"<p>{Html.Empty}{(string?)null}</p>").ToString());
    }

    [Fact]
    public void Text_that_a_browser_would_reorder_or_hide_is_made_visible() =>
        Assert.Equal("pr`u{202e}txt.exe `u{0}`u{200b} 👩‍🚀", Html.Of($"{"pr\u202etxt.exe \0\u200b 👩‍🚀"}").ToString());

    [Fact]
    public void Numbers_have_a_point_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");

            Assert.Equal("<rect x=\"12.35%\" y=\"-3\" width=\"1234567\"/>", Html.Of($"<rect x=\"{12.345678}%\" y=\"{-3}\" width=\"{1_234_567.0}\"/>").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
