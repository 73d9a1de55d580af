using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>Objects from a file or a job, and sessions in constrained language mode, show the same output.</summary>
public sealed class StoredViewTests : IClassFixture<StoredViewTests.Consoles>
{
    private readonly Consoles _consoles;

    public StoredViewTests(Consoles consoles) => _consoles = consoles;

    public static TheoryData<Type> Types => [.. EmittedTypes.All];

    /// <summary>The lines of a tree are not stored with its nodes.</summary>
    public static TheoryData<Type> StorableTypes => [.. EmittedTypes.All.Where(type => type != typeof(BranchTreeNode))];

    /// <summary>As deep as views read: parts of parts need a depth of 3.</summary>
    [Theory]
    [MemberData(nameof(StorableTypes))]
    public void A_deserialized_object_looks_the_same(Type type)
    {
        object[] objects = FullObject.InTwoProjects(type);

        Assert.Equal(_consoles.Full.Show(objects), _consoles.Full.Show(Stored(objects, depth: 3)));
    }

    /// <summary>A job returns only the text of an object's parts.</summary>
    [Theory]
    [MemberData(nameof(StorableTypes))]
    public void An_object_from_a_job_shows_less_but_nothing_different(Type type)
    {
        object[] objects = FullObject.InTwoProjects(type);

        Assert.Subset(Words(_consoles.Full.Show(objects)), Words(_consoles.Full.Show(Stored(objects, depth: 1))));
    }

    [Fact]
    public void A_property_changed_after_the_first_display_is_shown()
    {
        var stored = Stored([FullObject.Of(typeof(Branch))], depth: 2);
        _consoles.Full.Show(stored);

        ((PSObject)stored[0]).Properties[nameof(Branch.Name)].Value = "renamed";

        Assert.Contains("renamed", _consoles.Full.Show(stored, "Format-Table | Out-Default"), StringComparison.Ordinal);
        Assert.Contains("renamed", _consoles.Full.Show(stored, "Format-List | Out-Default"), StringComparison.Ordinal);
    }

    /// <summary>A file can name any type. Nothing is created that has no view.</summary>
    [Fact]
    public void A_type_without_a_view_is_not_created()
    {
        var forged = new PSObject();
        forged.TypeNames.Insert(0, "Deserialized.Neon.Commands.RemoveNeonProjectCommand");

        Assert.Null(RehydratedObject.Of(forged, 0));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Constrained_language_mode_shows_the_same(Type type)
    {
        object[] objects = FullObject.InTwoProjects(type);

        Assert.Equal(_consoles.Full.Show(objects), _consoles.Constrained.Show(objects));
        Assert.Equal(_consoles.Full.Show(objects, "Format-Custom | Out-Default"), _consoles.Constrained.Show(objects, "Format-Custom | Out-Default"));
        Assert.Equal(0, _consoles.Constrained.Run([0], "ForEach-Object { $Error.Count }").Single().BaseObject);
    }

    private static object[] Stored(object[] objects, int depth) => [.. objects.Select(value => PSSerializer.Deserialize(PSSerializer.Serialize(value, depth)))];

    private static HashSet<string> Words(string text) => [.. text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>One console of each kind.</summary>
    public sealed class Consoles : IDisposable
    {
        internal ViewHost Full { get; } = new(120);

        internal ViewHost Constrained { get; } = new(120, language: PSLanguageMode.ConstrainedLanguage);

        public void Dispose()
        {
            Full.Dispose();
            Constrained.Dispose();
        }
    }
}
