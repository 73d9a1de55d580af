using System.Globalization;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class DisplayTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("00:00:00", "0 s ago")]
    [InlineData("00:00:59.9", "59 s ago")]
    [InlineData("00:01:00", "1 min ago")]
    [InlineData("00:59:59", "59 min ago")]
    [InlineData("01:00:00", "1 h ago")]
    [InlineData("23:59:59", "23 h ago")]
    [InlineData("1.00:00:00", "1 d ago")]
    [InlineData("364.00:00:00", "364 d ago")]
    [InlineData("365.00:00:00", "1 y ago")]
    [InlineData("-00:00:30", "in 30 s")]
    [InlineData("-7.00:00:00", "in 7 d")]
    public void An_age_is_told_in_its_largest_unit(string distance, string text) =>
        Assert.Equal(text, Display.Age(Now - TimeSpan.Parse(distance, CultureInfo.InvariantCulture), Now));

    [Fact]
    public void An_age_counts_from_this_moment() => Assert.Equal("10 y ago", Display.Age(DateTimeOffset.UtcNow.AddDays(-3660)));

    [Fact]
    public void What_is_not_known_is_empty()
    {
        Assert.Empty(Display.Age(null));
        Assert.Empty(Display.Time(null));
        Assert.Empty(Display.Size(null));
        Assert.Empty(Display.Seconds(null));
        Assert.Empty(Display.SuspendTimeout(null));
        Assert.Empty(Display.Cu(null, null));
        Assert.Empty(Display.State(null, null));
        Assert.Empty(Display.Mask(null));
        Assert.Empty(Display.YesNo(null));
        Assert.Empty(Display.Marks(null));
        Assert.Empty(Display.Map(null));
        Assert.Empty(Display.Count(null));
    }

    [Fact]
    public void A_time_is_told_in_the_clock_of_this_machine()
    {
        var local = new DateTimeOffset(new DateTime(2026, 3, 1, 9, 5, 7, DateTimeKind.Local));

        Assert.Equal("2026-03-01 09:05:07", Display.Time(local.ToUniversalTime()));
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
    public void A_size_is_told_in_powers_of_1024(long bytes, string text) => Assert.Equal(text, Display.Size(bytes));

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
    public void Seconds_are_told_in_two_units(long seconds, string text) => Assert.Equal(text, Display.Seconds(seconds));

    [Theory]
    [InlineData(-1L, "never")]
    [InlineData(0L, "default")]
    [InlineData(300L, "5 min")]
    public void A_suspend_time_out_has_words_of_its_own(long seconds, string text) =>
        Assert.Equal(text, Display.SuspendTimeout(seconds));

    [Theory]
    [InlineData(0.25, 2.0, "0.25-2 CU")]
    [InlineData(1.0, 1.0, "1 CU")]
    [InlineData(0.5, null, "0.5 CU")]
    [InlineData(null, 8.0, "8 CU")]
    public void A_compute_size_is_a_range_or_one_number(double? min, double? max, string text) =>
        Assert.Equal(text, Display.Cu(min, max));

    [Theory]
    [InlineData("idle", null, "idle")]
    [InlineData("idle", "", "idle")]
    [InlineData("idle", "idle", "idle")]
    [InlineData("idle", "active", "idle -> active")]
    [InlineData(null, "ready", " -> ready")]
    public void A_state_tells_what_is_coming(string? current, string? pending, string text) =>
        Assert.Equal(text.TrimStart(), Display.State(current, pending).TrimStart());

    [Theory]
    [InlineData(true, "yes")]
    [InlineData(false, "no")]
    public void A_flag_is_yes_or_no(bool value, string text) => Assert.Equal(text, Display.YesNo(value));

    [Fact]
    public void A_secret_is_a_mask_of_one_length()
    {
        Assert.Equal("********", Display.Mask("x"));
        Assert.Equal("********", Display.Mask(Secret.Of("a much longer secret")));
    }

    [Theory]
    [InlineData(false, false, false, "")]
    [InlineData(true, false, false, "default")]
    [InlineData(true, true, false, "default, protected")]
    [InlineData(false, false, true, "deleted")]
    public void Marks_tell_what_is_special_about_a_branch(bool isDefault, bool isProtected, bool isDeleted, string text) =>
        Assert.Equal(text, Display.Marks(new Branch { Default = isDefault, Protected = isProtected, Recovery = isDeleted ? new BranchRecovery() : null }));

    [Fact]
    public void A_map_is_one_line() =>
        Assert.Equal("team=core; ticket=42", Display.Map(new Dictionary<string, string> { ["team"] = "core", ["ticket"] = "42" }));

    [Fact]
    public void Items_are_counted()
    {
        Assert.Equal("0", Display.Count(Array.Empty<int>()));
        Assert.Equal("3", Display.Count("abc"));
    }

    [Fact]
    public void Numbers_do_not_follow_the_culture_of_the_machine()
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
}
