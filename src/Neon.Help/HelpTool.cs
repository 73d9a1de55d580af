using System.Globalization;
using System.Reflection;
using Neon.Help.Checking;
using Neon.Help.Reading;
using Neon.Help.Writing;

namespace Neon.Help;

/// <summary>Reads an assembly of cmdlets with its XML documentation, checks it, and writes the help, the views and the list of cmdlets.</summary>
internal static class HelpTool
{
    /// <summary>0: done. 1: the documentation has findings or a file is missing. 2: wrong arguments.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (ToolOptions.Parse(arguments) is not { } options)
        {
            error.WriteLine(ToolOptions.Usage);
            return 2;
        }

        var assemblyPath = Path.GetFullPath(options.Assembly);
        var documentationPath = Path.ChangeExtension(assemblyPath, ".xml");
        foreach (var path in new[] { assemblyPath, documentationPath, options.Tasks, options.About, options.Manifest }.OfType<string>())
        {
            if (!Path.Exists(path))
            {
                error.WriteLine($"Neon.Help : error {Finding.Code}: {path} does not exist.");
                return 1;
            }
        }

        var assembly = Assembly.LoadFrom(assemblyPath);
        var cmdlets = new CmdletReader(XmlDocs.Load(documentationPath, assembly)).Read(assembly.GetTypes());
        var tasks = options.Tasks is { } file ? TaskList.Load(file) : null;
        var topics = options.About is { } folder ? AboutTopic.Load(folder) : null;
        var findings = HelpChecker.Check(cmdlets, topics).Concat(tasks?.Check(cmdlets) ?? []).ToArray();
        foreach (var finding in findings)
        {
            error.WriteLine(finding);
        }

        if (findings.Length > 0)
        {
            return 1;
        }

        if (!options.CheckOnly)
        {
            Write(cmdlets, topics, Path.GetFileName(assemblyPath), options, tasks);
            WriteFormat(assembly, options.Format);
            if (options.Manifest is not null)
            {
                ManifestWriter.Write(cmdlets, options.Manifest);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Help of {cmdlets.Count} cmdlets and {topics?.Count ?? 0} topics is complete."));
        return 0;
    }

    private static void WriteFormat(Assembly assembly, string? path)
    {
        if (path is not null)
        {
            var shared = new SharedMembers(ViewReader.Member(assembly, "LineMember"), ViewReader.Member(assembly, "PropertiesMember"), ViewReader.Member(assembly, "NameMember"));
            FormatWriter.Write(path, ViewReader.Read(assembly), ViewReader.Roots(assembly), shared);
        }
    }

    private static void Write(
        IReadOnlyList<CmdletModel> cmdlets, IReadOnlyList<AboutTopic>? topics, string assemblyName, ToolOptions options, TaskList? tasks)
    {
        if (options.Maml is not null)
        {
            Directory.CreateDirectory(options.Maml);
            // The engine looks for exactly this name.
            MamlWriter.Write(cmdlets, Path.Combine(options.Maml, assemblyName + "-Help.xml"));
            if (topics is not null)
            {
                AboutWriter.Write(topics, options.Maml);
            }
        }

        if (options.Markdown is not null)
        {
            MarkdownFolder.Write(cmdlets, options.Markdown, tasks);
        }
    }
}
