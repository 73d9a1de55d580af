using System.Net;
using Neon.Commands;
using Neon.Tests.Contract;
using Xunit;

namespace Neon.Tests.Auth;

/// <summary>The advice to enable Neon Auth is given only if it is not enabled.</summary>
public sealed class AuthAdviceTests : AuthTest
{
    private const string AuthIsOff = "Neon Auth is not enabled. Enable-NeonAuth enables it on a branch.";

    /// <summary>The path of every operation for Neon Auth.</summary>
    public static TheoryData<string> Routes =>
        [.. ContractFile.Current.InScope.Select(operation => operation.Path).Where(path => path.StartsWith("/projects/", StringComparison.Ordinal) && path.Contains("/auth", StringComparison.Ordinal)).Distinct()];

    [Fact]
    public void An_unknown_domain_is_reported_as_a_domain_if_Neon_Auth_is_enabled()
    {
        Enable();
        var error = Host.Run($"Remove-NeonAuthDomain https://app.example.com {OnMain} -Confirm:$false").Error;

        Assert.StartsWith("NeonAuthDomainNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("A domain must match exactly, including its scheme. Get-NeonAuthDomain lists the trusted domains.", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_unknown_domain_without_Neon_Auth_suggests_enabling_it() => Assert.Matches(
        "^Neon Auth is not enabled\\. Enable-NeonAuth(?: -\\w+ \\S+)* enables it on a branch\\.$", Host.Run($"Remove-NeonAuthDomain https://app.example.com {OnMain} -Confirm:$false").Error.ErrorDetails.RecommendedAction);

    [Fact]
    public void A_provider_that_is_not_in_use_does_not_suggest_enabling_Neon_Auth()
    {
        Enable();

        Assert.Equal(
            $"Get-NeonAuth -Project {App.ProjectId} shows the provider in use. Specify it with -AuthProvider.",
            Host.Run($"New-NeonAuthSdkKey stack -Project {App.ProjectId}").Error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void A_missing_Neon_Auth_resource_never_suggests_enabling_it(string route)
    {
        string[] missing = ["trusted domain", "domain", "webhook", "plugin", "user", "oauth provider", "email provider", .. ResourceTable.MissingWords];
        foreach (var words in missing.SelectMany(kind => (string[])[$"{kind} not found", $"{kind} does not exist", $"the {kind} was not found"]))
        {
            Assert.DoesNotContain("Enable-Neon", Advice(route, words), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Disabled_Neon_Auth_suggests_enabling_it(string route)
    {
        foreach (var words in (string[])["neon auth is not enabled for this branch", "Neon Auth not found"])
        {
            Assert.Equal(AuthIsOff, Advice(route, words));
        }
    }

    private static string Advice(string route, string words) => NeonErrors.ToRecord(
        new NeonApiException(NeonFailure.ErrorResponse, words) { StatusCode = HttpStatusCode.NotFound, Route = route }, null).ErrorDetails.RecommendedAction;
}
