namespace Neon.Tests.Kernel;

/// <summary>A request as it left.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Uri, string? Authorization, string Body);
