using System.Collections;
using System.Management.Automation;
using System.Text.Json.Nodes;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>The values of a hashtable are sent as the user wrote them, or refused; never as the name of a type.</summary>
public sealed class TextMapTests : IDisposable
{
    /// <summary>A command for each cmdlet with a parameter that accepts a hashtable.</summary>
    private static readonly Dictionary<string, string> Commands = new()
    {
        ["New-NeonProject"] = "New-NeonProject shop",
        ["Set-NeonProject"] = "Set-NeonProject app",
        ["New-NeonBranch"] = "New-NeonBranch dev -Project app",
        ["New-NeonAnonymizedBranch"] = "New-NeonAnonymizedBranch dev -Project app",
        ["New-NeonEndpoint"] = "New-NeonEndpoint -Project app -Branch main -Type read_only",
        ["Set-NeonEndpoint"] = "Set-NeonEndpoint reports -Project app",
        ["Publish-NeonFunction"] = "Publish-NeonFunction api -Project app -Branch main",
        ["Invoke-NeonApi"] = "Invoke-NeonApi /projects",
    };

    private static readonly string[] Refused =
    [
        "@{ x = 1 }", "(Get-Process -Id $PID)", "[pscustomobject]@{ x = 1 }", "{ x }", "[version]'1.2'", "[DayOfWeek]::Monday", "@(@{ x = 1 })", "([xml]'<a/>')", "$branch",
    ];

    /// <summary>Values that one of the parameters accepts and the others refuse.</summary>
    private static readonly Dictionary<string, string[]> RefusedElsewhere = new()
    {
        ["Environment"] = ["$secret", "$login"],
        ["Query"] = ["@(1, 2)", "(Get-Date)", "$null"],
    };

    private static readonly (string Value, string Text)[] Accepted =
    [
        ("'a'", "a"), ("'a'.ToUpper()", "A"), ("[char]'c'", "c"), ("3", "3"), ("-1.5", "-1.5"), ("1.5d", "1.5"), ("$true", "true"), ("$false", "false"), ("[switch]$true", "true"),
        ("[guid]'6f9619ff-8b86-d011-b42d-00c04fc964ff'", "6f9619ff-8b86-d011-b42d-00c04fc964ff"), ("[uri]'https://example.com/a'", "https://example.com/a"), ("[bigint]7", "7"),
        ("(Write-Output text)", "text"),
    ];

    private readonly NeonHost _host = new();

    public TextMapTests()
    {
        _host.Seed();
        Assert.Empty(_host.Run("$global:branch = Get-NeonBranch main -Project app; $global:secret = ConvertTo-SecureString s3cret -AsPlainText -Force; $global:login = [pscredential]::new('ada', $secret)").Errors);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_value_without_a_text_of_its_own_is_refused_before_anything_is_sent()
    {
        var parameters = typeof(NeonCmdlet).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false))
            .SelectMany(cmdlet => cmdlet.GetProperties().Select(property => (Cmdlet: CmdletRuns.NameOf(cmdlet), property.Name, Type: property.PropertyType)))
            .Where(parameter => typeof(IDictionary).IsAssignableFrom(parameter.Type))
            .ToArray();
        Assert.Equal(Commands.Keys.Order(StringComparer.Ordinal), parameters.Select(parameter => parameter.Cmdlet).Distinct().Order(StringComparer.Ordinal));
        foreach (var (cmdlet, name, _) in parameters)
        {
            foreach (var value in Refused.Concat(RefusedElsewhere.Where(other => other.Key != name && !(name == "Environment" && other.Key == "Query")).SelectMany(other => other.Value)))
            {
                _host.Forget();
                var result = _host.Run($"{Commands[cmdlet]} -{name} @{{ GOOD = 'a'; ODD = {value} }}");

                var called = $"{cmdlet} -{name} with {value}";
                Assert.True(result.ErrorId == "NeonInvalidInput", $"{called}: {result.ErrorId}");
                Assert.True(result.Error.ErrorDetails.Message.Contains($"'ODD' in -{name}", StringComparison.Ordinal), $"{called}: {result.Error.ErrorDetails.Message}");
                Assert.True(_host.Requests.Count == 0, $"{called}: {string.Join(", ", _host.Requests)}");
            }
        }
    }

    [Theory]
    [InlineData("-Annotation (& { $table = @{ 1 = 'a' }; $table['1'] = 'b'; $table })", "twice")]
    [InlineData("-Annotation @{ ' ' = 'a' }", "name")]
    [InlineData("-Annotation @{ @{ x = 1 } = 'a' }", "name")]
    [InlineData("-PgSettings @{ (Get-Process -Id $PID) = 'a' }", "name")]
    public void A_name_without_a_text_of_its_own_is_refused(string parameter, string words)
    {
        _host.Forget();

        var result = _host.Run($"New-NeonBranch dev -Project app {parameter}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains(words, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Values_with_a_text_are_sent_as_that_text()
    {
        var table = $"@{{ {string.Join("; ", Accepted.Select((value, index) => $"N{index} = {value.Value}"))} }}";
        var expected = Accepted.Select((value, index) => ($"N{index}", value.Text)).Order().ToArray();

        Assert.Equal(expected, Sent($"New-NeonBranch dev -Project app -Annotation {table}", body => body["annotation_value"]));
        Assert.Equal(expected, Sent($"New-NeonEndpoint -Project app -Branch main -Type read_only -PgSettings {table}", body => body["endpoint"]!["settings"]!["pg_settings"]));
        Assert.Equal(expected, Sent($"Publish-NeonFunction api -Project app -Branch main -Environment {table}", body => JsonNode.Parse(body["environment"]!.GetValue<string>())));
        Assert.All(Accepted, value =>
        {
            Assert.Empty(_host.Run($"Invoke-NeonApi /projects -Query @{{ org_id = $organization; search = {value.Value} }}", ("organization", _host.Emulator.OrganizationId)).Errors);
            Assert.Equal(value.Text, Assert.Single(_host.Emulator.Exchanges[^1].Query, pair => pair.Key == "search").Value);
        });
    }

    [Theory]
    [InlineData("@{ database = 'neondb'; table = 'users'; column = 'name'; value = @{ x = 1 } }")]
    [InlineData("@{ database = 'neondb'; table = 'users'; column = 'name'; value = @('a', 'b') }")]
    [InlineData("@{ database = 'neondb'; table = 'users'; column = 'name'; value = (Get-Process -Id $PID) }")]
    [InlineData("[pscustomobject]@{ database = 'neondb'; table = 'users'; column = 'name'; value = @{ x = 1 } }")]
    public void A_masking_rule_refuses_a_value_without_a_text_of_its_own(string rule)
    {
        _host.Forget();

        var result = _host.Run($"New-NeonAnonymizedBranch masked -Project app -MaskingRule {(rule.StartsWith('[') ? $"({rule})" : rule)}");

        Assert.Contains("cannot be sent as text", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void A_snapshot_schedule_refuses_a_frequency_without_a_text_of_its_own()
    {
        _host.Forget();

        var result = _host.Run("Set-NeonSnapshotSchedule -Project app -Branch main -Schedule @{ Frequency = @('daily', 'weekly') } -Confirm:$false");

        Assert.Contains("cannot be sent as text", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    private IEnumerable<(string, string)> Sent(string command, Func<JsonNode, JsonNode?> part)
    {
        _host.Run(command);
        var body = JsonNode.Parse(_host.Emulator.Exchanges.Last(exchange => exchange.Method == "POST").Body)!;
        return part(body)!.AsObject().Select(member => (member.Key, member.Value!.GetValue<string>())).Order();
    }
}
