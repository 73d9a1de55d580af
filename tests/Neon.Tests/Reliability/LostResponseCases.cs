using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>Every cmdlet that changes something, with those of its parameters that make a difference to what can be told.</summary>
internal static class LostResponseCases
{
    public static IReadOnlyList<LostResponseCase> All { get; } = [.. CmdletTestData.All.SelectMany(data => data.LostResponses)];
}
