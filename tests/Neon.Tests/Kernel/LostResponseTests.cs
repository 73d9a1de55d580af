using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class LostResponseTests
{
    private static readonly string Path = "/projects/quiet-forest-12345678/branches";

    // The service's clock is ten minutes ahead. What was created just now by its clock is from this change; older resources are not.
    [Theory]
    [InlineData(600, "dev", "Invoke-NeonApi /projects | ForEach-Object { }")]
    [InlineData(601, "dev", "Invoke-NeonApi /projects | ForEach-Object { }")]
    [InlineData(598, "dev", "Invoke-NeonApi /projects | ForEach-Object { }")]
    [InlineData(590, null, "Invoke-NeonApi /projects | ForEach-Object { }")]
    [InlineData(0, null, "Invoke-NeonApi /projects | ForEach-Object { }")]
    [InlineData(600, "dev", "")]
    [InlineData(590, null, "")]
    public void The_result_of_a_lost_request_is_identified_by_the_server_clock(int createdSecondsAhead, string? name, string before)
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
                ? $$"""{"branches":[{"id":"br-calm-lake-a1b2c3d4","project_id":"quiet-forest-12345678","name":"dev","created_at":"{{created:yyyy-MM-ddTHH:mm:ssZ}}"}]}"""
                : """{"branch":{"id":"br-calm-lake-a1b2c3d4","project_id":"quiet-forest-12345678","name":"dev"},"endpoints":[],"roles":[],"databases":[],"operations":[]}""");
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
    public void A_resource_created_while_the_request_waited_for_a_lock_is_not_its_result()
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
                ? $$"""{"operations":[{"id":"op-1","project_id":"quiet-forest-12345678","status":"{{(running ? "running" : "finished")}}"}]}"""
                : $$"""{"branches":[{"id":"br-calm-lake-a1b2c3d4","project_id":"quiet-forest-12345678","name":"dev","created_at":"{{others:yyyy-MM-ddTHH:mm:ssZ}}"}]}""");
        });
        host = new NeonHost(handler: replies);
        using (host)
        {
            Assert.Equal("NeonOutcomeUnknown", host.Run("New-NeonBranch dev -Project quiet-forest-12345678").ErrorId);
        }
    }

    [Fact]
    public void The_check_is_repeated_because_the_change_may_still_be_in_progress()
    {
        NeonHost? host = null;
        var looks = 0;
        using var replies = new Replies((request, _) => request switch
        {
            { Method.Method: "POST" } => throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone"),
            _ when request.Uri.AbsolutePath.EndsWith("/branches", StringComparison.Ordinal) => Replies.Json(looks++ < 2
                ? """{"branches":[]}"""
                : $$"""{"branches":[{"id":"br-calm-lake-a1b2c3d4","project_id":"quiet-forest-12345678","name":"dev","created_at":"{{host!.Clock.GetUtcNow():O}}"}]}"""),
            _ => Replies.Json("""{"endpoints":[],"roles":[],"databases":[],"operations":[]}"""),
        });
        host = new NeonHost(handler: replies);
        using (host)
        {
            var result = host.Run("New-NeonBranch dev -Project quiet-forest-12345678 -Verbose");

            Assert.Equal("dev", ((Branch)Assert.Single(result.Output).BaseObject).Name);
            Assert.Equal(3, looks);
            Assert.Contains(result.Verbose, line => line.EndsWith("the change took effect.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_failed_check_leaves_the_outcome_unknown_and_is_reported()
    {
        using var replies = new Replies((request, _) => request.Method == HttpMethod.Post
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone")
            : Replies.Json("""{"message":"not for you"}""", HttpStatusCode.Forbidden));
        using var host = new NeonHost(handler: replies);

        var result = host.Run("New-NeonBranch dev -Project quiet-forest-12345678 -Verbose");

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Equal(3, result.Verbose.Count(line =>
            line == "POST /projects/{project_id}/branches: cannot check whether the change took effect: not for you"));
    }

    [Fact]
    public void A_change_with_a_204_response_is_not_checked()
    {
        using var replies = new Replies((_, _) => new HttpResponseMessage(HttpStatusCode.NoContent));
        using var host = new NeonHost(handler: replies);

        Assert.Empty(host.Run("Remove-NeonBranch br-calm-lake-a1b2c3d4 -Project quiet-forest-12345678 -Confirm:$false").Errors);
        Assert.Equal("DELETE " + Path + "/br-calm-lake-a1b2c3d4", replies.Lines[^1]);
    }

    // Responses have the time in whole seconds, so an operation that ended soon after the request was sent may have ended before it.
    [Theory]
    [InlineData(0, 0, "NeonOutcomeUnknown")]
    [InlineData(0, 999, "NeonOutcomeUnknown")]
    [InlineData(0, 1000, null)]
    [InlineData(700, 299, "NeonOutcomeUnknown")]
    [InlineData(700, 300, null)]
    public void Finished_operations_belong_to_the_lost_change_if_they_cannot_be_older(int later, int duration, string? errorId)
    {
        using var host = new NeonHost();
        var app = host.Seed();
        host.Emulator.Faults.Add("restartProjectEndpoint", EmulatorFault.StalledHeaders());
        LetRestartsTake(host, duration);

        host.Run("Get-NeonRegion");
        host.Clock.Advance(TimeSpan.FromMilliseconds(later));
        var result = host.Run($"Get-NeonEndpoint -Project {app.ProjectId} | Restart-NeonEndpoint -Confirm:$false");

        Assert.Equal(errorId, result.Errors.Count == 0 ? null : result.ErrorId);
        Assert.Equal(errorId is null ? 1 : 0, result.Output.Count);
        Assert.All(result.Output, item => Assert.All(((Endpoint)item.BaseObject).Operations, operation => Assert.True(operation.IsFinal)));
    }

    [Fact]
    public void Operations_of_an_earlier_change_are_not_attributed_to_the_lost_one()
    {
        using var host = new NeonHost();
        var app = host.Seed();
        host.Emulator.Faults.Add("restartProjectEndpoint", EmulatorFault.DropBeforeEffect(), skip: 1);
        LetRestartsTake(host, 200);
        host.Clock.Advance(TimeSpan.FromMilliseconds(300));

        // It is sent at 0.8 s and the first one ended at 0.7 s; in responses, both are 0 s.
        var result = host.Run($$"""
            $ConfirmPreference = 'None'
            $restarted = Get-NeonEndpoint -Project {{app.ProjectId}} | Restart-NeonEndpoint -Wait
            $restarted.Operations.Status
            $restarted | Restart-NeonEndpoint
            """);

        Assert.Equal("NeonOutcomeUnknown", result.ErrorId);
        Assert.Equal(["finished", "finished"], result.Output.Select(item => item.BaseObject));
    }

    private static void LetRestartsTake(NeonHost host, int milliseconds)
    {
        foreach (var action in new[] { "suspend_compute", "start_compute" })
        {
            host.Emulator.Faults.AddToOperation(new OperationFault { Action = action, Duration = TimeSpan.FromMilliseconds(milliseconds) });
        }
    }
}
