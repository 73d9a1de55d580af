using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class DisplayTests
{
    [Theory]
    [InlineData("00:00:00", "now", "0 s")]
    [InlineData("00:00:01", "1 s ago", "1 s")]
    [InlineData("00:00:59.9", "59 s ago", "59 s")]
    [InlineData("00:01:00", "1 min ago", "1 min")]
    [InlineData("00:59:59", "59 min ago", "59 min")]
    [InlineData("01:00:00", "1 h ago", "1 h")]
    [InlineData("23:59:59", "23 h ago", "23 h")]
    [InlineData("1.00:00:00", "1 d ago", "1 d")]
    [InlineData("364.00:00:00", "364 d ago", "364 d")]
    [InlineData("365.00:00:00", "1 y ago", "1 y")]
    [InlineData("-00:00:30", "in 30 s", "0 s")]
    [InlineData("-7.00:00:00", "in 7 d", "0 s")]
    [InlineData("-6.23:59:59", "in 7 d", "0 s")]
    [InlineData("-6.11:59:59", "in 6 d", "0 s")]
    [InlineData("-00:29:59", "in 30 min", "0 s")]
    public void A_relative_time_is_shown_in_its_largest_unit(string distance, string when, string age)
    {
        var time = StillClock.Now - TimeSpan.Parse(distance, CultureInfo.InvariantCulture);

        Assert.Equal((when, age), At(() => (Display.When(time), Display.Age(time))));
    }

    [Fact]
    public void A_relative_time_is_relative_to_now() => Assert.Equal("10 y ago", Display.When(DateTimeOffset.UtcNow.AddDays(-3660)));

    [Theory]
    [InlineData("-1.00:00:01", "in 1 d", null)]
    [InlineData("-23:29:00", "in 23 h", "\e[33m")]
    [InlineData("00:00:01", "1 s ago", "\e[31m")]
    public void An_expiry_that_is_near_or_past_is_highlighted(string distance, string text, string? color)
    {
        var end = StillClock.Now - TimeSpan.Parse(distance, CultureInfo.InvariantCulture);

        Assert.Equal(color is null ? text : $"{color}{text}\e[0m", At(() => Display.Expiry(end)));
    }

    [Fact]
    public void An_unknown_value_is_empty()
    {
        Assert.Empty(Display.Age(null));
        Assert.Empty(Display.When(null));
        Assert.Empty(Display.Expiry(null));
        Assert.Empty(Display.LocalTime(null));
        Assert.Empty(Display.Took(null));
        Assert.Empty(Display.Time(null));
        Assert.Empty(Display.Size(null));
        Assert.Empty(Display.Seconds(null));
        Assert.Empty(Display.SuspendTimeout(null));
        Assert.Empty(Display.Cu(null, null));
        Assert.Empty(Display.State(null, null));
        Assert.Empty(Display.Mask(null));
        Assert.Empty(Display.Flag(null));
        Assert.Empty(BranchDisplay.Marks(null));
        Assert.Empty(Display.Map(null));
        Assert.Empty(Display.Count(null));
    }

    [Fact]
    public void A_time_is_shown_in_local_time()
    {
        var local = new DateTimeOffset(new DateTime(2026, 3, 1, 9, 5, 7, DateTimeKind.Local));

        Assert.Equal("2026-03-01 09:05:07", Display.LocalTime(local.ToUniversalTime()));
    }

    [Theory]
    [InlineData(0L, "0 B")]
    [InlineData(1023L, "1023 B")]
    [InlineData(1024L, "1 KiB")]
    [InlineData(1536L, "1.5 KiB")]
    [InlineData(1048575L, "1 MiB")]
    [InlineData(32_243_712L, "30.8 MiB")]
    [InlineData(1_610_612_736L, "1.5 GiB")]
    [InlineData(long.MaxValue, "8192 PiB")]
    [InlineData(-2048L, "-2 KiB")]
    public void A_size_is_shown_in_powers_of_1024(long bytes, string text) => Assert.Equal(text, Display.Size(bytes));

    [Theory]
    [InlineData(0L, "0 s")]
    [InlineData(59L, "59 s")]
    [InlineData(60L, "1 min")]
    [InlineData(90L, "1 min 30 s")]
    [InlineData(3600L, "1 h")]
    [InlineData(9000L, "2 h 30 min")]
    [InlineData(604_800L, "7 d")]
    [InlineData(90_000L, "1 d 1 h")]
    [InlineData(-90L, "-1 min 30 s")]
    public void Seconds_are_shown_in_two_units(long seconds, string text) => Assert.Equal(text, Display.Seconds(seconds));

    [Theory]
    [InlineData(-1L, "never")]
    [InlineData(0L, "default")]
    [InlineData(300L, "5 min")]
    public void Special_suspend_timeouts_are_shown_as_words(long seconds, string text) =>
        Assert.Equal(text, Display.SuspendTimeout(seconds));

    [Theory]
    [InlineData(0.25, 2.0, "0.25-2 CU")]
    [InlineData(1.0, 1.0, "1 CU")]
    [InlineData(0.5, null, "0.5 CU")]
    [InlineData(null, 8.0, "8 CU")]
    public void A_compute_size_is_a_range_or_one_number(double? min, double? max, string text) =>
        Assert.Equal(text, Display.Cu(min, max));

    [Fact]
    public void A_list_shows_absolute_and_relative_time() =>
        Assert.Equal("2026-03-04 13:00:00 (in 3 d)", At(() => Display.Time(StillClock.Now.AddDays(3).AddHours(1))));

    [Theory]
    [InlineData(0L, "0.0 s")]
    [InlineData(1234L, "1.2 s")]
    [InlineData(59_949L, "59.9 s")]
    [InlineData(59_950L, "1 min")]
    [InlineData(125_400L, "2 min 5 s")]
    public void Elapsed_time_is_shown_in_tenths_of_a_second_or_in_minutes(long milliseconds, string text) => Assert.Equal(text, Display.Took(milliseconds));

    [Theory]
    [InlineData("idle", null, "idle", "idle")]
    [InlineData("idle", "", "idle", "idle")]
    [InlineData("idle", "idle", "idle", "idle")]
    [InlineData("idle", "active", "idle -> active", "-> active")]
    [InlineData(null, "ready", "-> ready", "-> ready")]
    public void A_state_shows_the_pending_state(string? current, string? pending, string text, string brief) =>
        Assert.Equal((text, brief), (Plain(Display.State(current, pending)), Plain(Display.ShortState(current, pending))));

    [Theory]
    [InlineData("ready", "32")]
    [InlineData("ACTIVE", "32")]
    [InlineData("resetting", "33")]
    [InlineData("provisioning", "33")]
    [InlineData("initialization_error", "31")]
    [InlineData("failed", "31")]
    [InlineData("idle", "2")]
    [InlineData("archived", "2")]
    public void A_state_is_colored_by_its_meaning(string state, string color) =>
        Assert.Equal($"\e[{color}m{state}\e[0m", Display.State(state));

    [Fact]
    public void An_unknown_state_has_no_color() => Assert.Equal("dormant", Display.State("dormant"));

    [Theory]
    [InlineData("p", "b", "p/b")]
    [InlineData("p", null, "p")]
    [InlineData(null, null, "")]
    public void A_place_starts_with_the_project(string? project, string? branch, string text) => Assert.Equal(text, Display.Place(project, branch));

    [Theory]
    [InlineData(true, "True")]
    [InlineData(false, "False")]
    public void A_flag_is_shown_as_true_or_false(bool value, string text) => Assert.Equal(text, Display.Flag(value));

    [Fact]
    public void A_secret_is_shown_as_a_mask_of_fixed_length()
    {
        Assert.Equal("********", Display.Mask("x"));
        Assert.Equal("********", Display.Mask(Secret.Of("a much longer secret")));
    }

    [Theory]
    [InlineData(false, false, false, "")]
    [InlineData(true, false, false, "default")]
    [InlineData(true, true, false, "default, protected")]
    [InlineData(false, false, true, "deleted")]
    public void Marks_show_the_special_properties_of_a_branch(bool isDefault, bool isProtected, bool isDeleted, string text) =>
        Assert.Equal(text, Plain(BranchDisplay.Marks(new Branch { Default = isDefault, Protected = isProtected, Recovery = isDeleted ? new BranchRecovery() : null })));

    [Theory]
    [InlineData("3.00:00:00", "3 d left", null)]
    [InlineData("00:59:29", "59 min left", "\e[33m")]
    [InlineData("-00:00:01", "expired", "\e[31m")]
    public void A_mark_shows_the_time_left(string left, string text, string? color)
    {
        var branch = new Branch { ExpiresAt = StillClock.Now + TimeSpan.Parse(left, CultureInfo.InvariantCulture) };

        Assert.Equal(color is null ? text : $"{color}{text}\e[0m", At(() => BranchDisplay.Marks(branch)));
    }

    [Fact]
    public void A_map_is_shown_on_one_line() =>
        Assert.Equal("team=core; ticket=42", Display.Map(new Dictionary<string, string> { ["team"] = "core", ["ticket"] = "42" }));

    [Fact]
    public void Items_are_counted()
    {
        Assert.Equal("0", Display.Count(Array.Empty<int>()));
        Assert.Equal("3", Display.Count("abc"));
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_current_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("1.5 GiB", Display.Size(1_610_612_736));
            Assert.Equal("0.25-2 CU", Display.Cu(0.25, 2));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Plain(string text) => new StringDecorated(text).ToString(OutputRendering.PlainText);

    private static T At<T>(Func<T> read)
    {
        Display.Clock.Value = new StillClock();
        try
        {
            return read();
        }
        finally
        {
            Display.Clock.Value = null;
        }
    }
}
