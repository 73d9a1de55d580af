using Neon.Help.Reading;

namespace Neon.Tests.Help;

/// <summary>The sample cmdlets as the help tool reads them.</summary>
internal static class SampleHelp
{
    public static IReadOnlyList<CmdletModel> Good { get; } = Read("Neon.Tests.Help.Samples");

    public static IReadOnlyList<CmdletModel> Faulty { get; } = Read("Neon.Tests.Help.Samples.Faulty");

    public static CmdletModel Get(string name) => Good.Concat(Faulty).First(cmdlet => cmdlet.Name == name);

    private static IReadOnlyList<CmdletModel> Read(string space)
    {
        var assembly = typeof(SampleHelp).Assembly;
        var docs = XmlDocs.Load(Path.ChangeExtension(assembly.Location, ".xml"), assembly);
        return new CmdletReader(docs).Read(assembly.GetTypes().Where(type => type.Namespace == space));
    }
}
