using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>Points in time are read as people write them, and never as a time that was not meant.</summary>
public sealed class TimeTests : IDisposable
{
    private readonly NeonHost _host = new();

    public static TheoryData<string, string> Parameters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var cmdlet in CmdletRuns.Cmdlets)
            {
                foreach (var property in cmdlet.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)) && property.PropertyType == typeof(DateTimeOffset?)))
                {
                    data.Add(CmdletRuns.NameOf(cmdlet), property.Name);
                }
            }

            return data;
        }
    }

    private DateTimeOffset Now => _host.Clock.GetUtcNow();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("7d")]
    [InlineData("'7 days'")]
    [InlineData("30")]
    [InlineData("12.5")]
    [InlineData("'12.5'")]
    [InlineData("''")]
    [InlineData("'soon'")]
    [InlineData("'yesterday at noon'")]
    [InlineData("'26 Nov'")]
    [InlineData("'10.11.'")]
    [InlineData("'10/11'")]
    [InlineData("'10/11/26'")]
    [InlineData("'2026-11'")]
    [InlineData("2026")]
    [InlineData("'todayish'")]
    [InlineData("'yesterday 25:00'")]
    [InlineData("-99999999d")]
    [InlineData("'-7d ago'")]
    [InlineData("'+-7d'")]
    [InlineData("$true")]
    [InlineData("@{ a = 1 }")]
    [InlineData("([datetime]::MaxValue)")]
    public void Text_that_is_not_one_point_in_time_is_refused(string value)
    {
        var result = _host.Run($"New-NeonBranch x -Project app -ExpiresAt {value}");

        Assert.Equal("ParameterArgumentTransformationError", result.ErrorId);
        Assert.Contains("Specify a time such as 2026-12-01T09:00Z, -30m, +7d", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("+7d", 7 * 24 * 60)]
    [InlineData("'in 7 days'", 7 * 24 * 60)]
    [InlineData("+90m", 90)]
    [InlineData("'+1d 12h'", 36 * 60)]
    public void A_time_after_now_is_read(string value, int minutes)
    {
        _host.Seed();

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch x -Project app -ExpiresAt {value}"));

        Assert.Equal(0, (branch.ExpiresAt!.Value - Now).TotalMinutes - minutes, 0.5);
    }

    [Theory]
    [InlineData("-30m", -30)]
    [InlineData("'30m ago'", -30)]
    [InlineData("'2 hours ago'", -120)]
    [InlineData("-1d", -24 * 60)]
    [InlineData("now", 0)]
    public void A_time_before_now_is_read(string value, int minutes)
    {
        _host.Seed();
        _host.Clock.Advance(TimeSpan.FromDays(3));

        var branch = Assert.Single(_host.Get<Branch>($"New-NeonBranch x -Project app -ParentTimestamp {value}"));

        Assert.Equal(0, (branch.ParentTimestamp!.Value - Now).TotalMinutes - minutes, 0.5);
    }

    [Theory]
    [InlineData("tomorrow", 1, "00:00")]
    [InlineData("'tomorrow 18:00'", 1, "18:00")]
    [InlineData("'Tomorrow 6:30 PM'", 1, "18:30")]
    [InlineData("'yesterday 18:00'", -1, "18:00")]
    [InlineData("'today 23:59:59'", 0, "23:59:59")]
    public void A_day_in_words_is_a_day_of_the_local_calendar(string value, int days, string time)
    {
        var local = _host.Clock.GetLocalNow().Date.AddDays(days) + TimeSpan.Parse(time, CultureInfo.InvariantCulture);

        Assert.Equal(new DateTimeOffset(local, _host.Clock.LocalTimeZone.GetUtcOffset(local)), TimeText.Parse(value.Trim('\''), _host.Clock));
    }

    [Theory]
    [InlineData("de-DE", "24.12.2026 18:00")]
    [InlineData("en-GB", "24/12/2026 18:00")]
    [InlineData("en-US", "12/24/2026 18:00")]
    [InlineData("", "24 Dec 2026 18:00")]
    [InlineData("de-DE", "24 December 2026 18:00")]
    [InlineData("ja-JP", "2026/12/24 18:00")]
    [InlineData("sv-SE", "2026-12-24T18:00")]
    [InlineData("de-DE", "2026-12-24 18:00")]
    [InlineData("tr-TR", "24 Aralık 2026 18:00")]
    public void A_date_in_the_notation_of_the_culture_is_read(string culture, string text) =>
        InCulture(culture, () => Assert.Equal(new DateTimeOffset(new DateTime(2026, 12, 24, 18, 0, 0)), TimeText.Parse(text, _host.Clock)));

    [Theory]
    [InlineData("de-DE", "01.02.2026")]
    [InlineData("en-GB", "01/02/2026 18:00")]
    [InlineData("de-DE", "10-11-2026")]
    [InlineData("sv-SE", "10-11-2026 08:00")]
    [InlineData("cs-CZ", "12/11/2026")]
    public void A_date_that_the_culture_reads_differently_from_PowerShell_is_refused(string culture, string text) => InCulture(culture, () =>
    {
        var result = _host.Run($"Restore-NeonBranch main -Project app -Timestamp '{text}' -PreserveUnderName old -Confirm:$false");

        Assert.Contains($"'{text}' can be two different dates. Specify a time such as 2026-12-01T09:00Z", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    });

    [Fact]
    public void Date_objects_keep_their_point_in_time()
    {
        _host.Seed();

        var branches = _host.Get<Branch>($"$t = ([datetimeoffset] '{Now:o}').UtcDateTime.AddDays(1); $t, $t.ToLocalTime(), [datetimeoffset] $t | ForEach-Object -Begin {{ $i = 0 }} {{ New-NeonBranch \"x$(($i++))\" -Project app -ExpiresAt $_ }}");

        Assert.Equal(3, branches.Count);
        Assert.Single(branches.Select(branch => branch.ExpiresAt!.Value.ToUnixTimeSeconds()).Distinct());
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Every_time_parameter_reads_text_in_the_same_way(string cmdlet, string parameter)
    {
        foreach (var value in (string[])["7d", "30", "'soon'", "$true"])
        {
            var message = _host.Run($"{cmdlet} -{parameter} {value}").Error.Exception.Message;

            Assert.Contains($"'{parameter}'", message, StringComparison.Ordinal);
            Assert.Contains("Specify a time such as 2026-12-01T09:00Z", message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("transformation", _host.Run($"{cmdlet} -{parameter} -30m -Connection $null").Error.FullyQualifiedErrorId, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_host.Requests);
    }

    private static void InCulture(string culture, Action check)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            check();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
