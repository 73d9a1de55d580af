using Neon.Tests.Support;

namespace Neon.Tests.Reliability;

/// <summary>Every cmdlet that changes something, with the parameters that affect whether the outcome can be determined.</summary>
internal static class LostResponseCases
{
    public static IReadOnlyList<LostResponseCase> All { get; } = [.. CmdletTestData.All.SelectMany(data => data.LostResponses)];
}
