using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Neon can add values to its lists, so a filter accepts others. A mistyped one that finds nothing is reported.</summary>
public sealed class MistypedValueTests : IDisposable
{
    private readonly NeonHost _host = new();

    public MistypedValueTests()
    {
        _host.Seed();
        _host.Run("Set-NeonContext -Project app");
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Get-NeonOperation -Status runing", "'runing' is not a known value of -Status. Did you mean 'running'?")]
    [InlineData("Get-NeonOperation -Action create_brnch", "'create_brnch' is not a known value of -Action. Did you mean 'create_branch'?")]
    [InlineData("Get-NeonEndpoint -Type replica", "'replica' is not a known value of -Type. Known values: read_write, read_only.")]
    [InlineData("Get-NeonEndpoint -Type read_onyl", "'read_onyl' is not a known value of -Type. Did you mean 'read_only'?")]
    public void A_mistyped_value_is_reported(string command, string expected)
    {
        var result = _host.Run(command);

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Equal(expected, Assert.Single(result.Warnings));
    }

    /// <summary>Neon may accept other values, so a change is not refused.</summary>
    [Theory]
    [InlineData("New-NeonEndpoint -Branch main -Type readonly -WhatIf", "'readonly' is not a known value of -Type. Did you mean 'read_only'?")]
    [InlineData("Set-NeonProject app -AuditLogLevel fulll -WhatIf", "'fulll' is not a known value of -AuditLogLevel. Did you mean 'full'?")]
    public void A_mistyped_value_of_a_change_is_reported_before_it(string command, string expected) =>
        Assert.Equal(expected, Assert.Single(_host.Run(new TestHost(), command).Warnings));

    [Theory]
    [InlineData("New-NeonEndpoint -Branch main -Type replica -WhatIf")]
    [InlineData("New-NeonEndpoint -Branch main -Type read_only -WhatIf")]
    [InlineData("Get-NeonOperation -Status failed")]
    [InlineData("Get-NeonEndpoint -Type read_write")]
    [InlineData("Get-NeonEndpoint -Name x -Type READ_WRITE")]
    public void Other_values_are_not(string command) => Assert.Empty(_host.Run(new TestHost(), command).Warnings);
}
