using Xunit;

namespace Neon.Tests.Kernel;

public sealed class MultisetTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("ab", "ba", true)]
    [InlineData("aab", "aba", true)]
    [InlineData("aa", "ab", false)]
    [InlineData("ab", "aa", false)]
    [InlineData("aab", "abb", false)]
    [InlineData("a", "aa", false)]
    [InlineData("aa", "a", false)]
    public void Duplicate_items_are_counted(string one, string other, bool areSame) =>
        Assert.Equal(areSame, Multiset.AreSame(one, other, (left, right) => left == right));
}
