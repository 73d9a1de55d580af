using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>PowerShell rounds a fraction for a parameter that is an integer; the module refuses it.</summary>
public sealed class WholeNumberTests : IDisposable
{
    private static readonly Type[] Integers =
        [typeof(int), typeof(long), typeof(short), typeof(byte), typeof(uint), typeof(ulong), typeof(ushort), typeof(sbyte)];

    private readonly NeonHost _host = new();

    public static TheoryData<string, string> IntegerParameters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var cmdlet in typeof(NeonCmdlet).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null))
            {
                foreach (var parameter in cmdlet.GetProperties().Where(IsIntegerParameter))
                {
                    data.Add(CmdletRuns.NameOf(cmdlet), parameter.Name);
                }
            }

            return data;
        }
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("17.5")]
    [InlineData("'17.5'")]
    [InlineData("'17,5'")]
    [InlineData("([decimal]17.5)")]
    [InlineData("([float]17.5)")]
    [InlineData("([double]::NaN)")]
    [InlineData("''")]
    public void A_project_is_not_created_with_a_rounded_Postgres_version(string version)
    {
        var result = _host.Run($"New-NeonProject app -PgVersion {version}");

        Assert.StartsWith("ParameterArgumentTransformationError", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("is not a whole number", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("17.0", 17)]
    [InlineData("'17'", 17)]
    [InlineData("' 17 '", 17)]
    [InlineData("1.7e1", 17)]
    [InlineData("'1.7e1'", 17)]
    [InlineData("([decimal]17)", 17)]
    [InlineData("0x11", 17)]
    public void A_whole_number_is_accepted_in_any_notation(string version, int expected) =>
        Assert.Equal(expected, Assert.Single(_host.Get<Project>($"New-NeonProject app -PgVersion {version}")).PgVersion);

    [Theory]
    [InlineData("5000000000")]
    [InlineData("1e30")]
    [InlineData("'99999999999999999999999'")]
    public void A_number_out_of_range_is_an_error_and_sends_nothing(string version)
    {
        var result = _host.Run($"New-NeonProject app -PgVersion {version}");

        Assert.Contains("too large or too small", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Every_number_in_a_list_must_be_whole()
    {
        var result = _host.Run("Set-NeonProject quiet-forest-12345678 -MaintenanceDay 1, 2.5 -MaintenanceStart 01:00 -MaintenanceEnd 02:00");

        Assert.Contains("'2.5' is not a whole number", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("abc", "'abc' is not a whole number")]
    [InlineData("''", "'' is not a whole number")]
    [InlineData("'१७'", "'१७' is not a whole number")]
    [InlineData("1e99", "'1E+99' is too large or too small")]
    [InlineData("([char]'7')", "'7' is not a whole number")]
    [InlineData("([dayofweek]::Friday)", "'Friday' is not a whole number")]
    [InlineData("$true", "'True' is not a whole number")]
    [InlineData("17, 18", "A list is not a whole number")]
    [InlineData("$null", "No value was specified")]
    public void An_invalid_Postgres_version_is_refused_with_the_valid_range(string version, string words)
    {
        var message = _host.Run($"New-NeonProject app -PgVersion {version}").Error.Exception.Message;

        Assert.Contains("'PgVersion'", message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains("Specify a whole number: 14 to 19.", message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    /// <summary>To PowerShell <c>17kb</c> is the number 17408.</summary>
    [Theory]
    [InlineData("17kb")]
    [InlineData("'17kb'")]
    [InlineData("20")]
    public void An_unsupported_version_is_not_sent(string version)
    {
        var result = _host.Run($"New-NeonProject app -PgVersion {version}");

        Assert.Equal("ParameterArgumentValidationError", result.ErrorId);
        Assert.Contains("19", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void The_range_of_versions_matches_the_contract()
    {
        var contract = ContractFile.Current.Schema("PgVersion");
        var range = typeof(NewNeonProjectCommand).GetProperty("PgVersion")!.GetCustomAttribute<WholeNumberAttribute>()!;

        Assert.Equal((contract["minimum"]!.GetValue<long>(), contract["maximum"]!.GetValue<long>()), (range.Least, range.Most));
    }

    [Theory]
    [MemberData(nameof(IntegerParameters))]
    public void Every_integer_parameter_refuses_invalid_values_with_its_range(string cmdlet, string parameter)
    {
        foreach (var value in new[] { "abc", "''", "' '", "'१७'", "1e99", "-1e99", "'1e99'", "([double]::NaN)", "([bigint]::Pow(10, 40))", "$true", "([char]'7')", "([dayofweek]::Friday)", "([datetime]'2026-01-01')", "@{ a = 1 }", "([version]'1.2')", "$null" })
        {
            var message = _host.Run($"{cmdlet} -{parameter} {value}").Error.Exception.Message;

            Assert.Contains($"'{parameter}'", message, StringComparison.Ordinal);
            Assert.Contains("Specify ", message, StringComparison.Ordinal);
            Assert.Contains("whole number", message, StringComparison.Ordinal);
            Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
        }

        Assert.Empty(_host.Requests);
    }

    [Theory]
    [MemberData(nameof(IntegerParameters))]
    public void The_range_in_the_message_is_the_validated_range(string cmdlet, string parameter)
    {
        var property = typeof(NeonCmdlet).Assembly.GetTypes()
            .Single(type => type.GetCustomAttribute<CmdletAttribute>() is not null && CmdletRuns.NameOf(type) == cmdlet).GetProperty(parameter)!;
        var words = property.GetCustomAttribute<WholeNumberAttribute>()!;

        Assert.Equal(property.PropertyType.IsArray, words.IsList);
        if (property.GetCustomAttribute<ValidateRangeAttribute>() is { } range)
        {
            Assert.Equal((Convert.ToInt64(range.MinRange, null), Convert.ToInt64(range.MaxRange, null)), (words.Least, words.Most));
        }
    }

    [Theory]
    [MemberData(nameof(IntegerParameters))]
    public void No_integer_parameter_accepts_a_fraction(string cmdlet, string parameter)
    {
        foreach (var fraction in new[] { "1.5", "'1.5'", "2.5", "([decimal]0.1)" })
        {
            var result = _host.Run($"{cmdlet} -{parameter} {fraction}");

            Assert.Contains("is not a whole number", result.Error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_host.Requests);
    }

    [Theory]
    [MemberData(nameof(IntegerParameters))]
    public void Every_integer_parameter_accepts_a_whole_number_with_a_decimal_point(string cmdlet, string parameter)
    {
        var result = _host.Run($"{cmdlet} -{parameter} 20.0 -Connection $null");

        Assert.DoesNotContain("is not a whole number", string.Join(' ', result.Errors.Select(error => error.Exception.Message)), StringComparison.Ordinal);
    }

    private static bool IsIntegerParameter(PropertyInfo property)
    {
        var type = CmdletRuns.ElementOf(property.PropertyType);
        return property.GetCustomAttributes<ParameterAttribute>().Any() && Integers.Contains(Nullable.GetUnderlyingType(type) ?? type);
    }
}
