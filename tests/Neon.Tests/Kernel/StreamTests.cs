using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>How a cmdlet behaves in a pipeline: what it writes and when, and how other commands end it.</summary>
public sealed class StreamTests : IDisposable
{
    private const string List = "Get-NeonOperation -Project quiet-forest-12345678";
    private readonly Replies _replies = new((_, page) => Replies.Json(
        $$"""{"operations":[{"id":"{{page}}-a","project_id":"quiet-forest-12345678"},{"id":"{{page}}-b","project_id":"quiet-forest-12345678"}],"pagination":{{(page < 4 ? $$"""{"cursor":"{{page}}"}""" : "null")}}}"""));

    private readonly NeonHost _host;

    public StreamTests() => _host = new NeonHost(handler: _replies);

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Output_is_streamed_before_the_next_page_is_requested()
    {
        var result = _host.Run(List + " | ForEach-Object { $sent.Sent.Count }", ("sent", _replies));

        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4, 5, 5], result.Output.Select(item => (int)item.BaseObject));
    }

    [Theory]
    [InlineData("foreach ($once in 1) { Get-NeonOperation -Project quiet-forest-12345678 | ForEach-Object { $_; break } }")]
    [InlineData("Get-NeonOperation -Project quiet-forest-12345678 | & { process { $_; throw 'enough' } }")]
    public void A_downstream_break_or_exception_ends_the_command(string script)
    {
        var result = _host.Run(script);

        Assert.Single(_replies.Sent);
        Assert.All(result.Errors, error => Assert.Equal("enough", error.Exception.Message));
    }

    [Fact]
    public void Select_Object_First_stops_further_requests()
    {
        var result = _host.Run(List + " | Select-Object -First 1; 'went on'");

        Assert.Empty(result.Errors);
        Assert.Equal(["0-a", "went on"], result.Output.Select(item => (item.BaseObject as Operation)?.OperationId ?? item.BaseObject));
        Assert.Single(_replies.Sent);
    }

    [Fact]
    public void Other_commands_can_block_on_their_own_tasks()
    {
        var result = _host.Run($"Import-Module '{typeof(BlockOnTaskCommand).Assembly.Location}'; {List} | Test-Blocking");

        Assert.Empty(result.Errors);
        Assert.All(result.Output, item => Assert.Equal("through", item.BaseObject));
        Assert.Equal(10, result.Output.Count);
    }

    [Fact]
    public void Verbose_lines_appear_in_order_with_the_output()
    {
        var result = _host.Run(List + " -Verbose 4>&1 | ForEach-Object { if ($_ -is [Neon.Operation]) { $_.OperationId } else { 'verbose' } }");

        Assert.Equal(
            ["verbose", "0-a", "0-b", "verbose", "1-a", "1-b", "verbose", "2-a", "2-b", "verbose", "3-a", "3-b", "verbose", "4-a", "4-b"],
            result.Output.Select(item => (string)item.BaseObject));
    }

    [Fact]
    public void A_verbose_line_precedes_everything_that_follows_its_request()
    {
        // Responses that are available before they are awaited: the code continues immediately.
        using var replies = new AtOnce(id => $$$"""{"branch":{"id":"{{{id}}}","project_id":"quiet-forest-12345678"},"operations":[]}""");
        using var host = new NeonHost(handler: replies);

        var result = host.Run("'br-calm-lake-a1b2c3d4', 'br-cool-pond-a1b2c3d4' | Remove-NeonBranch -Project quiet-forest-12345678 -Confirm:$false -Verbose");

        Assert.Empty(result.Errors);
        Assert.Equal(["Performing", "DELETE", "Performing", "DELETE"], result.Verbose.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void A_verbose_line_shows_the_route_without_values()
    {
        var line = _host.Run(List + " -Verbose").Verbose[0];

        Assert.StartsWith("GET /projects/{project_id}/operations: 200 OK in ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("quiet-forest", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Verbose_preference_Stop_ends_the_command_cleanly()
    {
        var result = _host.Run($"$VerbosePreference = 'Stop'; try {{ {List} }} catch {{ $_.FullyQualifiedErrorId }}; $VerbosePreference = 'SilentlyContinue'; ({List}).Count");

        Assert.Empty(result.Errors);
        Assert.StartsWith("ActionPreferenceStop", (string)result.Output[0].BaseObject, StringComparison.Ordinal);
        // The numbers continue: the stopped list had requested one page.
        Assert.Equal(8, result.Output[^1].BaseObject);
    }

    [Fact]
    public void Error_action_Stop_ends_the_script_with_the_original_error_record()
    {
        var result = _host.Run("try { '/a//b', '/things' | ForEach-Object { Invoke-NeonApi $_ -ErrorAction Stop } } catch { $_ }");

        var record = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);
        Assert.Empty(_replies.Sent);
        Assert.StartsWith("NeonInvalidInput,", record.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.IsType<NeonApiException>(record.Exception);
        Assert.NotNull(record.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Error_action_Ignore_and_error_variable_work_as_usual()
    {
        var result = _host.Run("Invoke-NeonApi /a//b -ErrorAction SilentlyContinue -ErrorVariable met; $met[0].FullyQualifiedErrorId; Invoke-NeonApi /a//b -ErrorAction Ignore");

        Assert.Equal("NeonInvalidInput,Neon.Commands.InvokeNeonApiCommand", Assert.Single(result.Output).BaseObject);
        Assert.Empty(result.Errors.Skip(1));
        Assert.Empty(_replies.Sent);
    }

    private sealed class AtOnce(Func<string, string> body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Replies.Json(body(request.RequestUri!.Segments[^1])));
    }
}
