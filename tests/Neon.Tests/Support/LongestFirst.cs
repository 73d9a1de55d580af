using Neon.Tests.Contract;
using Neon.Tests.Help;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Neon.Tests.Views;
using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Neon.Tests.Support." + nameof(LongestFirst), "Neon.Tests")]

namespace Neon.Tests.Support;

/// <summary>Starts the longest-running classes first, so that none of them runs alone at the end, and the others in random order.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        .. new[] { typeof(InterceptedCheckTests), typeof(ExampleTests), typeof(SecretTests), typeof(OddValueTests), typeof(HostileCmdletTests), typeof(MixedOutputTests) }
            .Select(type => type.FullName!),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections
        .OrderByDescending(collection => Array.Exists(Longest, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)))
        .ThenBy(collection => collection.UniqueID);
}
