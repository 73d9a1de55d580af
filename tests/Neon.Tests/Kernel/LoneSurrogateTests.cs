using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Text that was cut in the middle of a character would be sent with U+FFFD in its place, as a name that the user did not specify.</summary>
public sealed class LoneSurrogateTests : IDisposable
{
    private readonly NeonHost _host = new();

    public LoneSurrogateTests()
    {
        _host.Seed();
        _host.Forget();
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("New-NeonProject $text")]
    [InlineData("New-NeonBranch $text -Project app")]
    [InlineData("Set-NeonBranch main -Project app -Name $text")]
    [InlineData("Set-NeonProject app -Name $text")]
    [InlineData("New-NeonRole $text -Project app -Branch main")]
    [InlineData("New-NeonDatabase $text -Project app -Branch main -Owner neondb_owner")]
    [InlineData("New-NeonApiKey $text")]
    [InlineData("Invoke-NeonApi /projects -Method Post -Body @{ project = @{ name = $text } }")]
    [InlineData("Invoke-NeonApi /projects -Method Post -Body \"{`\"name`\":`\"$text`\"}\"")]
    public void It_is_refused_before_it_is_sent(string command)
    {
        var result = _host.Run(command + " -Confirm:$false", ("text", "a\ud83db"));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains("ends in the middle of a character", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void Surrogate_pairs_are_sent() => Assert.Equal("a\ud83d\ude00b", Assert.Single(_host.Get<Branch>("New-NeonBranch $text -Project app", ("text", "a\ud83d\ude00b"))).Name);
}
