using System.Management.Automation;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Each refusal of the emulator has advice for its own cause, or is listed here with the reason why it has none.</summary>
public sealed partial class EmulatorRefusalTests
{
    /// <summary>Refusals that no cmdlet can cause: the module checks the input, or never sends such a request.</summary>
    private static readonly string[] NeverCaused =
    [
        "invalid cursor", "invalid request", "timestamp and lsn cannot be specified at the same time", "invalid LSN", "settings must not be nil",
        "jwks_url must be an https URL", "jwks_url is required for an external", "ttl_seconds must be positive", "unknown init_source", "unknown format",
        "at least one of zip, runtime", "environment must be a JSON object", "name must not be blank", "at least one property besides type", "unsupported entity_type", "unknown metric",
    ];

    /// <summary>Refusals with the same cause, and so with the same advice.</summary>
    private static readonly string[] SameCause =
    [
        "precedes the history", "expires_at must be", "branches that expire|branch that expires|expire", "protected branch", "child|children", "default branch", "VPC endpoint", "smtp|SMTP",
    ];

    private static readonly (HttpStatusCode Status, string Message, string Code)[] All = [.. Sources().SelectMany(file => RefusalsIn(file.Text))];

    private static readonly string[] Unread =
    [
        .. from file in Sources()
           let read = Literal().Matches(file.Text).Select(match => match.Index).ToHashSet()
           from thrown in Throws().Matches(file.Text)
           where !read.Contains(thrown.Index)
           select file.Name,
    ];

    [Fact]
    public void Each_refusal_has_advice_or_cannot_be_caused()
    {
        Assert.InRange(All.Length, 90, 200);
        Assert.Empty(All.Where(refusal => !IsNeverCaused(refusal.Message) && AdviceOf(refusal).Length == 0).Select(refusal => refusal.Message));
    }

    [Fact]
    public void Each_refusal_that_cannot_be_caused_exists() =>
        Assert.All(NeverCaused, text => Assert.Contains(All, refusal => refusal.Message.StartsWith(text, StringComparison.Ordinal)));

    [Fact]
    public void No_advice_is_for_refusals_with_several_causes() => Assert.Empty(
        from refusal in All
        from advice in AdviceOf(refusal)
        group refusal.Message by advice into shared
        where shared.Distinct().Count() > 1 && !SameCause.Any(cause => shared.All(message => Regex.IsMatch(message, cause)))
        select $"{shared.Key} <- {string.Join(" | ", shared.Distinct())}");

    /// <summary>Only texts that the code builds in several steps are left out; the others are read by the tests above.</summary>
    [Fact]
    public void All_refusals_of_the_emulator_are_read() => Assert.Equal(["ComputeSize.cs", "ComputeSize.cs"], Unread);

    private static bool IsNeverCaused(string message) => NeverCaused.Any(text => message.StartsWith(text, StringComparison.Ordinal));

    private static string[] AdviceOf((HttpStatusCode Status, string Message, string Code) refusal)
    {
        var failure = new NeonApiException(NeonFailure.ErrorResponse, refusal.Message) { StatusCode = refusal.Status, Code = refusal.Code };
        string[] Of(IEnumerable<NeonCmdlet> cmdlets) => [.. cmdlets.Select(cmdlet => cmdlet.RecordOf(failure, null).ErrorDetails.RecommendedAction).Where(advice => advice.Length > 0).Distinct()];

        // A cmdlet with advice of its own never meets the refusals that have the same advice everywhere.
        return Of([new GetNeonProjectCommand()]) is { Length: > 0 } general ? general : Of(Cmdlets.Value);
    }

    /// <summary>The cmdlets with advice of their own.</summary>
    private static readonly Lazy<NeonCmdlet[]> Cmdlets = new(() =>
        [.. typeof(NeonCmdlet).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false))
            .Where(type => type.GetProperty("OwnRefusals", BindingFlags.Instance | BindingFlags.NonPublic)?.GetMethod!.DeclaringType != typeof(NeonApiCmdlet))
            .Where(type => type.IsSubclassOf(typeof(NeonApiCmdlet)))
            .Select(type => (NeonCmdlet)Activator.CreateInstance(type)!)]);

    private static IEnumerable<(HttpStatusCode Status, string Message, string Code)> RefusalsIn(string source) =>
        from match in Literal().Matches(source).Concat(Sizes().Matches(source))
        let status = match.Groups["kind"].Value switch { "Conflict" => HttpStatusCode.Conflict, "Unprocessable" => HttpStatusCode.UnprocessableEntity, "BadRequest" or "" when !match.Groups["status"].Success => HttpStatusCode.BadRequest, _ => Enum.Parse<HttpStatusCode>(match.Groups["status"].Value) }
        // A 404 names the resource; 423, 429 and 5xx have advice by their status.
        where status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotAcceptable or HttpStatusCode.Forbidden or HttpStatusCode.PreconditionFailed
        select (status, Hole().Replace(match.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("{LargestFixed}", "56", StringComparison.Ordinal), "x"), match.Groups["code"].Value);

    private static (string Name, string Text)[] Sources() =>
        [.. Directory.EnumerateFiles(Path.Combine(StagedModule.RepositoryRoot, "src", "Neon.Emulator"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(path) != "ApiException.cs")
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];

    [GeneratedRegex("""ApiException\.(?:BadRequest|Conflict|Unprocessable)\(""")]
    private static partial Regex Throws();

    [GeneratedRegex("""(?:ApiException\.(?<kind>BadRequest|Conflict|Unprocessable)|new ApiException)\(\s*(?:(?:System\.Net\.)?HttpStatusCode\.(?<status>\w+),\s*)?\$?"(?<text>(?:[^"\\]|\\.)*)"(?:,\s*"(?<code>[A-Z_]+)")?""")]
    private static partial Regex Literal();

    [GeneratedRegex("(?<=\\? |: |Text\\()\\$?\"(?<text>autoscaling_limit_m[^\"]* must [^\"]*)\"")]
    private static partial Regex Sizes();

    [GeneratedRegex(@"\{[^}]*(?:\}|$)")]
    private static partial Regex Hole();
}
