using Neon.Help.Writing;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Help;

public sealed class ManifestTests
{
    /// <summary>The manifest is kept in the repository, so that a new cmdlet shows in a review.</summary>
    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_file_is_the_one_that_the_build_writes() => ApprovedFile.Check("Neon.psd1", File.ReadAllText(StagedModule.Manifest));

    [Fact]
    public void The_names_of_the_cmdlets_replace_those_that_were_there() => Assert.Equal(
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
