using System.Globalization;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("main", "main")]
    [InlineData("\e]0;title\a", "`u{1b}]0;title`u{7}")]
    [InlineData("two\r\nlines\ttab", "two`u{d}`u{a}lines`u{9}tab")]
    [InlineData("\u009b31m\u0085\u007f", "`u{9b}31m`u{85}`u{7f}")]
    [InlineData("pr\u202e24-", "pr`u{202e}24-")]
    [InlineData("a\u061c\u200e\u200f\u2066\u2069", "a`u{61c}`u{200e}`u{200f}`u{2066}`u{2069}")]
    [InlineData("pr-\u200b42\ufeff\u00ad\u2060", "pr-`u{200b}42`u{feff}`u{ad}`u{2060}")]
    [InlineData("main\u3164\u115f\u2800\ufe0f", "main`u{3164}`u{115f}`u{2800}`u{fe0f}")]
    [InlineData("a\u2028b\u2029c", "a`u{2028}b`u{2029}c")]
    [InlineData("tag\U000e0041", "tag`u{e0041}")]
    public void Control_and_invisible_characters_are_escaped(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    [Theory]
    [InlineData("prüfung")]
    [InlineData("пароль 密碼 ｆｕｌｌ")]
    [InlineData("👩\u200d💻 ❤\ufe0f\u200d🔥")]
    [InlineData("می\u200cخواهم")]
    [InlineData("क्\u200dष")]
    public void Text_in_any_language_is_unchanged(string text) => Assert.Equal(text, VisibleText.Of(text));

    [Theory]
    [InlineData("pr-4\u200d2")]
    [InlineData("prü\u200d")]
    [InlineData("prod\u200c")]
    [InlineData("пр\ufe0f")]
    [InlineData("e\u0301\u200d")]
    [InlineData("日本\u200d")]
    [InlineData("日\u200c本")]
    [InlineData("אב\u200dג")]
    [InlineData("नम\u200d")]
    [InlineData("می\u200c")]
    [InlineData("👩\u200d")]
    [InlineData("👩\u200c💻")]
    [InlineData("日\ufe0f")]
    public void A_joiner_cannot_make_two_names_look_alike(string name) => Assert.Contains("`u{", VisibleText.Of(name), StringComparison.Ordinal);

    /// <summary>The code points that are invisible according to Unicode (Default_Ignorable_Code_Point), and the blank of Braille.</summary>
    private static readonly (int First, int Last)[] NotShown =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    [Fact]
    public void Every_code_point_is_visible_or_escaped()
    {
        var wrong = new List<string>();
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            var isHalf = value is >= 0xD800 and <= 0xDFFF;
            var text = isHalf ? ((char)value).ToString() : char.ConvertFromUtf32(value);
            var isHidden = isHalf || Array.Exists(NotShown, range => value >= range.First && value <= range.Last)
                || CharUnicodeInfo.GetUnicodeCategory(value) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
            var expected = isHidden ? string.Create(CultureInfo.InvariantCulture, $"a`u{{{value:x}}}b") : $"a{text}b";
            if (VisibleText.Of($"a{text}b") != expected)
            {
                wrong.Add($"U+{value:X4}");
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>Whatever precedes it: a joiner at the end, or between letters that do not join, is never invisible.</summary>
    [Fact]
    public void Ineffective_joiners_are_escaped()
    {
        foreach (var letter in (string[])["a", "é", "e\u0301", "д", "日", "ア", "א", "ก", "ا", "न", "क्", "👩", "❤", "1", "-"])
        {
            foreach (var joiner in (string[])["\u200c", "\u200d"])
            {
                Assert.Contains("`u{", VisibleText.Of(letter + joiner), StringComparison.Ordinal);
                Assert.Contains("`u{", VisibleText.Of(letter + joiner + "x"), StringComparison.Ordinal);
            }
        }
    }

    [InputProperty]
    public void No_control_character_remains(AnyText text) => Assert.Empty(
        HostileText.In(VisibleText.Of(text.Value).Replace("\u200d", string.Empty, StringComparison.Ordinal)).Concat(VisibleText.Of(text.Value).Contains('\n', StringComparison.Ordinal) ? ["a line"] : []));

    [InputProperty]
    public void Escaping_is_idempotent(AnyText text) => Assert.Equal(VisibleText.Of(text.Value), VisibleText.Of(VisibleText.Of(text.Value)));

    [Fact]
    public void A_lone_surrogate_is_escaped() => Assert.Equal("a`u{d83d}b", VisibleText.Of("a\ud83db"));

    [Fact]
    public void Displayed_names_can_be_typed_back()
    {
        using var host = new NeonHost();
        var name = HostileText.Of("dev");

        Assert.Equal(name, Assert.Single(host.Get<string>($"\"{VisibleText.Of(name)}\"")));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("`$x \"'\e]0;t\a\r\n")]
    public void A_command_in_advice_names_its_target_exactly(string name)
    {
        using var host = new NeonHost();
        var command = CommandLine.Of($"Show-It {name}").ToString();

        Assert.Empty(HostileText.In(command));
        Assert.DoesNotContain('\n', command);
        Assert.Equal(name, Assert.Single(host.Get<string>("function Show-It { $args[0] }; " + command)));
    }

    [Fact]
    public void An_invalid_pattern_is_an_error_record()
    {
        using var host = new NeonHost();
        var result = host.Run("Get-NeonProject -Name '[a'");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.False(result.Terminated);
    }

    [Fact]
    public void Lines_of_multiline_text_are_kept_and_tabs_become_spaces() =>
        Assert.Equal(["CREATE TABLE t (", "        id bigint", "x       y`u{1b}", ")"], VisibleText.Lines("CREATE TABLE t (\r\n\tid bigint\nx\ty\e\n)\n\n"));
}
