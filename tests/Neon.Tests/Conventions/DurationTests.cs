using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// PowerShell reads a bare number as ticks, so a year in seconds would be three seconds, and treats an unset variable as an
/// omitted parameter.
/// </summary>
public sealed class DurationTests : IDisposable
{
    private readonly NeonHost _host = new();

    public static TheoryData<string, string> TimeSpanParameters => ParametersOf(typeof(TimeSpan));

    public static TheoryData<string, string> TimeParameters => ParametersOf(typeof(TimeSpan), typeof(DateTimeOffset));

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("14")]
    [InlineData("31536000")]
    [InlineData("1gb")]
    [InlineData("14l")]
    [InlineData("14y")]
    [InlineData("(14d)")]
    [InlineData("6M")]
    [InlineData("6mo")]
    [InlineData("'14'")]
    [InlineData("'14 x'")]
    [InlineData("'1h 2d'")]
    [InlineData("'1d1d'")]
    [InlineData("1.2.3d")]
    [InlineData("99999999999999d")]
    [InlineData("-14d")]
    [InlineData("0d")]
    [InlineData("14.5")]
    [InlineData("-14")]
    [InlineData("$null")]
    [InlineData("$unset")]
    [InlineData("''")]
    [InlineData("'two weeks'")]
    [InlineData("'24:00'")]
    [InlineData("24:00:00")]
    [InlineData("'36:00:00'")]
    [InlineData("0")]
    [InlineData("00:00:00")]
    [InlineData("-14.00:00")]
    [InlineData("([timespan]::MinValue)")]
    public void Nothing_is_selected_by_an_implausible_age(string age)
    {
        _host.Seed();
        _host.Clock.Advance(TimeSpan.FromDays(100));

        var result = _host.Run($"Get-NeonBranch -Project app -OlderThan {age}");

        Assert.Single(result.Errors);
        Assert.Empty(result.Output);
        Assert.DoesNotContain(_host.Requests, request => request.Contains("/branches", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("14.00:00")]
    [InlineData("'14.00:00:00'")]
    [InlineData("([timespan]::FromDays(14))")]
    [InlineData("12:00")]
    [InlineData("14d")]
    [InlineData("'14d'")]
    [InlineData("2w")]
    [InlineData("1.5d")]
    [InlineData("9000s")]
    [InlineData("90m")]
    [InlineData("12h")]
    [InlineData("1d12h")]
    [InlineData("'1 day 12 hours'")]
    public void A_time_span_is_accepted_in_any_notation(string age)
    {
        _host.Seed();
        Assert.Empty(_host.Get<Branch>($"Get-NeonBranch -Project app -OlderThan {age}"));
        _host.Clock.Advance(TimeSpan.FromDays(100));

        Assert.Single(_host.Get<Branch>($"Get-NeonBranch -Project app -OlderThan {age}"));
    }

    [Theory]
    [MemberData(nameof(TimeSpanParameters))]
    public void Every_time_span_parameter_refuses_invalid_values_and_shows_the_correct_format(string cmdlet, string parameter)
    {
        foreach (var value in new[] { "7", "300", "31536000", "10000000", "1gb", "'14'", "14.5", "'14x'", "'two weeks'", "''", "'24:00'", "-14", "$true", "([double]::NaN)", "([datetime]'2026-01-01')", "@{ a = 1 }" })
        {
            var message = _host.Run($"{cmdlet} -{parameter} {value}").Error.Exception.Message;

            Assert.Contains($"'{parameter}'", message, StringComparison.Ordinal);
            Assert.Contains("is not a valid time span. Specify a time span with a unit, such as 14d", message, StringComparison.Ordinal);
        }

        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(9_999_999)]
    public void No_cmdlet_accepts_a_bare_number_as_a_time_span(int number)
    {
        using var runs = new CmdletRuns();
        var all = (from cmdlet in CmdletRuns.Cmdlets
                   from parameter in cmdlet.GetProperties()
                   where IsParameterOf(parameter, typeof(TimeSpan))
                   select runs.With(cmdlet, parameter, number)).ToArray();

        Assert.True(all.Length > 20);
        Assert.All(all, run => Assert.False(run.Succeeded, run.ToString()));
        Assert.All(all, run => Assert.Empty(run.Sent));
    }

    [Theory]
    [MemberData(nameof(TimeParameters))]
    public void An_unset_variable_never_counts_as_an_omitted_time(string cmdlet, string parameter)
    {
        var error = _host.Run($"{cmdlet} -{parameter} $unset").Error;

        Assert.Contains($"'{parameter}'", error.Exception.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<ParameterBindingException>(error.Exception);
        Assert.Empty(_host.Requests);
    }

    private static TheoryData<string, string> ParametersOf(params Type[] types)
    {
        var data = new TheoryData<string, string>();
        foreach (var cmdlet in typeof(NeonCmdlet).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null))
        {
            foreach (var parameter in cmdlet.GetProperties().Where(parameter => IsParameterOf(parameter, types)))
            {
                data.Add(CmdletRuns.NameOf(cmdlet), parameter.Name);
            }
        }

        return data;
    }

    private static bool IsParameterOf(PropertyInfo property, params Type[] types) =>
        property.GetCustomAttributes<ParameterAttribute>().Any() && types.Contains(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
}
