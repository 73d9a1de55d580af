using System.Management.Automation;
using Neon.Tests.Kernel;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Api;

public sealed class BodyTests : IDisposable
{
    private readonly Replies _replies = new((_, _) => Replies.Json("{}"));
    private readonly NeonHost _host;

    public BodyTests() => _host = new NeonHost(handler: _replies);

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("@{ branch = @{ name = 'dev' } }", """{"branch":{"name":"dev"}}""")]
    [InlineData("[PSCustomObject]@{ b = 1; a = [PSCustomObject]@{ x = $null } }", """{"b":1,"a":{"x":null}}""")]
    [InlineData("[ordered]@{ list = @(1, 'two', @(3, @{ four = 4 })); none = @() }", """{"list":[1,"two",[3,{"four":4}]],"none":[]}""")]
    [InlineData("@{ one = ,'x' }", """{"one":["x"]}""")]
    [InlineData("[ordered]@{ t = $true; f = $false; s = [switch]$true; n = $null }", """{"t":true,"f":false,"s":true,"n":null}""")]
    [InlineData("[ordered]@{ d = 0.25; f = [float]0.1; m = 1.10d; l = 9007199254740993; b = [byte]7; big = 1e300 }", """{"d":0.25,"f":0.1,"m":1.10,"l":9007199254740993,"b":7,"big":1E+300}""")]
    [InlineData("@{ at = [DateTimeOffset]'2026-03-01T13:00:00+01:00' }", """{"at":"2026-03-01T12:00:00Z"}""")]
    [InlineData("@{ at = [DateTime]::new(2026, 3, 1, 12, 0, 0, [DateTimeKind]::Utc) }", """{"at":"2026-03-01T12:00:00Z"}""")]
    [InlineData("[ordered]@{ g = [guid]'6f2c1ad4-9d7b-4b5e-8f8e-0123456789ab'; u = [uri]'https://a.test/b'; e = [DayOfWeek]'Monday' }", """{"g":"6f2c1ad4-9d7b-4b5e-8f8e-0123456789ab","u":"https://a.test/b","e":"Monday"}""")]
    [InlineData("@{ secret = (& { $s = [securestring]::new(); 'pw'.ToCharArray() | ForEach-Object { $s.AppendChar($_) }; $s }) }", """{"secret":"pw"}""")]
    [InlineData("'{ \"as\": \"written\" }'", """{ "as": "written" }""")]
    [InlineData("@(1, 2)", "[1,2]")]
    public void A_body_is_converted_to_JSON(string body, string json)
    {
        Assert.Empty(_host.Run($"Invoke-NeonApi /projects -Method Post -Body ({body})").Errors);

        Assert.Equal(json, Assert.Single(_replies.Sent).Body);
    }

    [Theory]
    [InlineData("'{ broken'")]
    [InlineData("''")]
    [InlineData("@{ n = [double]::NaN }")]
    [InlineData("@{ n = [float]::PositiveInfinity }")]
    [InlineData("@{ code = { 1 } }")]
    [InlineData("(& { $round = @{}; $round.self = $round; $round })")]
    [InlineData("(Get-NeonContext)")]
    public void A_body_that_cannot_be_JSON_is_refused_before_anything_is_sent(string body)
    {
        var result = _host.Run($"Invoke-NeonApi /projects -Method Post -Body {body}");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, result.Error.CategoryInfo.Category);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_replies.Sent);
    }

    [Fact]
    public void Each_piped_body_is_sent_in_its_own_request()
    {
        Assert.Empty(_host.Run("@{ a = 1 }, @{ a = 2 } | Invoke-NeonApi /projects -Method Post").Errors);

        Assert.Equal(["""{"a":1}""", """{"a":2}"""], _replies.Sent.Select(request => request.Body));
    }

    [Theory]
    [InlineData("@{ tag = 'a', 'b' }", "?tag=a&tag=b")]
    [InlineData("@{ search = $null }", "")]
    [InlineData("@{ search = 'a&b' }", "?search=a%26b")]
    [InlineData("@{ flag = $true }", "?flag=true")]
    [InlineData("@{ share = 0.5 }", "?share=0.5")]
    [InlineData("@{ from = [DateTimeOffset]'2026-03-01T13:00:00+01:00' }", "?from=2026-03-01T12%3A00%3A00Z")]
    [InlineData("[ordered]@{ b = 1; a = 2 }", "?b=1&a=2")]
    public void Query_parameters_are_sent_in_the_format_of_the_API(string query, string sent)
    {
        Assert.Empty(_host.Run($"Invoke-NeonApi /projects -Query ({query})").Errors);

        Assert.Equal(sent, Assert.Single(_replies.Sent).Uri.Query);
    }
}
