using System.Globalization;
using System.Net;
using Neon.Emulator;
using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>A fault, once or from then on.</summary>
/// <param name="Title">The heading of its row.</param>
/// <param name="Plan">Sets it up for a command.</param>
internal sealed record FaultCase(string Title, Action<NeonHost, FaultCommand> Plan)
{
    private const int ForGood = 10_000;

    /// <summary>Whether it damages JSON in a way that cannot be detected in a file: a truncated file is also a file.</summary>
    public bool SpoilsJson { get; init; }

    public static IReadOnlyList<FaultCase> All { get; } =
    [
        new("none", (_, _) => { }),
        Once("no connection", EmulatorFault.Refused()),
        Always("no connection, permanent", EmulatorFault.Refused()),
        Once("connection reset before the change", EmulatorFault.DropBeforeEffect()),
        Once("connection reset after the change", EmulatorFault.DropAfterEffect()),
        new("connection reset after the change, then no connection (permanent)", (host, command) =>
        {
            host.Emulator.Faults.Add(command.OperationId, EmulatorFault.DropAfterEffect(), skip: command.Skip);
            host.Emulator.Faults.AddToAny(EmulatorFault.Refused(), ForGood, command.Skip);
        }),
        Once("no response", EmulatorFault.StalledHeaders()),
        Always("no response, permanent", EmulatorFault.StalledHeaders()),
        Once("a stalled response", EmulatorFault.StalledBody()),
        Once("a truncated response", EmulatorFault.TruncatedBody()),
        Once("a truncated gzip response", EmulatorFault.TruncatedGzip()) with { SpoilsJson = true },
        Once("truncated JSON", EmulatorFault.MalformedJson()) with { SpoilsJson = true },
        Once("an empty response", EmulatorFault.EmptyBody()) with { SpoilsJson = true },
        Once("another content type", EmulatorFault.WrongContentType()),
        Once("100 MB, announced", EmulatorFault.LargeBody(100_000_000)),
        Once("100 MB, not announced", EmulatorFault.LargeBody(100_000_000, announced: false)),
        Once("307 to another host", EmulatorFault.Redirect(new Uri("https://elsewhere.test/api/v2/projects"))),
        Once("301 to another host", EmulatorFault.Redirect(new Uri("https://elsewhere.test/"), HttpStatusCode.MovedPermanently)),
        Once("408", EmulatorFault.Status(HttpStatusCode.RequestTimeout)),
        Once("423", EmulatorFault.Status(HttpStatusCode.Locked)),
        Always("423, permanent", EmulatorFault.Status(HttpStatusCode.Locked)),
        Once("429", EmulatorFault.Status(HttpStatusCode.TooManyRequests)),
        Once("429, `Retry-After: 3`", Refusal("3")),
        new("429, `Retry-After` with a date", (host, command) => host.Emulator.Faults.Add(
            command.OperationId, Refusal(host.Clock.GetUtcNow().AddSeconds(3).ToString("R", CultureInfo.InvariantCulture)), skip: command.Skip)),
        Once("429, `Retry-After: soon`", Refusal("soon")),
        Once("429, `Retry-After: 3600`", Refusal("3600")),
        Always("429, permanent", EmulatorFault.Status(HttpStatusCode.TooManyRequests)),
        Once("500", EmulatorFault.Status(HttpStatusCode.InternalServerError)),
        Once("500 after the change", EmulatorFault.Status(HttpStatusCode.InternalServerError) with { AfterEffect = true }),
        Once("502", EmulatorFault.Status(HttpStatusCode.BadGateway)),
        Once("503", EmulatorFault.Status(HttpStatusCode.ServiceUnavailable)),
        Always("503, permanent", EmulatorFault.Status(HttpStatusCode.ServiceUnavailable)),
        Once("504", EmulatorFault.Status(HttpStatusCode.GatewayTimeout)),
        Once("524 with a web page", EmulatorFault.HtmlError()),
        Once("524 with a web page, after the change", EmulatorFault.HtmlError() with { AfterEffect = true }),
        Always("524 with a web page, permanent", EmulatorFault.HtmlError()),
    ];

    private static FaultCase Once(string title, EmulatorFault fault) =>
        new(title, (host, command) => host.Emulator.Faults.Add(command.OperationId, fault, skip: command.Skip));

    private static FaultCase Always(string title, EmulatorFault fault) =>
        new(title, (host, command) => host.Emulator.Faults.Add(command.OperationId, fault, ForGood, command.Skip));

    private static EmulatorFault Refusal(string retryAfter) => EmulatorFault.Status(
        HttpStatusCode.TooManyRequests, headers: new Dictionary<string, string> { ["retry-after"] = retryAfter });
}
