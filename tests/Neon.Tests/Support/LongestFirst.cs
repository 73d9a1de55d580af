using Neon.Tests.Contract;
using Neon.Tests.Help;
using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Neon.Tests.Views;
using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Neon.Tests.Support." + nameof(LongestFirst), "Neon.Tests")]

namespace Neon.Tests.Support;

/// <summary>
/// Starts the classes that run longest first, so that none of them runs alone when all others have ended, and the others in an
/// order of chance.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        .. new[] { typeof(ForeignLookTests), typeof(ExampleTests), typeof(SecretTests), typeof(OddValueTests), typeof(HostileCmdletTests), typeof(MixedOutputTests) }
            .Select(type => type.FullName!),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections
        .OrderByDescending(collection => Array.Exists(Longest, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)))
        .ThenBy(collection => collection.UniqueID);
}
