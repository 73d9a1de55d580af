using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>A list for a parameter that accepts one value is refused with a clear message, and nothing is sent.</summary>
public sealed class SingleValueTests : IDisposable
{
    /// <summary>Types that accept a list as one value.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["Invoke-NeonApi -Body"] = "a list is a JSON array",
    };

    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Set-NeonDefaultBranch a, b -Project app", "Branch", "pipe several into the cmdlet: 'a', 'b' | ...")]
    [InlineData("Set-NeonDefaultBranch @('a') -Project app", "Branch", "pipe several into the cmdlet: 'a', 'b' | ...")]
    [InlineData("Get-NeonBranch -Project a, b", "Project", "run the command once for each")]
    [InlineData("Publish-NeonFunction a, b", "Function", "pipe several into the cmdlet: 'a', 'b' | ...")]
    [InlineData("Remove-NeonBranch a -Project x, y", "Project", "run the command once for each")]
    [InlineData("Get-NeonRole a, b -Branch x, y", "Branch", "run the command once for each")]
    [InlineData("New-NeonBranch x -Parent a, b", "Parent", "run the command once for each")]
    [InlineData("New-NeonBranch x, y", "Name", "run the command once for each")]
    [InlineData("Set-NeonBranch main -Name a, b", "Name", "run the command once for each")]
    [InlineData("Set-NeonBranch main -ExpiresAt 2026-12-01, 2026-12-02", "ExpiresAt", "A list is not a valid point in time.")]
    [InlineData("Set-NeonBranch main -ExpiresIn 1.00:00, 2.00:00", "ExpiresIn", "A list is not a valid time span.")]
    [InlineData("New-NeonProject x -PgVersion 17, 18", "PgVersion", "A list is not a whole number.")]
    [InlineData("Get-NeonRegion -Connection 1, 2", "Connection", "run the command once for each")]
    [InlineData("Connect-Neon a, b", "ApiKey", "run the command once for each")]
    public void A_list_is_refused_with_advice_on_how_to_specify_several_values(string command, string parameter, string words)
    {
        var result = _host.Run(command);

        Assert.Equal("ParameterArgumentTransformationError", result.ErrorId);
        Assert.Contains($"'{parameter}'", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    /// <summary>Only for parameters that bind from the pipeline are script blocks invoked.</summary>
    [Theory]
    [InlineData("Get-NeonBranch main -Project app | Set-NeonBranch -Name { $_.Name + '-old' }")]
    [InlineData("Get-NeonBranch main -Project app | New-NeonDatabase -Name { $_.Name }")]
    [InlineData("Remove-NeonBranch { 'main' } -Project app -Confirm:$false")]
    public void A_script_block_is_not_accepted_as_text(string command)
    {
        _host.Seed();

        var result = _host.Run(command);

        Assert.Contains("script block", result.Error.Exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_host.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("New-NeonBranch @{ Name = 'x' } -Project app", "A hashtable")]
    [InlineData("\"Name`npr-1\" | ConvertFrom-Csv | ForEach-Object { New-NeonBranch $_ -Project app }", "A row")]
    [InlineData("New-NeonProject ([ordered] @{ Name = 'x' })", "A hashtable")]
    [InlineData("New-NeonRole ([pscustomobject] @{ RoleName = 'r' }) -Project app -Branch main", "A row")]
    [InlineData("New-NeonApiKey @{ Name = 'x' } -Confirm:$false", "A hashtable")]
    [InlineData("Set-NeonBranch main -Name @{ Name = 'y' } -Project app", "A hashtable")]
    [InlineData("New-NeonBranch ([object]::new()) -Project app", "An object of type Object")]
    public void A_row_is_not_accepted_as_text(string command, string what)
    {
        _host.Seed();
        _host.Forget();

        var result = _host.Run(command);

        Assert.Equal("ParameterArgumentTransformationError", result.ErrorId);
        Assert.Contains($"{what} was specified where text is expected.", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    /// <summary>Input that is piped by value is converted by the rules for rows: see the tests of targets.</summary>
    [Fact]
    public void Every_text_parameter_of_a_change_refuses_hashtables_and_rows()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var cmdlet in typeof(NeonCmdlet).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is { SupportsShouldProcess: true }))
        {
            foreach (var parameter in cmdlet.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute))
                && (property.PropertyType == typeof(string) || property.PropertyType == typeof(string[]))))
            {
                tried++;
                foreach (var value in (string[])["@{ Name = 'x' }", "([pscustomobject] @{ Name = 'x' })"])
                {
                    var result = _host.Run($"{CmdletRuns.NameOf(cmdlet)} -{parameter.Name} {value}");
                    if (result.Errors.Count == 0 || !result.Error.FullyQualifiedErrorId.StartsWith("ParameterArgumentTransformationError,", StringComparison.Ordinal))
                    {
                        wrong.Add($"{CmdletRuns.NameOf(cmdlet)} -{parameter.Name} {value}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(tried > 90, $"{tried} were tried.");
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_single_enumerable_value_is_accepted()
    {
        _host.Seed();

        Assert.Single(_host.Get<Branch>("Get-NeonBranch -Project ([xml]'<a><b><c>app</c></b></a>').a.b.c"));
    }

    [Fact]
    public void Every_single_value_parameter_refuses_a_list()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var cmdlet in typeof(NeonCmdlet).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null))
        {
            foreach (var parameter in cmdlet.GetProperties().Where(property => TakesOneValue(cmdlet, property)))
            {
                tried++;
                var error = _host.Run($"{CmdletRuns.NameOf(cmdlet)} -{parameter.Name} a, b").Error;
                var message = error.Exception.Message;
                var isNumber = parameter.GetCustomAttributes().Any(attribute => attribute is WholeNumberAttribute or RealNumberAttribute or DurationAttribute or TimeAttribute);
                var isPiped = parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline);
                if (!error.FullyQualifiedErrorId.StartsWith("ParameterArgumentTransformationError,", StringComparison.Ordinal)
                    || !message.Contains($"'{parameter.Name}'. A list ", StringComparison.Ordinal)
                    || message.Contains("System.", StringComparison.Ordinal)
                    || (!isNumber && isPiped != message.Contains("pipe several into the cmdlet", StringComparison.Ordinal)))
                {
                    wrong.Add($"{CmdletRuns.NameOf(cmdlet)} -{parameter.Name}: {message}");
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of {tried} need [SingleValue], or another attribute that reads one value:\n" + string.Join("\n", wrong));
        Assert.True(tried > 250, $"{tried} were tried.");
        Assert.Empty(_host.Requests);
    }

    // A switch has no value, and the engine itself refuses a list.
    private static bool TakesOneValue(Type cmdlet, PropertyInfo property) =>
        property.GetCustomAttributes<ParameterAttribute>().Any() && property.PropertyType is { IsArray: false } type
        && type != typeof(SwitchParameter) && !Exempt.ContainsKey($"{CmdletRuns.NameOf(cmdlet)} -{property.Name}");
}
