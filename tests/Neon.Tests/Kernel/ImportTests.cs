using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class ImportTests
{
    private static readonly string[] Provided = ["System.Management.Automation", "netstandard", "mscorlib"];

    [Fact]
    public void The_module_refers_to_the_framework_and_to_the_engine_only()
    {
        var references = typeof(NeonConnection).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToArray();

        Assert.Contains("System.Management.Automation", references);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Assert.All(references.Except(Provided), name => Assert.True(File.Exists(Path.Combine(framework, name + ".dll")), name));
    }

    [Fact]
    public void The_module_itself_is_staged_without_other_assemblies_beside_it() =>
        Assert.Equal(["Neon.dll"], Directory.GetFiles(Path.GetDirectoryName(StagedModule.Assembly)!, "*.dll").Select(Path.GetFileName));
}
