using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>PowerShell loads the views that the models declare.</summary>
public sealed class ViewFileTests
{
    [Fact]
    [Trait(ApprovedFile.Trait, ApprovedFile.Files)]
    public void The_file_matches_the_build_output() => ApprovedFile.Check("Neon.Format.ps1xml", File.ReadAllText(Path.Combine(StagedModule.Folder, "Neon.Format.ps1xml")));

    [Fact]
    public void Every_cell_of_every_view_has_a_member() => Assert.All(
        typeof(NeonObject).Assembly.GetExportedTypes().Select(ObjectView.Of).OfType<ObjectView>(),
        view => Assert.All(
            view.Columns.Select(column => column.Cell).Concat(view.Items.Select(item => item.Cell)).Concat(view.Items.Select(item => item.Condition ?? 0)),
            cell => Assert.InRange(cell, 0, ViewCells.Count - 1)));
}
