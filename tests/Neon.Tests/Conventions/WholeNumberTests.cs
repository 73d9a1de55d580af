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
    public void A_whole_number_is_taken_however_it_is_written(string version, int expected) =>
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
    public void Each_number_of_a_list_has_to_be_whole()
    {
        var result = _host.Run("Set-NeonProject quiet-forest-12345678 -MaintenanceDay 1, 2.5 -MaintenanceStart 01:00 -MaintenanceEnd 02:00");

        Assert.Contains("'2.5' is not a whole number", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [MemberData(nameof(IntegerParameters))]
    public void No_integer_parameter_takes_a_fraction(string cmdlet, string parameter)
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
    public void Every_integer_parameter_takes_a_whole_number_written_as_a_fraction(string cmdlet, string parameter)
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
