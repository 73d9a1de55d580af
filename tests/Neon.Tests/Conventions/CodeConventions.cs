using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>Rules of the code that the compiler cannot check.</summary>
public sealed partial class CodeConventions
{
    private static readonly string Source = Path.Combine(StagedModule.RepositoryRoot, "src");

    [Fact]
    public void The_kernel_does_not_depend_on_resources()
    {
        var slices = Directory.GetDirectories(Path.Combine(Source, "Neon"))
            .Where(folder => Path.GetFileName(folder) is not ("Kernel" or "bin" or "obj"))
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs"))
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => !name.EndsWith("Display", StringComparison.Ordinal));
        var mention = new Regex($@"\b(?<!\.)({string.Join('|', slices.Select(Regex.Escape))})\b(?!\.cs)");

        Assert.Empty(
            from file in FilesOf("Neon/Kernel")
            from line in CodeOf(file)
            let match = mention.Match(line)
            where match.Success && !IsProperty(line, match)
            select $"{Path.GetFileName(file)}: {line.Trim()}");
    }

    /// <summary>The outcome of a change that does not use ChangeAsync would not be checked if its response is lost.</summary>
    [Fact]
    public void Only_downloads_and_Invoke_NeonApi_bypass_the_check_for_lost_responses() =>
        Assert.Equal(
            ["InvokeNeonApiCommand: SendAsync", "InvokeNeonApiCommand: PageAsync", "BucketObjectApi: DownloadAsync"],
            from file in FilesOf("Neon").Order(StringComparer.Ordinal)
            where !file.Contains("Kernel", StringComparison.Ordinal)
            let code = File.ReadAllText(file)
            from call in ExchangeCall().Matches(code)
            select $"{Path.GetFileNameWithoutExtension(file)}: {MethodBefore().Matches(code[..call.Index])[^1].Groups[1].Value}");

    /// <summary>Attributes cannot be shared, so each context repeats them.</summary>
    [Fact]
    public void All_JSON_contexts_have_the_same_options()
    {
        var options = typeof(NeonObject).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
            .ToLookup(context => Assert.Single(context.GetCustomAttributesData(), data => data.AttributeType == typeof(JsonSourceGenerationOptionsAttribute)).ToString(), context => context.Name);
        var usual = options.MaxBy(group => group.Count())!;

        Assert.InRange(usual.Count(), 30, int.MaxValue);
        Convention.None(options.Where(group => group.Key != usual.Key).SelectMany(group => group), $"Copy [JsonSourceGenerationOptions] from {usual.First()} to");
    }

    [Fact]
    public void Parents_are_set_in_one_place()
    {
        string[] stamps = ["WithProject", "WithBranch", "WithDatabase", "WithOrganization"];

        Assert.Empty(typeof(NeonObject).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NeonObject)))
            .Where(type => stamps.Any(name => type.GetMember(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Length > 0))
            .Select(type => type.Name));
        Assert.Empty(
            from file in FilesOf("Neon")
            where Path.GetFileName(file) != "ParentStamp.cs"
            from line in CodeOf(file)
            where Stamp().IsMatch(line)
            select $"{Path.GetFileName(file)}: {line.Trim()}");
    }

    [Fact]
    public void Cmdlets_contain_no_routes_and_no_JSON() =>
        Convention.None(
            from file in FilesOf("Neon")
            where file.EndsWith("Command.cs", StringComparison.Ordinal) && !file.EndsWith("InvokeNeonApiCommand.cs", StringComparison.Ordinal)
            from line in CodeOf(file)
            where line.Contains("Route.Of", StringComparison.Ordinal) || line.Contains("JsonSerializer", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {line.Trim()}",
            "Move to a typed call of the resource, in its ...Api.cs:");

    /// <summary>These have no project or branch as their parent, or look up more than one id; all others hold a <c>Removal</c>.</summary>
    [Fact]
    public void Removals_from_a_project_or_a_branch_share_their_steps() =>
        Convention.Same(
            [
                "Removal", "RemoveNeonBranchCommand", "RemoveNeonBucketObjectCommand", "RemoveNeonEndpointCommand", "RemoveNeonOrganizationMemberCommand",
                "RemoveNeonProjectCommand", "RemoveNeonVpcEndpointCommand", "RevokeNeonApiKeyCommand",
            ],
            FilesOf("Neon").Where(file => File.ReadAllText(file).Contains("new IfExists(", StringComparison.Ordinal))
                .Select(file => Path.GetFileNameWithoutExtension(file)),
            "These no longer have steps of their own: remove them from this list:",
            "Use ProjectItemRemoval or BranchItemRemoval instead of IfExists in");

    [Fact]
    public void Nothing_sleeps_blocks_or_writes_to_the_console() =>
        Assert.Empty(
            from file in FilesOf("Neon").Concat(FilesOf("Neon.Transport")).Concat(FilesOf("Neon.Emulator"))
            from line in CodeOf(file)
            where Forbidden().IsMatch(line)
            select $"{Path.GetFileName(file)}: {line.Trim()}");

    /// <summary>
    /// A disk that does not respond would block Ctrl+C, and a pipe would never open. <c>RegularFile</c> checks before it opens;
    /// calls that may block run as <c>FileWork</c>.
    /// </summary>
    [Fact]
    public void Files_are_opened_in_a_few_places_and_cmdlets_do_not_block_on_them()
    {
        Assert.Equal(
            ["ContextFile", "FileDownload", "FunctionPackage", "RegularFile"],
            FilesOf("Neon").Where(file => CodeOf(file).Any(line => Opening().IsMatch(line))).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));
        Assert.Empty(
            from file in FilesOf("Neon")
            where file.EndsWith("Command.cs", StringComparison.Ordinal)
            let code = string.Join('\n', CodeOf(file))
            where Blocking().IsMatch(code) && !code.Contains("FileWork.RunAsync(", StringComparison.Ordinal)
            select Path.GetFileName(file));
    }

    [Fact]
    public void Temporary_files_are_created_in_one_place() =>
        Assert.Equal(
            ["TemporaryFile"],
            FilesOf("Neon").Where(file => CodeOf(file).Any(line => Temporary().IsMatch(line))).Select(file => Path.GetFileNameWithoutExtension(file)!));

    [Fact]
    public void Error_records_are_created_in_one_file() =>
        Assert.Empty(FilesOf("Neon")
            .Where(file => Path.GetFileName(file) != "NeonErrors.cs" && CodeOf(file).Any(line => line.Contains("new ErrorRecord(", StringComparison.Ordinal)))
            .Select(Path.GetFileName));

    /// <summary>There, external text is made visible; any other output would bypass it.</summary>
    [Fact]
    public void User_facing_text_is_written_in_one_file() =>
        Assert.Empty(
            from file in FilesOf("Neon")
            where Path.GetFileName(file) is not ("NeonCmdlet.cs" or "Palette.cs")
            from line in CodeOf(file)
            where Written().IsMatch(line) && !(Path.GetFileName(file) == "StateDisplay.cs" && line.Contains("VisibleText.Of", StringComparison.Ordinal))
            select $"{Path.GetFileName(file)}: {line.Trim()}");

    /// <summary>Certificates are always validated, and no setting disables that.</summary>
    [Fact]
    public void Certificates_are_validated_only_by_the_framework() =>
        Assert.Empty(
            from file in FilesOf("Neon").Concat(FilesOf("Neon.Transport"))
            from line in CodeOf(file)
            where line.Contains("Certificate", StringComparison.Ordinal) || line.Contains("SslOptions", StringComparison.Ordinal)
                || line.Contains("ServicePointManager", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {line.Trim()}");

    /// <summary>
    /// In Turkish, i and I are different letters, and a name in another case would not match. Only the order of lists and
    /// the notation of typed dates depend on the user's culture.
    /// </summary>
    [Fact]
    public void Names_are_compared_independently_of_culture() =>
        Assert.Empty(
            from file in FilesOf("Neon").Concat(FilesOf("Neon.Transport"))
            where Path.GetFileName(file) is not ("NeonObject.Equality.cs" or "TimeText.cs")
            from line in CodeOf(file)
            where line.Contains("CurrentCulture", StringComparison.Ordinal)
                || CulturalCase().IsMatch(line)
                || (Insensitive().IsMatch(line) && !line.Contains("CultureInvariant", StringComparison.Ordinal))
            select $"{Path.GetFileName(file)}: {line.Trim()}");

    [Fact]
    public void Approve_runs_every_test_that_checks_an_approved_file()
    {
        var tests = Path.Combine(StagedModule.RepositoryRoot, "tests", "Neon.Tests");
        var checking = Directory.GetFiles(tests, "*Tests.cs", SearchOption.AllDirectories).Append(Path.Combine(tests, "Conventions", "PublicApi.cs"))
            .Select(file => (Name: Path.GetFileName(file), Code: File.ReadAllText(file)))
            .Where(file => file.Code.Contains("ApprovedFile.Check", StringComparison.Ordinal) || file.Code.Contains("GeneratedSection.Check(", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(checking);
        Assert.Empty(checking.Where(file => !file.Code.Contains("[Trait(ApprovedFile.Trait, ApprovedFile.Files)]", StringComparison.Ordinal)).Select(file => file.Name));
        Assert.Contains(
            $"'{ApprovedFile.Trait}={ApprovedFile.Files}'",
            File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "build.ps1")),
            StringComparison.Ordinal);
    }

    private static IEnumerable<string> FilesOf(string folder) => Directory
        .GetFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> CodeOf(string file) =>
        File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(line => Text().Replace(line, "\"\""));

    // A property may have the name of a type: the Branch of a route is not the type Branch.
    private static bool IsProperty(string line, Match match) =>
        line.Contains($" {match.Value} {{ get", StringComparison.Ordinal)
        || line.Contains($"{match.Value} =", StringComparison.Ordinal)
        || line.Contains($"string {match.Value},", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\w\.(ProjectId|BranchId|OrganizationId|DatabaseName) (\?\?)?= ")]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\bExchangeAsync\(")]
    private static partial Regex ExchangeCall();

    [GeneratedRegex(@"^    (?:public|internal|private)[^\n(]* (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex MethodBefore();

    [GeneratedRegex(@"\bbase\.(Write|Should)|\b(WriteDebug|WriteInformation|WriteCommandDetail)\(|\bHost\.UI\b|Palette\.Engine\.Paint")]
    private static partial Regex Written();

    [GeneratedRegex(@"\.To(Lower|Upper)\(\)|string\.Compare\(")]
    private static partial Regex CulturalCase();

    [GeneratedRegex(@"(WildcardOptions|RegexOptions)\.IgnoreCase")]
    private static partial Regex Insensitive();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"new FileStream\(|\bFile\.(?:Open|Read|Append)|\.OpenRead\(|\.OpenText\(|new StreamReader\(")]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(?:File|Directory)\.[A-Z]|\bnew (?:FileInfo|DirectoryInfo)\(.*\)\.")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"GetTempPath|GetTempFileName|GetRandomFileName|\bFile\.Delete")]
    private static partial Regex Temporary();

    [GeneratedRegex(@"Thread\.Sleep|Console\.(?!(IsOutputRedirected|OutputEncoding)\b)|\.Wait\(\)|Task\.Delay\([^,]*\)|DateTime(Offset)?\.Now\b")]
    private static partial Regex Forbidden();
}
