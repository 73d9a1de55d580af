using Neon.Help.Reading;
using Neon.Help.Writing;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The reference pages.</summary>
public sealed class MarkdownTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neon-reference-").FullName;

    [Fact]
    public void A_page_begins_with_synopsis_syntax_and_description() => Assert.StartsWith(
        """
        <!-- Generated from the XML documentation of the cmdlet's source. -->

        # Get-NeonSample

        Gets samples by name or by key.

        ## Syntax

        ### ByName (default)

        ```text
        Get-NeonSample [[-Name] <string[]>] [-Connection <string>] [-Parent <SampleIdentity>]
            [-TimeoutSec <int>] [<CommonParameters>]
        ```

        ### ById

        ```text
        Get-NeonSample -Id <string> [-Connection <string>] [-Parent <SampleIdentity>] [-TimeoutSec <int>]
            [<CommonParameters>]
        ```

        ## Description

        Lists every `Sample`, or those that `-Name` matches. `$null` means all; see [New-NeonSample](New-NeonSample.md) and [the guide](https://example.com/samples).

        The order is this:

        1. Key: ascending,
        2. then `name` & `ReadOnly`.

        The last words, with a_b and \*stars\*.

        Aliases: `gns`, `samples`

        ## Examples

        """,
        Page("Get-NeonSample"),
        StringComparison.Ordinal);

    [Fact]
    public void Examples_are_fenced_with_their_language() => Assert.Contains(
        """
        ### Example 2

        Pipes two samples on.

        The second sentence of the introduction.

        ```powershell
        Get-NeonSample -Name 'a*', 'b*' |
            Where-Object { $_.SampleId -ne 'x' } |
            New-NeonSample -Name 'copy <1>' -Mode ReadOnly
        ```

        The response, as JSON:

        ```json
        { "id": 1 }
        ```
        """,
        Page("Get-NeonSample"),
        StringComparison.Ordinal);

    [Fact]
    public void Parameters_have_text_values_and_a_table()
    {
        Assert.Contains(
            """
            ### -Mode

            What the sample may do.

            Accepted values:

            - `ReadOnly`: Reads only.
            - `ReadWrite`: Reads and writes.

            | | |
            | --- | --- |
            | Type | `SampleMode` |
            | Required | no |
            | Position | 1 |
            | Default | ReadWrite |
            | Pipeline input | no |
            | Wildcards | no |
            """,
            Page("New-NeonSample"),
            StringComparison.Ordinal);
        Assert.Contains("| Aliases | `SampleId` |\n| Parameter sets | ById |\n", Page("Get-NeonSample"), StringComparison.Ordinal);
        Assert.DoesNotContain("-Trace", Page("Get-NeonSample"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_ends_with_outputs_and_links() => Assert.EndsWith(
        """
        ## Outputs

        ### Neon.Tests.Help.Samples.Sample

        A sample as the sample cmdlets write it.

        ## Related links

        - [Online version](https://api-docs.neon.tech/reference/listsamples)
        - [New-NeonSample](New-NeonSample.md)
        - [More about samples](https://example.com/more)

        """,
        Page("Get-NeonSample"),
        StringComparison.Ordinal);

    [Fact]
    public void The_index_lists_cmdlets_by_noun() => Assert.Equal(
        """
        <!-- Generated from the XML documentation of the cmdlet's source. -->

        # Cmdlet reference

        ## NeonSample

        | Cmdlet | Purpose |
        | --- | --- |
        | [Get-NeonSample](Get-NeonSample.md) | Gets samples by name or by key. |
        | [New-NeonSample](New-NeonSample.md) | Creates a sample. |

        """,
        MarkdownFolder.Index(SampleHelp.Good));

    [Fact]
    public void Pages_of_removed_cmdlets_are_deleted_and_other_files_kept()
    {
        File.WriteAllText(Path.Combine(_folder, "Get-NeonGone.md"), MarkdownFolder.Marker + "\n");
        File.WriteAllText(Path.Combine(_folder, "notes.md"), "# Notes\n");

        MarkdownFolder.Write(SampleHelp.Good, _folder);

        Assert.Equal(
            ["Get-NeonSample.md", "New-NeonSample.md", "README.md", "notes.md"],
            Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Page("New-NeonSample"), File.ReadAllText(Path.Combine(_folder, "New-NeonSample.md")));
    }

    [Fact]
    public void A_fence_is_longer_than_any_backticks_inside() =>
        Assert.Equal("````text\n```\n````", MarkdownText.Fence("```", "text"));

    [Fact]
    public void Cells_escape_pipes_and_stay_on_one_line() =>
        Assert.Equal("a \\| b  c", MarkdownText.Cell([Paragraph.Of("a | b"), Paragraph.Of("c")]));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Page(string name) => MarkdownWriter.Page(SampleHelp.Get(name));
}
