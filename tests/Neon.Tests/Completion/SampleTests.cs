using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Xunit;
using NeonHost = Neon.Tests.Support.NeonHost;

namespace Neon.Tests.Completion;

/// <summary>Values that only the user knows: samples show the notation, and file names are never offered.</summary>
public sealed class SampleTests(SampleTests.Session session) : IClassFixture<SampleTests.Session>
{
    private readonly NeonHost _host = session.Host;

    private static IEnumerable<(string Cmdlet, PropertyInfo Property, Type? Completer)> Parameters { get; } =
    [
        .. from cmdlet in typeof(NeonCmdlet).Assembly.GetTypes()
           where cmdlet.GetCustomAttribute<CmdletAttribute>() is not null
           from property in cmdlet.GetProperties()
           where property.GetCustomAttributes<ParameterAttribute>().Any()
           orderby cmdlet.Name, property.Name
           group (CmdletRuns.NameOf(cmdlet), property, property.GetCustomAttribute<ArgumentCompleterAttribute>()?.Type) by (property.DeclaringType, property.Name) into places
           select places.First(),
    ];

    [Theory]
    [InlineData("Restore-NeonBranch main -Timestamp ", "-30m,-1h,-1d,-7d,today,'yesterday 18:00'")]
    [InlineData("Restore-NeonBranch main -Timestamp 'yes", "'yesterday 18:00'")]
    [InlineData("New-NeonBranch x -ExpiresAt ", "+1h,+1d,+7d,+30d,'tomorrow 18:00'")]
    [InlineData("New-NeonBranch x -ExpiresIn ", "1h,12h,1d,7d,14d,30d")]
    [InlineData("New-NeonBranch x -ExpiresIn 1", "1h,12h,1d,14d")]
    [InlineData("New-NeonBranch x -ExpiresIn '1d", "'1d'")]
    [InlineData("New-NeonBranch x -MinCu ", "0.25,0.5,1,2,4,8")]
    [InlineData("New-NeonBranch x -Wait -TimeoutSec ", "60,300,600,1800,3600")]
    [InlineData("Set-NeonProject x -MaintenanceDay ", "1,2,3,4,5,6,7")]
    [InlineData("New-NeonTrigger x -Cron 0", "'0 * * * *','0 3 * * *','0 3 * * 1','0 3 1 * *'")]
    [InlineData("Set-NeonProject x -QuotaLogicalSize 1", "1GB,10GB,100GB,1TB")]
    [InlineData("New-NeonBranch ", "")]
    [InlineData("New-NeonBranch -Name ", "")]
    [InlineData("Get-NeonBranch -Connection ", "")]
    [InlineData("Connect-Neon -ApiKey ", "")]
    [InlineData("Invoke-NeonApi /projects -Body ", "")]
    public void Samples_are_offered_instead_of_file_names(string line, string expected)
    {
        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), _host.Complete(line).CompletionMatches.Select(offer => offer.CompletionText));
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_sample_has_its_meaning_as_tooltip() =>
        Assert.Equal("7d, seven days", _host.Press("New-NeonBranch x -ExpiresIn 7")[0].ToolTip);

    [Fact]
    public void Each_sample_is_accepted_by_each_parameter_that_offers_it()
    {
        var lines = from parameter in Parameters
                    where parameter.Completer?.IsSubclassOf(typeof(SampleCompleter)) == true
                    let line = $"{parameter.Cmdlet} -{parameter.Property.Name} "
                    from offer in _host.Offered(line)
                    select line + offer;

        Assert.All(lines.ToArray(), line =>
        {
            // The values are bound before the unknown parameter is refused.
            var error = Assert.Single(_host.Run($"{line} -NoSuchParameter x").Errors);
            Assert.StartsWith("NamedParameterNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Only_parameters_for_paths_offer_file_names()
    {
        var kinds = Parameters.GroupBy(parameter => (parameter.Completer, parameter.Property.PropertyType, parameter.Property.Name.EndsWith("Path", StringComparison.Ordinal))).Select(kind => kind.First());

        Assert.All(kinds, parameter => Assert.Equal(
            parameter.Property.Name is "Path" or "LiteralPath" && parameter.Completer is null,
            _host.Complete($"{parameter.Cmdlet} -{parameter.Property.Name} ").CompletionMatches
                .Any(offer => offer.ResultType is CompletionResultType.ProviderItem or CompletionResultType.ProviderContainer)));
    }

    /// <summary>A session that is not connected, so that nothing is requested.</summary>
    public sealed class Session : IDisposable
    {
        public Session() => Host.Run("Disconnect-Neon");

        internal NeonHost Host { get; } = new();

        public void Dispose() => Host.Dispose();
    }
}
