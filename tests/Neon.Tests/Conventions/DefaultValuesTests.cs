using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// If the engine cannot bind a default in $PSDefaultParameterValues, it only writes a warning and continues without it. The
/// module reports an error, because the command would not do what was intended.
/// </summary>
public sealed class DefaultValuesTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("'*-Neon*:PgVersion'", "17.5", "'17.5' is not a whole number")]
    [InlineData("'New-NeonProject:PgVersion'", "'abc'", "'abc' is not a whole number")]
    [InlineData("'new-neonproject:pgversion'", "17kb", "'17408' is not a valid value for the parameter")]
    [InlineData("'*:PgVersion'", "$null", "No value was specified")]
    [InlineData("'New-NeonProject:PgV*'", "17.5", "'17.5' is not a whole number")]
    [InlineData("'\"New-NeonProject\":\"PgVersion\"'", "17.5", "'17.5' is not a whole number")]
    [InlineData("'*-Neon*:WhatIf'", "'yes'", "'yes' is not $true or $false")]
    [InlineData("'New-NeonProject:PgVersion'", "{ 17.5 }", "The script block did not return a valid value")]
    [InlineData("'*-Neon*:SuspendTimeout'", "'14x'", "'14x' is not a valid time span")]
    [InlineData("'*-Neon*:MinCu'", "0", "'0' is not a valid value for the parameter")]
    [InlineData("'*-Neon*:MinCu'", "'much'", "much")]
    [InlineData("'New-NeonProject:Connection'", "'here'", "here")]
    [InlineData("'New-NeonProject:OrganizationId'", "$null", "'$null' is not a valid value for the parameter")]
    public void An_invalid_default_value_stops_the_command_before_any_request(string key, string value, string reason)
    {
        var result = _host.Run($"$PSDefaultParameterValues = @{{ {key} = {value} }}; New-NeonProject app");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Contains("in $PSDefaultParameterValues cannot be used", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains(reason, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void An_invalid_default_filter_does_not_select_everything()
    {
        _host.Seed();

        var result = _host.Run("$PSDefaultParameterValues = @{ 'Get-NeonBranch:OlderThan' = 31536000 }; Get-NeonBranch -Project app | Remove-NeonBranch -Confirm:$false");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Conflicting_default_values_are_refused()
    {
        var result = _host.Run("$PSDefaultParameterValues = @{ 'New-NeonProject:PgVersion' = 17; '*-Neon*:PgVersion' = 16 }; New-NeonProject app");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("sets another value", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("@{ '*-Neon*:PgVersion' = 17 }", "New-NeonProject app", 17)]
    [InlineData("@{ '*-Neon*:PgVersion' = { 17 } }", "New-NeonProject app", 17)]
    [InlineData("@{ '*-Neon*:PgVersion' = 17; 'New-NeonProject:PgVersion' = 17 }", "New-NeonProject app", 17)]
    [InlineData("@{ '*-Neon*:PgVersion' = 17.5 }", "New-NeonProject app -PgVersion 16", 16)]
    [InlineData("@{ '*-Neon*:PgVersion' = 17.5; Disabled = $true }", "New-NeonProject app", 18)]
    [InlineData("@{ 'Set-NeonProject:PgVersion' = 17.5; 'New-Item:Path' = $null }", "New-NeonProject app", 18)]
    [InlineData("@{ '*:Verbose' = $false; '*-Neon*:ErrorAction' = 'Stop'; '*:Wait' = 1 }", "New-NeonProject app", 18)]
    public void A_valid_or_irrelevant_default_value_has_no_side_effects(string defaults, string command, int version) =>
        Assert.Equal(version, Assert.Single(_host.Get<Project>($"$PSDefaultParameterValues = {defaults}; {command}")).PgVersion);

    [Fact]
    public void A_default_value_for_another_parameter_set_is_not_an_error()
    {
        _host.Seed();

        Assert.Single(_host.Get<Branch>("$PSDefaultParameterValues = @{ 'Get-NeonBranch:OlderThan' = [timespan]'14.00:00' }; Get-NeonBranch main -Project app"));
    }
}
