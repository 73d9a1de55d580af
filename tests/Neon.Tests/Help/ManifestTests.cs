using Neon.Help.Writing;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

public sealed class ManifestTests
{
    /// <summary>The manifest is kept in the repository, so that a review shows a new cmdlet.</summary>
    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_file_matches_the_build_output() => ApprovedFile.Check("Neon.psd1", File.ReadAllText(StagedModule.Manifest));

    [Fact]
    public void The_cmdlet_names_replace_the_previous_ones() => Assert.Equal(
        """
        @{
            RootModule      = 'Samples.dll'
            CmdletsToExport = @(
                'Get-NeonSample'
                'New-NeonSample'
            )
            AliasesToExport = @()
        }
        """,
        ManifestWriter.Text(SampleHelp.Good, """
            @{
                RootModule      = 'Samples.dll'
                CmdletsToExport = @(
                    'Get-NeonSample'
                    'Remove-NeonSample'
                )
                AliasesToExport = @()
            }
            """));

    [Theory]
    [InlineData("@{ RootModule = 'Samples.dll' }")]
    [InlineData("@{\n    CmdletsToExport = '*'\n}")]
    public void A_manifest_without_the_list_is_an_error(string manifest) =>
        Assert.Throws<InvalidDataException>(() => ManifestWriter.Text(SampleHelp.Good, manifest));
}
