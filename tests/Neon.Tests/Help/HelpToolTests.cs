using Neon.Help;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The tool as the build runs it.</summary>
public sealed class HelpToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neon-help-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    // An assembly with documentation but without cmdlets.
    private static string Empty => Path.Combine(AppContext.BaseDirectory, "Neon.Transport.dll");

    [Fact]
    public void An_assembly_without_cmdlets_gets_an_empty_help_file()
    {
        var maml = Path.Combine(_folder, "en-US");
        var markdown = Path.Combine(_folder, "reference");

        Assert.Equal(0, Run("--assembly", Empty, "--maml", maml, "--markdown", markdown));

        Assert.Contains("<helpItems schema=\"maml\"", File.ReadAllText(Path.Combine(maml, "Neon.Transport.dll-Help.xml")), StringComparison.Ordinal);
        Assert.Equal(["README.md"], Directory.GetFiles(markdown).Select(Path.GetFileName));
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void A_manifest_receives_the_cmdlet_list_and_keeps_the_rest()
    {
        var manifest = Path.Combine(_folder, "Neon.psd1");
        File.WriteAllText(manifest, "@{\n    CmdletsToExport = @(\n        'Get-NeonGone'\n    )\n    AliasesToExport = @()\n}\n");

        Assert.Equal(0, Run("--assembly", Empty, "--maml", Path.Combine(_folder, "en-US"), "--manifest", manifest));

        Assert.Equal("@{\n    CmdletsToExport = @(\n    )\n    AliasesToExport = @()\n}\n", File.ReadAllText(manifest));
    }

    [Fact]
    public void Findings_are_printed_line_by_line_and_nothing_is_written()
    {
        Assert.Equal(1, Run("--assembly", typeof(HelpToolTests).Assembly.Location, "--maml", Path.Combine(_folder, "en-US")));

        var lines = _error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("Get-NeonBare : error HELP0001: has no example.", lines);
        Assert.All(lines, line => Assert.Contains(" : error HELP0001: ", line, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_check_writes_nothing()
    {
        Assert.Equal(0, Run("--check", "--assembly", Empty, "--maml", _folder, "--markdown", _folder));

        Assert.Equal("Help of 0 cmdlets and 0 topics is complete.", _output.ToString().Trim());
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_missing_assembly_is_an_error()
    {
        var missing = Path.Combine(_folder, "Missing.dll");

        Assert.Equal(1, Run("--assembly", missing, "--check"));

        Assert.Contains($"{missing} does not exist.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_documentation_is_an_error()
    {
        var lonely = Path.Combine(_folder, "Lonely.dll");
        File.Copy(Empty, lonely);

        Assert.Equal(1, Run("--assembly", lonely, "--check"));

        Assert.Contains("Lonely.xml does not exist.", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--check")]
    [InlineData("--assembly", "Neon.dll")]
    [InlineData("--assembly", "Neon.dll", "--maml")]
    [InlineData("--assembly", "Neon.dll", "--maml", "")]
    [InlineData("--assembly", "Neon.dll", "--check", "--other", "x")]
    public void Wrong_arguments_print_the_usage(params string[] arguments)
    {
        Assert.Equal(2, Run(arguments));

        Assert.StartsWith("usage:", _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private int Run(params string[] arguments) => HelpTool.Run(arguments, _output, _error);
}
