using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>
/// Whatever exception is thrown wherever: one error record of the module, without a secret, and a true statement about the
/// change. Exceptions of the engine and of downstream commands pass through unchanged.
/// </summary>
public sealed class UnexpectedErrorTests : IDisposable
{
    private static readonly string[] Reads = ["Get-NeonBranch -Project $project", "Get-NeonProject -Name app", "Get-NeonOperation -Project $project"];

    private static readonly string[] Changes =
    [
        "New-NeonBranch dev -Project $project", "Set-NeonBranch main -Name other -Project $project", "Remove-NeonProject $project -Confirm:$false",
        "New-NeonRole app_user -Project $project -Branch main", "New-NeonApiKey ci", "Reset-NeonRolePassword neondb_owner -Project $project -Branch main -Confirm:$false",
    ];

    private readonly Cut _cut = new();
    private readonly NeonHost _host;
    private readonly SeededProject _app;

    public UnexpectedErrorTests()
    {
        NeonHost? host = null;
        _cut.Inner = () => host!.Emulator.CreateHandler();
        _host = host = new NeonHost(handler: _cut);
        _app = _host.Seed();
    }

    private string Key => _host.Emulator.ApiKey;

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        var kinds = Kinds.Keys.ToArray();
        foreach (var command in Reads.Concat(Changes))
        {
            foreach (var point in new[] { FaultPoint.Handler, FaultPoint.AfterTheEffect, FaultPoint.Body })
            {
                cases.Add(command, point.ToString(), kinds[0]);
                cases.Add(command, point.ToString(), kinds[1 + (cases.Count % (kinds.Length - 1))]);
            }
        }

        return cases;
    }

    private static Dictionary<string, Func<string, Exception>> Kinds { get; } = new()
    {
        ["defect"] = key => new InvalidOperationException($"Bad state with {key}."),
        ["null"] = _ => NullReference(),
        ["argument"] = key => new ArgumentOutOfRangeException($"of {key}", "Capacity exceeds maximum capacity."),
        ["cancelled"] = _ => new OperationCanceledException("Nobody stopped it."),
        ["bundle"] = key => new AggregateException(new FormatException($"{key} is no number.")),
        ["unsupported"] = key => new NotSupportedException(key),
    };

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_exception_is_reported_as_one_error_record(string command, string point, string kind)
    {
        _cut.At = Enum.Parse<FaultPoint>(point);
        _cut.Thrown = () => Kinds[kind](Key);
        _cut.OnlyChanges = Changes.Contains(command);

        var result = Run(command);

        // A change whose response was lost may have been found.
        Assert.True(result.Errors.Count == 1 || (result.Errors.Count == 0 && _cut.Changed), $"{result.Errors.Count} errors");
        foreach (var error in result.Errors)
        {
            Assert.StartsWith("Neon", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.IsType<NeonApiException>(error.Exception);
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
            Assert.DoesNotContain(Key, error.ErrorDetails.Message + error.Exception, StringComparison.Ordinal);
            if (_cut.OnlyChanges)
            {
                // It is unknown how far it got.
                Assert.StartsWith("NeonOutcomeUnknown,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_bug_in_a_cmdlet_is_an_error_with_masked_secrets()
    {
        using var runspace = _host.NewRunspace(new SessionStateCmdletEntry("Test-Play", typeof(PlayCommand), null));
        Func<Commands.NeonCmdlet, CancellationToken, Task> play = async (_, _) =>
        {
            await Task.Yield();
            throw new InvalidOperationException("No luck.");
        };

        var result = PipelineResult.Of(runspace, "Test-Play -Play $play; 'next'", ("play", play));

        Assert.Equal("NeonUnexpectedError", result.ErrorId);
        Assert.Equal("An unexpected error occurred (InvalidOperationException): No luck.", result.Error.ErrorDetails.Message);
        Assert.Equal("next", Assert.Single(result.Output).BaseObject);
    }

    [Fact]
    public void An_exception_after_a_change_reports_that_the_change_was_made()
    {
        _cut.At = FaultPoint.AfterTheChange;
        _cut.Thrown = () => Kinds["defect"](Key);

        var result = Run("New-NeonBranch dev -Project $project -Wait");

        Assert.Equal("NeonUnexpectedError", result.ErrorId);
        Assert.StartsWith("The change was made (POST /projects/{project_id}/branches), but", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("before you run the command again", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_input_does_not_prevent_the_next_one()
    {
        _cut.At = FaultPoint.Handler;
        _cut.Thrown = () => Kinds["defect"](Key);
        _cut.Times = 1;

        var result = _host.Run("$project, $project | Get-NeonProject", ("project", _app.ProjectId));

        Assert.Equal("NeonUnexpectedError", result.ErrorId);
        Assert.Single(result.Output);
    }

    [Fact]
    public void A_stream_that_fails_during_a_download_causes_one_error_and_leaves_no_file()
    {
        using var folder = new TempFolder();
        _cut.At = FaultPoint.Body;
        _cut.Thrown = () => Kinds["defect"](Key);

        var result = _host.Run(
            $"Save-NeonBucketObject a.txt -LiteralPath '{folder["a.txt"]}' -Bucket uploads -Project $project -Branch $branch",
            ("project", _app.ProjectId),
            ("branch", _app.MainBranchId));

        Assert.Equal("NeonUnexpectedError", result.ErrorId);
        Assert.DoesNotContain(Key, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void A_failing_clock_is_reported_as_an_error()
    {
        var clock = new BrokenClock();
        var connection = _host.Connect(_host.Emulator.ApiKey, settings => settings with { Clock = clock });
        clock.IsBroken = true;

        var result = _host.Run("Get-NeonBranch -Project $project -Connection $there", ("project", _app.ProjectId), ("there", connection));

        Assert.StartsWith("Neon", result.ErrorId, StringComparison.Ordinal);
        Assert.IsType<NeonApiException>(result.Error.Exception);
    }

    [Theory]
    [InlineData("foreach ($i in 1, 2) { Get-NeonProject | ForEach-Object { break }; 'not reached' }; 'after'", 1, null)]
    [InlineData("foreach ($i in 1, 2) { Get-NeonProject | ForEach-Object { continue }; 'not reached' }; 'after'", 1, null)]
    [InlineData("Get-NeonProject | ForEach-Object { throw 'mine' }", 0, "mine")]
    [InlineData("Get-NeonProject | ForEach-Object { [int]::Parse('x') }", 0, "FormatException")]
    [InlineData("Get-NeonProject | ForEach-Object { Get-NeonBranch nosuch -Project $_.ProjectId -ErrorAction Stop }", 0, "NeonBranchNotFound,Neon.Commands.GetNeonBranchCommand")]
    [InlineData("Get-NeonProject nosuch-forest-12345678 -ErrorAction Stop", 0, "NeonProjectNotFound,Neon.Commands.GetNeonProjectCommand")]
    [InlineData("$VerbosePreference = 'Stop'; Get-NeonProject", 0, "ActionPreferenceStop,Neon.Commands.GetNeonProjectCommand")]
    [InlineData("Get-NeonProject | & { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $Item) process { $PSCmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new([System.IO.IOException]::new('x'), 'Theirs', 'NotSpecified', $null)) } }", 0, "Theirs")]
    public void Exceptions_and_loop_control_from_other_commands_pass_unchanged(string script, int output, string? id)
    {
        var result = _host.Run(script);

        Assert.Equal(output, result.Output.Count);
        Assert.Equal(id, result.Errors.Count == 0 ? null : result.Error.FullyQualifiedErrorId);
    }

    [Fact]
    public void A_secret_that_is_too_long_is_reported_by_the_module()
    {
        var result = _host.Run("Connect-Neon -ApiKey ('a' * 70000)");

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("65536", result.Error.ErrorDetails.Message, StringComparison.Ordinal);

        result = _host.Run("Publish-NeonFunction api -Environment @{ TOKEN = 'x' * 70000 } -Project $project -Branch main", ("project", _app.ProjectId));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("'TOKEN'", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(65536, Secret.Of(new string('x', 65536)).Length);
    }

    [Fact]
    public void An_oversized_password_does_not_fail_the_creation_of_a_role()
    {
        _cut.Rewrite = body => body.Replace("\"password\":\"", "\"password\":\"" + new string('p', 70000), StringComparison.Ordinal);

        var result = Run("New-NeonRole app_user -Project $project -Branch main");

        Assert.All(result.Errors, error => Assert.Matches("^NeonOutcomeUnknown|^NeonUnexpectedError|^NeonInvalidResponse", error.FullyQualifiedErrorId));
        Assert.All(result.Errors, error => Assert.Contains("was created", error.ErrorDetails.Message, StringComparison.Ordinal));
        Assert.True(result.Output.Count + result.Errors.Count == 1);
        Assert.DoesNotContain(result.Errors, error => error.ErrorDetails.Message.Contains("pppp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("New-NeonBranch dbg -Project $project -NoCompute", "POST")]
    [InlineData("Get-NeonBranch -Project $project", "GET")]
    public void Preference_Inquire_in_a_non_interactive_session_causes_one_error(string command, string method)
    {
        var result = _host.Run(new TestHost(0, () => throw NullReference()), $"$project = '{_app.ProjectId}'; $VerbosePreference = 'Inquire'; {command}");

        Assert.Equal("NeonUnexpectedError", result.ErrorId);
        Assert.Equal(
            method == "POST" && _host.Requests.Any(request => request.StartsWith("POST", StringComparison.Ordinal)),
            result.Error.ErrorDetails.Message.Contains("The change was made", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Remove-NeonBranch $branch -Project $project")]
    [InlineData("Remove-NeonProject $project")]
    [InlineData("New-NeonBranch dev -Project $project -Confirm")]
    [InlineData("Set-NeonProject $project -HistoryRetention 0")]
    public void A_change_that_needs_confirmation_is_refused_in_a_non_interactive_session(string command)
    {
        var branchId = _host.AddBranch(_app, "other");
        foreach (var failure in new[] { NullReference(), new NotImplementedException(), new PSInvalidOperationException(), new IOException("no terminal") })
        {
            var result = _host.Run(new TestHost(0, () => throw failure), $"$project = '{_app.ProjectId}'; $branch = '{branchId}'; {command}");

            Assert.Equal("NeonChangeRefused", result.ErrorId);
            Assert.Contains("this session cannot prompt", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Matches("-Confirm:\\$false|-Force", result.Error.ErrorDetails.RecommendedAction);
            Assert.DoesNotContain(_host.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
        }
    }

    private static Exception NullReference()
    {
        string? nothing = null;
        return Record.Exception(() => nothing!.Length)!;
    }

    private PipelineResult Run(string command) =>
        _host.Run(command, ("project", _app.ProjectId), ("branch", _app.MainBranchId));

    public enum FaultPoint
    {
        /// <summary>Before anything is sent.</summary>
        Handler,

        /// <summary>After Neon has made the change; the exception replaces the response.</summary>
        AfterTheEffect,

        /// <summary>While the body of the response is read.</summary>
        Body,

        /// <summary>In the request after a change.</summary>
        AfterTheChange,
    }

    /// <summary>Throws where a test specifies, between the transport and the emulator.</summary>
    private sealed class Cut : HttpMessageHandler
    {
        private HttpMessageInvoker? _inner;
        private int _thrown;

        public Func<HttpMessageHandler> Inner { get; set; } = null!;

        public FaultPoint? At { get; set; }

        public Func<Exception> Thrown { get; set; } = null!;

        public bool OnlyChanges { get; set; }

        public int Times { get; set; } = int.MaxValue;

        public Func<string, string>? Rewrite { get; set; }

        /// <summary>Whether a change was made.</summary>
        public bool Changed { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            var isChange = request.Method != HttpMethod.Get;
            var isMeant = isChange || !OnlyChanges;
            if ((At == FaultPoint.Handler && isMeant) || (At == FaultPoint.AfterTheChange && Changed))
            {
                ThrowOnce();
            }

            _inner ??= new HttpMessageInvoker(Inner());
            var response = await _inner.SendAsync(request, cancellationToken);
            Changed |= isChange && response.IsSuccessStatusCode;
            if (At == FaultPoint.AfterTheEffect && isMeant)
            {
                response.Dispose();
                ThrowOnce();
            }

            if (At == FaultPoint.Body && isMeant)
            {
                response.Content = new BrokenBody(Thrown);
            }

            if (Rewrite is not null && isChange)
            {
                response.Content = new StringContent(Rewrite(await response.Content.ReadAsStringAsync(cancellationToken)), System.Text.Encoding.UTF8, "application/json");
            }

            return response;
        }

        private void ThrowOnce()
        {
            if (_thrown++ < Times)
            {
                throw Thrown();
            }
        }
    }

    private sealed class BrokenBody(Func<Exception> thrown) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw thrown();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class BrokenClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override long GetTimestamp() => IsBroken ? throw new InvalidOperationException("The clock is broken.") : base.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException("The clock is broken.") : base.GetUtcNow();
    }
}
