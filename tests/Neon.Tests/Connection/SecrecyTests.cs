using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Connection;

public sealed class SecrecyTests : ConnectionTest
{
    [Fact]
    public void The_key_appears_in_no_stream_no_object_and_no_error()
    {
        KeyVariable = Marker;
        const string Everything = """
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            $connection = Connect-Neon -PassThru -Verbose -Debug
            $connection; "$connection"; Get-NeonContext; "$(Get-NeonContext)"; Get-NeonIdentity
            foreach ($item in $connection, (Get-NeonContext), (Get-NeonIdentity)) {
                foreach ($property in $item.PSObject.Properties) { "$($property.Name)=$($property.Value)" }
                foreach ($method in 'ToString', 'GetHashCode') { "$($item.$method())" }
            }
            Test-NeonConnection -Verbose
            Invoke-NeonApi /projects/no-such-12345678 -Verbose
            Invoke-NeonApi /projects//x
            Connect-Neon -BaseUri http://elsewhere.test
            $Error
            """;

        var result = Run(Everything);

        Assert.NotEmpty(result.Output);
        Assert.NotEmpty(result.Verbose);
        Assert.Equal(3, result.Errors.Count);
        var shown = result.Output.SelectMany(Texts).Concat(result.Verbose).Concat(result.Warnings).Concat(result.Errors.SelectMany(Texts));
        Assert.All(shown, text => Assert.DoesNotContain("marker", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_key_appears_in_no_formatted_view()
    {
        KeyVariable = Marker;

        var result = Run("[void](Connect-Neon); $view = Get-NeonContext | Out-String -ErrorAction Ignore; Connect-Neon -PassThru | ForEach-Object { $_ | Get-Member | ForEach-Object Name }");

        Assert.DoesNotContain(result.Output.SelectMany(Texts), text => text.Contains("ApiKey", StringComparison.Ordinal) || text.Contains("marker", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_refused_key_is_not_quoted()
    {
        var result = Run("Connect-Neon -ApiKey napi_wrong0marker");

        Assert.Equal("NeonUnauthorized", result.ErrorId);
        Assert.All(result.Errors.SelectMany(Texts), text => Assert.DoesNotContain("marker", text, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Texts(object item)
    {
        yield return item.ToString() ?? string.Empty;
        var shown = PSObject.AsPSObject(item);
        if (shown.BaseObject is ErrorRecord error)
        {
            yield return error.Exception.ToString();
            yield return $"{error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction} {error.TargetObject}";
        }

        // Script properties need a runspace; the texts of the record itself are checked above.
        foreach (var property in shown.Properties.Where(property => property is not PSScriptProperty))
        {
            yield return $"{property.Name}={property.Value}";
        }
    }
}
