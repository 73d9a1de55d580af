using System.Net;
using Neon.Tests.Kernel;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>
/// After a lost response, only Neon itself can prove that a resource does not exist. Whatever a gateway, a portal or an empty
/// response suggests, the outcome remains unknown.
/// </summary>
public sealed class InterceptedCheckTests(InterceptedCheckTests.Runs runs) : IClassFixture<InterceptedCheckTests.Runs>
{
    private static readonly (string Name, Func<HttpResponseMessage> Reply)[] Strangers =
    [
        ("a gateway's page", () => Replies.Text("<html><title>Not Found</title></html>", "text/html", HttpStatusCode.NotFound)),
        ("404 without a body", () => new HttpResponseMessage(HttpStatusCode.NotFound)),
        ("404 with {}", () => Missing("{}")),
        ("404 without a code", () => Missing("""{"message":"no Route matched with those values"}""")),
        ("404 without a message", () => Missing("""{"code":"NOT_FOUND"}""")),
        ("404 in another content type", () => Replies.Text("""{"code":"","message":"not found"}""", "text/plain", HttpStatusCode.NotFound)),
        ("404 with a list", () => Missing("""[{"code":"","message":"not found"}]""")),
        ("404 about the route", () => Missing("""{"code":"","message":"route not found"}""")),
        .. ForeignReplies.NotFound.Select(body => (body, (Func<HttpResponseMessage>)(() => Missing(body)))),
        ("403 with a page", () => Replies.Text("<html><title>Blocked</title></html>", "text/html", HttpStatusCode.Forbidden)),
        ("200 with {}", () => Replies.Json("{}")),
        ("200 with an error", () => Replies.Json("""{"error":"proxy authentication required"}""")),
        ("a sign-in page", () => Replies.Text("<html><title>Guests, sign in</title></html>", "text/html")),
    ];

    private static readonly (string Name, Func<HttpResponseMessage> Reply)[] Parents =
    [
        ("project", () => Missing("""{"code":"","message":"project not found"}""")),
        ("branch", () => Missing("""{"code":"","message":"branch not found"}""")),
        ("organization", () => Missing("""{"code":"","message":"organization not found"}""")),
        ("a key without access", () => Missing("""{"code":"","message":"not allowed to perform actions outside the project this key is scoped to"}""")),
    ];

    public static TheoryData<int, string> Changes
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var index = 0; index < LostResponseCases.All.Count; index++)
            {
                cases.Add(index, LostResponseCases.All[index].ToString());
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_response_that_is_not_from_Neon_never_proves_that_a_lost_change_happened(int index, string command)
    {
        Assert.NotEmpty(command);
        var one = LostResponseCases.All[index];
        // All changes check in the same way: each is tried with a quarter of the strangers, and the next change with the next quarter.
        var strangers = Strangers.Concat(Parents.Where(parent => !IsAbout(one, parent.Name))).Where((_, number) => number % 4 == index % 4).ToArray();

        var results = runs.Of(one, [.. strangers.Select(stranger => stranger.Reply)]);

        Assert.All(strangers.Zip(results), pair =>
        {
            string[] ids = [.. pair.Second.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Distinct().DefaultIfEmpty("success")];
            Assert.Equal($"{pair.First.Name}: NeonOutcomeUnknown", $"{pair.First.Name}: {string.Join(", ", ids)}");
            Assert.Empty(pair.Second.Output);
        });
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_successful_change_is_reported_even_if_a_later_read_fails(int index, string command)
    {
        Assert.NotEmpty(command);

        var (undisturbed, followed, hasFollowUp) = runs.FollowUp(LostResponseCases.All[index]);

        Assert.Empty(undisturbed.Errors);
        Assert.Equal(string.Empty, string.Join("; ", followed.Errors.Select(error => error.ToString())));
        Assert.Equal(undisturbed.Output.Select(item => item.BaseObject.GetType()), followed.Output.Select(item => item.BaseObject.GetType()));
        Assert.Equal(hasFollowUp, followed.Warnings.Any(warning => warning.Contains("could not be read", StringComparison.Ordinal)));
    }

    private static bool IsAbout(LostResponseCase one, string parent) =>
        one.Cmdlet.EndsWith("-Neon" + parent, StringComparison.OrdinalIgnoreCase);

    private static HttpResponseMessage Missing(string body) => Replies.Json(body, HttpStatusCode.NotFound);

    /// <summary>One engine for all cases.</summary>
    public sealed class Runs : IDisposable
    {
        private readonly InterceptingHandler _wire = new();
        private readonly LostResponseRunner _runner;

        public Runs() => _runner = new LostResponseRunner(_wire);

        public void Dispose()
        {
            _runner.Dispose();
            _wire.Dispose();
        }

        internal (PipelineResult Undisturbed, PipelineResult Followed, bool HasFollowUp) FollowUp(LostResponseCase one) => _runner.FollowUp(
            one, () => Replies.Json("""{"code":"","message":"not now"}""", HttpStatusCode.Forbidden));

        internal IReadOnlyList<PipelineResult> Of(LostResponseCase one, IReadOnlyList<Func<HttpResponseMessage>> strangers) =>
            _runner.Strangers(one, strangers);
    }
}
