using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The reference pages of the repository are those that the build writes.</summary>
[Trait(ApprovedFile.Trait, ApprovedFile.Files)]
public sealed class ReferenceTests
{
    [Fact]
    public void The_pages_match_the_build_output() => ApprovedFile.CheckFolder("docs/reference", "out/reference");
}
