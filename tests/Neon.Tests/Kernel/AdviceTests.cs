using System.Globalization;
using System.Net;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Advice is for one known cause. If the cause is unknown, there is no advice.</summary>
public sealed class AdviceTests
{
    private const string Command = "Get-NeonBranch br-calm-lake-a1b2c3d4 -Project quiet-forest-12345678";
    private const string Page = "<html><title>Welcome to nginx!</title></html>";
    private const string OwnCode = """{"code":"ROUTE_NOT_FOUND","message":"There is nothing at this path"}""";
    private const string Words = """{"code":"","message":"this is not possible now","request_id":"r"}""";

    private static readonly int[] Statuses = [304, 400, 403, 404, 410, 412, 429, 503];

    private static readonly (string Body, string MediaType, bool IsForeign)[] Bodies =
    [
        (Page, "text/html", true), (string.Empty, "text/plain", true), ("{}", "application/json", true),
        (OwnCode, "application/json", false), (Words, "application/json", false),
    ];

    /// <summary>Causes that do not apply to any of these responses.</summary>
    private static readonly string[] Causes = ["Other programs", "has been deleted", "store passwords", "seven days", "the provider"];

    [Fact]
    public void Advice_never_names_a_cause_that_the_response_does_not_show()
    {
        var (status, body, isUp) = (0, Bodies[0], false);
        using var replies = new Replies((_, _) => isUp
            ? Replies.Json("""{"projects":[],"pagination":{"cursor":"none"}}""")
            : Replies.Text(body.Body, body.MediaType, (HttpStatusCode)status));
        using var host = new NeonHost(handler: replies);
        var wrong = new List<string>();
        foreach (var one in Statuses)
        {
            foreach (var other in Bodies)
            {
                (status, body) = (one, other);
                var there = host.Connect("key");
                foreach (var isMidSession in new[] { false, true })
                {
                    isUp = isMidSession;
                    Assert.Empty(isMidSession ? host.Run("Invoke-NeonApi /projects -Connection $there", ("there", there)).Errors : []);
                    isUp = false;
                    var error = host.Run($"{Command} -Connection $there", ("there", there)).Error;
                    var advice = error.ErrorDetails.RecommendedAction ?? string.Empty;
                    if (Objection(status, other.Body, other.IsForeign, isMidSession, error.FullyQualifiedErrorId, advice) is { } objection)
                    {
                        wrong.Add($"{status} {(isMidSession ? "in mid-session" : "at first")} with '{other.Body}': {objection}: {error.FullyQualifiedErrorId}: {advice}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("""{"code":"ROUTE_NOT_FOUND","message":"There is nothing at this path"}""", "NeonResourceNotFound")]
    [InlineData("""{"code":"NOT_FOUND","message":"The requested resource could not be found"}""", "NeonResourceNotFound")]
    [InlineData("""{"code":"404","message":"page not found"}""", "NeonResourceNotFound")]
    [InlineData("""{"code":"BRANCH_NOT_FOUND","message":"nothing there"}""", "NeonBranchNotFound")]
    [InlineData("""{"code":"PROJECT_NOT_FOUND","message":"nothing there"}""", "NeonProjectNotFound")]
    [InlineData("""{"code":"NOT_FOUND","message":"branch not found"}""", "NeonBranchNotFound")]
    [InlineData("""{"code":"","message":"nothing there"}""", "NeonBranchNotFound")]
    public void A_404_with_a_code_means_a_missing_branch_only_if_it_says_so(string body, string id)
    {
        using var replies = new Replies((_, _) => Replies.Json(body, HttpStatusCode.NotFound));
        using var host = new NeonHost(handler: replies);

        Assert.Equal(id, host.Run(Command).ErrorId);
    }

    [Theory]
    [InlineData(412, "Storing passwords is disabled", "Reset-NeonRolePassword")]
    [InlineData(410, "The project has been deleted", "Restore-NeonDeletedProject")]
    public void A_cause_named_in_the_message_has_specific_advice(int status, string words, string advice)
    {
        using var replies = new Replies((_, _) => Replies.Json($$"""{"code":"","message":"{{words}}"}""", (HttpStatusCode)status));
        using var host = new NeonHost(handler: replies);

        Assert.Contains(advice, host.Run(Command).Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-NeonBranch {0} -Confirm:$false")]
    [InlineData("Reset-NeonBranch {0} -Confirm:$false")]
    [InlineData("Restore-NeonBranch {0} -Source br-wild-river-e5f6a7b8 -Confirm:$false")]
    [InlineData("Set-NeonBranch {0} -Protected")]
    [InlineData("Set-NeonDefaultBranch {0}")]
    [InlineData("Remove-NeonEndpoint ep-bold-sun-a1b2c3d4 -Confirm:$false")]
    [InlineData("Remove-NeonProject quiet-forest-12345678 -Confirm:$false")]
    public void A_refusal_with_an_unknown_cause_has_no_advice(string command)
    {
        using var replies = new Replies((_, _) => Replies.Json(Words, HttpStatusCode.UnprocessableEntity));
        using var host = new NeonHost(handler: replies);
        var project = command.Contains("NeonProject", StringComparison.Ordinal) ? string.Empty : "-Project quiet-forest-12345678";

        var error = host.Run($"{command.Replace("{0}", "br-calm-lake-a1b2c3d4", StringComparison.Ordinal)} {project}").Error;

        Assert.StartsWith("NeonRequestRefused,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_verified_key_shows_that_the_URL_is_right(bool isVerified)
    {
        var connection = new NeonConnection(new ConnectionSettings(Secret.Of("napi_key"), "parameter ApiKey"), isVerified ? new AuthDetails { AccountId = "a" } : null);

        Assert.Equal(isVerified, connection.HasReachedNeon);
    }

    /// <summary>PowerShell shows the recommended action from 7.5 on.</summary>
    [Theory]
    [InlineData("7.4.16", false)]
    [InlineData("7.5.0", true)]
    [InlineData("7.6.9", true)]
    public void PowerShell_shows_advice_from_version_7_5_on(string engine, bool isShown) =>
        Assert.Equal(isShown, NeonErrors.ShowsAdvice(Version.Parse(engine)));

    [Theory]
    [InlineData("The branch is protected.", "Remove the protection.", false, "The branch is protected. Remove the protection.")]
    [InlineData("no project 'mian'. Did you mean 'main'?", "List them.", false, "no project 'mian'. Did you mean 'main'? List them.")]
    [InlineData("branch not found", "Check the id.", false, "branch not found. Check the id.")]
    [InlineData("The branch is protected.", "", false, "The branch is protected.")]
    [InlineData("The branch is protected.", "Remove the protection.", true, "The branch is protected.")]
    public void Advice_that_PowerShell_does_not_show_ends_the_message(string words, string advice, bool isShown, string message)
    {
        var details = NeonErrors.ToRecord(new NeonApiException(NeonFailure.Refused, words) { Advice = advice }, null, isShown).ErrorDetails;

        Assert.Equal(message, details.Message);
        Assert.Equal(advice, details.RecommendedAction);
    }

    private static string? Objection(int status, string body, bool isForeign, bool isMidSession, string id, string advice)
    {
        var saysWrong = advice.Contains("is probably wrong", StringComparison.Ordinal);
        var saysGateway = advice.Contains("Neon responded earlier", StringComparison.Ordinal);
        // For responses that the transport retries, the status is enough.
        var isNamed = isForeign && status is not 429;
        // Neon never returns a 304.
        return isMidSession && saysWrong ? "the URL is right"
            : isNamed && !isMidSession && !saysWrong ? "the address is not named"
            : isNamed && isMidSession && !saysGateway ? "the gateway is not named"
            : !isForeign && body == Words && status != 304 && (saysWrong || saysGateway) ? "it is Neon's"
            : body == OwnCode && status == 404 && !id.StartsWith("NeonResourceNotFound,", StringComparison.Ordinal) ? "nothing is said of the branch"
            : body == OwnCode && status == 404 && advice.Contains("Check the id", StringComparison.Ordinal) ? "nothing is said of the id"
            : Causes.FirstOrDefault(cause => advice.Contains(cause, StringComparison.Ordinal)) is { } cause ? string.Create(CultureInfo.InvariantCulture, $"nothing shows '{cause}'")
            : null;
    }
}
