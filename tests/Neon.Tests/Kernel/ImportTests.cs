using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

public sealed class ImportTests
{
    private static readonly string[] Provided = ["System.Management.Automation", "netstandard", "mscorlib"];

    [Fact]
    public void The_module_references_only_the_framework_and_the_engine()
    {
        var references = typeof(NeonConnection).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToArray();

        Assert.Contains("System.Management.Automation", references);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Assert.All(references.Except(Provided), name => Assert.True(File.Exists(Path.Combine(framework, name + ".dll")), name));
    }

    [Fact]
    public void The_module_folder_contains_no_other_assemblies() =>
        Assert.Equal(["Neon.dll"], Directory.GetFiles(Path.GetDirectoryName(StagedModule.Assembly)!, "*.dll").Select(Path.GetFileName));
}
