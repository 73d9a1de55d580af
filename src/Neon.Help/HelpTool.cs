using System.Globalization;
using System.Reflection;
using Neon.Help.Checking;
using Neon.Help.Reading;
using Neon.Help.Writing;

namespace Neon.Help;

/// <summary>Reads an assembly of cmdlets with its XML documentation, checks it, and writes the help.</summary>
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
        foreach (var path in new[] { assemblyPath, documentationPath, options.Tasks }.OfType<string>())
        {
            if (!File.Exists(path))
            {
                error.WriteLine($"Neon.Help : error {Finding.Code}: {path} does not exist.");
                return 1;
            }
        }

        var assembly = Assembly.LoadFrom(assemblyPath);
        var cmdlets = new CmdletReader(XmlDocs.Load(documentationPath, assembly)).Read(assembly.GetTypes());
        var tasks = options.Tasks is { } file ? TaskList.Load(file) : null;
        var findings = HelpChecker.Check(cmdlets).Concat(tasks?.Check(cmdlets) ?? []).ToArray();
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
            Write(cmdlets, Path.GetFileName(assemblyPath), options, tasks);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Help of {cmdlets.Count} cmdlets is complete."));
        return 0;
    }

    private static void Write(IReadOnlyList<CmdletModel> cmdlets, string assemblyName, ToolOptions options, TaskList? tasks)
    {
        if (options.Maml is not null)
        {
            Directory.CreateDirectory(options.Maml);
            // The engine looks for exactly this name.
            MamlWriter.Write(cmdlets, Path.Combine(options.Maml, assemblyName + "-Help.xml"));
        }

        if (options.Markdown is not null)
        {
            MarkdownFolder.Write(cmdlets, options.Markdown, tasks);
        }
    }
}
