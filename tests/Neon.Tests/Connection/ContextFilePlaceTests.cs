using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>Which file is used in a folder: the CLI's rules, up to the home folder.</summary>
[Collection(SharedState.Name)]
public sealed class ContextFilePlaceTests : IDisposable
{
    private static readonly string Home = OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME";
    private readonly string? _before = Environment.GetEnvironmentVariable(Home);
    private readonly TempFolder _folder = new();

    public ContextFilePlaceTests() => Environment.SetEnvironmentVariable(Home, _folder["home/ada"]);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Home, _before);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("home/ada/app", "home/ada/app")]
    [InlineData("home/ada/app/src/deep", "home/ada/app")]
    [InlineData("home/ada/app/sub", "home/ada/app/sub")]
    [InlineData("home/ada/app/sub/", "home/ada/app/sub")]
    [InlineData("home/ada/bare", null)]
    [InlineData("home/ada", "home/ada")]
    [InlineData("home", "home")]
    [InlineData("home/bob/app", "home")]
    [InlineData("home/ada/blocked/src", null)]
    public void The_nearest_file_is_used_but_never_one_inherited_from_the_home_folder(string from, string? found)
    {
        foreach (var place in (string[])["home/.neon", "home/ada/.neon", "home/ada/app/.neon", "home/ada/app/sub/.neon", "home/ada/blocked/.neon/lib.rs"])
        {
            _folder.Write(place, "{}");
        }

        Directory.CreateDirectory(_folder[from]);

        Assert.Equal(found is null ? null : _folder[Path.Combine(found, ".neon")], ContextFile.Find(_folder[from]));
    }

    [Fact]
    public void A_broken_link_is_found_and_cannot_be_read()
    {
        _folder.Write("home/bob/.neon", """{ "projectId": "p-1" }""");
        Directory.CreateDirectory(_folder["home/bob/app"]);
        File.CreateSymbolicLink(_folder["home/bob/app/.neon"], _folder["nowhere"]);

        var found = ContextFile.Find(_folder["home/bob/app"]);

        Assert.Equal(_folder["home/bob/app/.neon"], found);
        Assert.Contains("cannot be read", Assert.Throws<NeonApiException>(() => ContextFile.ReadContext(found!)).Message, StringComparison.Ordinal);
    }
}
