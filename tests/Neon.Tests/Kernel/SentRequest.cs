namespace Neon.Tests.Kernel;

/// <summary>A request as it was sent.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Uri, string? Authorization, string Body);
