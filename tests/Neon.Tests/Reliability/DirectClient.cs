using Neon.Tests.Kernel;

namespace Neon.Tests.Reliability;

/// <summary>A client of the kernel without an engine, over exact responses. Each one is a separate account for the limits.</summary>
internal static class DirectClient
{
    public static NeonClient Over(Replies replies) => new(new NeonConnection(new ConnectionSettings(Secret.Of("napi_any"), "test")
    {
        BaseUri = new Uri($"https://{Guid.NewGuid():N}.test/api/v2/"),
        PrimaryHandler = replies,
    }));
}
