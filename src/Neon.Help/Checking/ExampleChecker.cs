using System.Globalization;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Neon.Help.Reading;

namespace Neon.Help.Checking;

/// <summary>Finds examples that do not parse or that use unknown cmdlets or parameters.</summary>
internal sealed partial class ExampleChecker
{
    private readonly Dictionary<string, CmdletModel> _cmdlets = new(StringComparer.OrdinalIgnoreCase);

    public ExampleChecker(IEnumerable<CmdletModel> cmdlets)
    {
        foreach (var cmdlet in cmdlets)
        {
            foreach (var name in cmdlet.Aliases.Prepend(cmdlet.Name))
            {
                _cmdlets.TryAdd(name, cmdlet);
            }
        }
    }

    public IEnumerable<string> Check(CmdletModel cmdlet) =>
        cmdlet.Examples.SelectMany((example, index) => Check(example)
            .Select(message => string.Create(CultureInfo.InvariantCulture, $"example {index + 1} {message}")));

    private IEnumerable<string> Check(ExampleModel example)
    {
        if (string.IsNullOrWhiteSpace(example.Code?.Code))
        {
            return ["has no code."];
        }

        return example.Scripts.SelectMany(CheckScript);
    }

    /// <summary>The errors in a piece of PowerShell.</summary>
    public IEnumerable<string> CheckScript(string script)
    {
        var ast = Parser.ParseInput(script, out _, out var errors);
        return errors.Length > 0
            ? errors.Select(error => $"does not parse: {OneLine(error.Message)} ({OneLine(error.Extent.Text)})")
            : ast.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>().SelectMany(CheckCommand);
    }

    private IEnumerable<string> CheckCommand(CommandAst command)
    {
        var name = command.GetCommandName() ?? "";
        name = name[(name.LastIndexOf('\\') + 1)..];
        if (!_cmdlets.TryGetValue(name, out var cmdlet))
        {
            return NeonName().IsMatch(name) ? [$"uses {name}, which does not exist."] : [];
        }

        var used = command.CommandElements.OfType<CommandParameterAst>().Select(parameter => parameter.ParameterName)
            .Where(parameter => !EngineParameters.Names.Contains(parameter))
            .Select(parameter => (Name: parameter, Parameter: Find(cmdlet, parameter)))
            .ToList();
        var unknown = used.Where(pair => pair.Parameter is null)
            .Select(pair => $"uses {cmdlet.Name} -{pair.Name}, which is neither the full name nor an alias of a parameter.")
            .ToList();
        return unknown.Count > 0 ? unknown : CheckSet(cmdlet, used.Select(pair => pair.Parameter!).ToList());
    }

    /// <summary>Parameters that never go together make a command that cannot run.</summary>
    private static IEnumerable<string> CheckSet(CmdletModel cmdlet, List<ParameterModel> used)
    {
        foreach (var repeated in used.GroupBy(parameter => parameter.Name).Where(group => group.Count() > 1))
        {
            yield return $"uses {cmdlet.Name} -{repeated.Key} twice.";
        }

        if (!cmdlet.Sets.Any(set => used.All(parameter => parameter.BindingIn(set.Name) is not null)))
        {
            var names = string.Join(", ", used.Select(parameter => "-" + parameter.Name));
            yield return $"uses {cmdlet.Name} with parameters of different parameter sets: {names}.";
        }
    }

    private static ParameterModel? Find(CmdletModel cmdlet, string name) =>
        cmdlet.Parameters.FirstOrDefault(parameter => parameter.Names.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static string OneLine(string text) => LineBreaks().Replace(text, " ").Trim();

    [GeneratedRegex("^[a-z]+-Neon", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NeonName();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreaks();
}
