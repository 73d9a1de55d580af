using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>Parameters that accept numbers with decimal places. PowerShell would ignore a comma in text.</summary>
public sealed class RealNumberTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Every_real_number_parameter_validates_its_text() => Assert.All(
        typeof(NeonCmdlet).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null)
            .SelectMany(type => type.GetProperties())
            .Where(property => property.GetCustomAttributes<ParameterAttribute>().Any())
            .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is var type
                && (type == typeof(double) || type == typeof(decimal) || type == typeof(float))),
        property => Assert.NotNull(property.GetCustomAttribute<RealNumberAttribute>()));

    [Theory]
    [InlineData("Set-NeonSpendingLimit -Amount '12,50'")]
    [InlineData("Set-NeonSpendingLimit -Amount 12,50")]
    [InlineData("Set-NeonSpendingLimit -Amount ''")]
    [InlineData("Set-NeonSpendingLimit -Amount $null")]
    [InlineData("New-NeonProject app -MinCu '0,5'")]
    [InlineData("New-NeonProject app -MinCu abc")]
    [InlineData("New-NeonProject app -MinCu $true")]
    public void An_invalid_number_is_refused_with_a_clear_message(string command)
    {
        var error = _host.Run(command).Error;

        Assert.StartsWith("ParameterArgumentTransformationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("'0.5'", 0.5)]
    [InlineData("1", 1.0)]
    [InlineData("'1e0'", 1.0)]
    public void A_number_is_accepted_in_any_notation(string text, double number) => Assert.Equal(
        number, Assert.Single(_host.Get<Project>($"New-NeonProject app -MinCu {text} -MaxCu 2")).DefaultEndpointSettings!.MinCu);
}
