using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// Code refers only to lower layers. The layers, from bottom to top: the kernel, the typed calls of the resources, Scope, the
/// cmdlets of the resources. Within a layer, folders have no circular references, so each can be read after those that it uses.
/// </summary>
public sealed class FolderTests : IClassFixture<FolderTests.Compiled>
{
    private readonly IReadOnlyCollection<PartArrow> _arrows;
    private readonly Compiled _compiled;

    public FolderTests(Compiled compiled) => (_compiled, _arrows) = (compiled, compiled.Parts.Arrows);

    [Fact]
    public void No_layer_depends_on_a_higher_one() => None(_arrows.Where(arrow => arrow.From.Layer < arrow.To.Layer));

    [Fact]
    public void Folders_have_no_circular_dependencies()
    {
        var known = _arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        var reached = known.ToDictionary(part => part.Key, part => Reached(known, part.Key));

        None(_arrows.Where(arrow => reached.TryGetValue(arrow.To, out var back) && back.Contains(arrow.From)));
    }

    /// <summary>Four models return a credential, and masking rules are created from rows. JSON contexts refer to the types of all properties.</summary>
    [Fact]
    public void Typed_calls_and_most_models_do_not_depend_on_PowerShell() =>
        Assert.Equal(
            ["AuthEmailProvider", "AuthOAuthProvider", "ConnectionString", "MaskingRule", "ModuleCleanup", "Role"],
            _compiled.Parts.PowerShell.Where(use => use.Part.Layer == CodeLayer.Calls && !use.Type.EndsWith("Json", StringComparison.Ordinal))
                .Select(use => use.Type).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void All_kinds_of_dependencies_are_detected()
    {
        // A base class, a call in a lambda of an asynchronous method, a constant of an attribute, a generic argument of an attribute.
        Assert.Contains(_arrows, arrow => arrow is { From.Layer: CodeLayer.Cmdlets, To.Layer: CodeLayer.Scope, Type: "GetNeonBranchCommand", Named: "ProjectCmdlet" });
        Assert.Contains(_arrows, arrow => arrow is { From.Layer: CodeLayer.Cmdlets, To.Layer: CodeLayer.Calls, Type: "NewNeonProjectCommand", Named: "BranchApi" });
        Assert.Contains(_arrows, arrow => arrow is { From.Layer: CodeLayer.Cmdlets, Type: "NewNeonDatabaseCommand", Named: "RoleCompleter" });
        Assert.Contains(_arrows, arrow => arrow is { To.Layer: CodeLayer.Kernel, Type: "Branch", Named: "RowKeyAttribute" });
    }

    private static void None(IEnumerable<PartArrow> arrows)
    {
        var pairs = arrows.GroupBy(arrow => (arrow.From, arrow.To))
            .Select(pair => $"{pair.Key.From} -> {pair.Key.To}: {string.Join(", ", pair.Select(arrow => $"{arrow.Type} -> {arrow.Named}").Order(StringComparer.Ordinal).Take(5))}");
        var lines = string.Join(Environment.NewLine, pairs.Order(StringComparer.Ordinal));
        Assert.True(lines.Length == 0, $"These point the wrong way:{Environment.NewLine}{lines}");
    }

    private static HashSet<CompiledPart> Reached(ILookup<CompiledPart, CompiledPart> known, CompiledPart start)
    {
        var reached = new HashSet<CompiledPart>();
        var next = new Stack<CompiledPart>([start]);
        while (next.TryPop(out var part))
        {
            foreach (var below in known[part].Where(reached.Add))
            {
                next.Push(below);
            }
        }

        return reached;
    }

    public sealed class Compiled : IDisposable
    {
        internal CompiledParts Parts { get; } = new();

        public void Dispose() => Parts.Dispose();
    }
}
