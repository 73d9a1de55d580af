using System.Management.Automation;
using System.Management.Automation.Internal;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

public sealed class ContextViewTests
{
    [Fact]
    public void Each_value_is_shown_with_its_source()
    {
        using var views = new ViewHost();
        var file = new NeonContext { OrganizationId = "org-a", ProjectId = "p-1", BranchName = "dev" }.From("file /repo/.neon");
        var set = new NeonContext { OrganizationId = "org-a" }.From("session");

        var shown = Lines(views.Show([set.Over(file)], "Out-Default"));

        Assert.Contains("OrganizationId : org-a (session)", shown);
        Assert.Contains("ProjectId      : p-1 (file /repo/.neon)", shown);
        Assert.Contains("BranchName     : dev (file /repo/.neon)", shown);
        Assert.DoesNotContain(shown, line => line.StartsWith("BranchId", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unset_value_is_empty()
    {
        using var views = new ViewHost();

        var shown = Lines(views.Show([new NeonContext { ProjectId = "p-1", BranchId = "br-a-b-c1" }.From("process")], "Out-Default"));

        Assert.Contains("OrganizationId :", shown);
        Assert.Contains("BranchId       : br-a-b-c1 (process)", shown);
        Assert.DoesNotContain(shown, line => line.StartsWith("BranchName", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Lines(string text) =>
        [.. new StringDecorated(text).ToString(OutputRendering.PlainText).Split('\n').Select(line => line.TrimEnd())];
}
