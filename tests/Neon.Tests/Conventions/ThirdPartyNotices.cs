using System.Diagnostics;
using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>The shipped notices match the shipped packages.</summary>
public sealed partial class ThirdPartyNotices
{
    private static readonly string[] Ours = ["Neon.Transport", "Neon.Emulator"];
    private static readonly string Isolated = Path.Combine(StagedModule.Folder, "bin", "net8.0", "isolated");
    private static readonly string Notices = File.ReadAllText(Path.Combine(StagedModule.Folder, "THIRD-PARTY-NOTICES.md"));

    [Fact]
    public void Third_party_assemblies_and_listed_packages_match() =>
        Assert.Equal(
            Directory.GetFiles(Isolated, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!).Except(Ours).Order(StringComparer.Ordinal),
            Listed().Select(package => package.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_listed_versions_match_the_shipped_ones() =>
        Assert.All(Listed(), package => Assert.Equal(
            package.Version,
            FileVersionInfo.GetVersionInfo(Path.Combine(Isolated, package.Name + ".dll")).ProductVersion!.Split('+')[0]));

    [Fact]
    public void Packages_of_dotnet_have_a_supported_version() =>
        Assert.All(
            Listed().Where(package => !package.Name.StartsWith("Polly", StringComparison.Ordinal)),
            package => Assert.True(Version.Parse(package.Version).Major >= 10, $"{package.Name} {package.Version}"));

    [Fact]
    public void Only_assemblies_reachable_from_the_transport_are_shipped()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var packages = Path.Combine(StagedModule.RepositoryRoot, "src", "Neon.Transport", "bin", configuration, "net8.0");
        using var reachable = new ReachableTypes(packages, "Neon.Transport");

        Assert.Equal(
            reachable.Assemblies.Except(Ours).Order(StringComparer.Ordinal),
            Directory.GetFiles(Isolated, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!).Except(Ours).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_full_text_of_each_listed_license_is_included()
    {
        Assert.Equal(["BSD-3-Clause", "MIT"], Listed().Select(package => package.Licence).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains("The MIT License (MIT)", Notices, StringComparison.Ordinal);
        Assert.Contains("BSD 3-Clause License", Notices, StringComparison.Ordinal);
    }

    private static IReadOnlyList<(string Name, string Version, string Licence)> Listed() =>
        [.. Rows().Matches(Notices).Select(match => (match.Groups["name"].Value, match.Groups["version"].Value, match.Groups["licence"].Value))];

    [GeneratedRegex(@"^\| (?<name>[\w.]+) \| (?<version>\d[\d.]*) \| (?<licence>\S+) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
