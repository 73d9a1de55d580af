using System.Net;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class LostReplyTests
{
    private static readonly string Path = "/projects/quiet-forest-12345678/branches";

    // The service's clock is ten minutes ahead. What it made just now is ours; what is older, by its own clock, is not.
    [Theory]
    [InlineData(600, "dev", "Invoke-NeonApi /projects | ForEach-Object { }")]
    [InlineData(601, "dev", "Invoke-NeonApi /projects | ForEach-Object { }")]
    [InlineData(598, "dev", "Invoke-NeonApi /projects | ForEach-Object { }")]
    [InlineData(590, null, "Invoke-NeonApi /projects | ForEach-Object { }")]
    [InlineData(0, null, "Invoke-NeonApi /projects | ForEach-Object { }")]
    [InlineData(600, "dev", "")]
    [InlineData(590, null, "")]
    public void What_a_lost_request_made_is_told_by_the_clock_of_the_service(int createdSecondsAhead, string? name, string before)
    {
        NeonHost? host = null;
        using var replies = new Replies((request, _) =>
        {
            if (request.Method == HttpMethod.Post)
            {
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone");
            }

            var created = host!.Clock.GetUtcNow().AddSeconds(createdSecondsAhead);
            var reply = Replies.Json(request.Uri.AbsolutePath.EndsWith("/branches", StringComparison.Ordinal)
                ? $$"""{"branches":[{"id":"br-calm-lake-a1b2c3d4","name":"dev","created_at":"{{created:yyyy-MM-ddTHH:mm:ssZ}}"}]}"""
                : """{"branch":{"id":"br-calm-lake-a1b2c3d4","name":"dev"},"endpoints":[],"roles":[],"databases":[]}""");
            reply.Headers.Date = host.Clock.GetUtcNow().AddMinutes(10);
            return reply;
        });
        host = new NeonHost(handler: replies);
        using (host)
        {
            var result = host.Run($"{before}; New-NeonBranch dev -Project quiet-forest-12345678");

            Assert.Equal(name, result.Output.Select(item => ((Branch)item.BaseObject).Name).SingleOrDefault());
            Assert.Equal(name is null ? ["NeonOutcomeUnknown"] : [], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
            Assert.Equal(1, replies.Lines.Count(line => line == "POST " + Path));
        }
    }

    [Fact]
    public void What_was_made_while_the_request_still_waited_for_its_project_is_not_taken_for_its_own()
    {
        NeonHost? host = null;
        var posts = 0;
        DateTimeOffset? others = null;
        using var replies = new Replies((request, _) =>
        {
            if (request.Method == HttpMethod.Post)
            {
                others ??= host!.Clock.GetUtcNow();
                return posts++ == 0
                    ? Replies.Json("""{"message":"locked"}""", HttpStatusCode.Locked)
                    : throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone");
            }

            var running = host!.Clock.GetUtcNow() - others < TimeSpan.FromMinutes(1);
            return Replies.Json(request.Uri.AbsolutePath.EndsWith("/operations", StringComparison.Ordinal)
                ? $$"""{"operations":[{"id":"op-1","status":"{{(running ? "running" : "finished")}}"}]}"""
                : $$"""{"branches":[{"id":"br-calm-lake-a1b2c3d4","name":"dev","created_at":"{{others:yyyy-MM-ddTHH:mm:ssZ}}"}]}""");
        });
        host = new NeonHost(handler: replies);
        using (host)
        {
            Assert.Equal("NeonOutcomeUnknown", host.Run("New-NeonBranch dev -Project quiet-forest-12345678").ErrorId);
        }
    }

    [Fact]
    public void It_looks_more_than_once_because_the_change_may_be_under_way_still()
    {
        NeonHost? host = null;
        var looks = 0;
        using var replies = new Replies((request, _) => request switch
        {
            { Method.Method: "POST" } => throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone"),
            _ when request.Uri.AbsolutePath.EndsWith("/branches", StringComparison.Ordinal) => Replies.Json(looks++ < 2
                ? """{"branches":[]}"""
                : $$"""{"branches":[{"id":"br-calm-lake-a1b2c3d4","name":"dev","created_at":"{{host!.Clock.GetUtcNow():O}}"}]}"""),
            _ => Replies.Json("""{"branch":{"id":"br-calm-lake-a1b2c3d4","name":"dev"}}"""),
        });
        host = new NeonHost(handler: replies);
        using (host)
        {
            var result = host.Run("New-NeonBranch dev -Project quiet-forest-12345678 -Verbose");

            Assert.Equal("dev", ((Branch)Assert.Single(result.Output).BaseObject).Name);
            Assert.Equal(3, looks);
            Assert.Contains(result.Verbose, line => line.EndsWith("the change did happen.", StringComparison.Ordinal));
        }
    }
}
