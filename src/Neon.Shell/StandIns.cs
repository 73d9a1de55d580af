using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Neon.Shell;

/// <summary>The commands of everyday use that the engine's package does not have.</summary>
internal static class StandIns
{
    private const string ScriptName = "Commands.ps1";

    /// <summary>Adds the commands to a session.</summary>
    /// <param name="state">What the session begins with.</param>
    /// <returns>The same state.</returns>
    public static InitialSessionState AddTo(InitialSessionState state)
    {
        state.Commands.Add(new SessionStateCmdletEntry("Format-Custom", typeof(FormatCustomCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Format-Wide", typeof(FormatWideCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Format-List", typeof(FormatListCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Format-Table", typeof(FormatTableCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Out-String", typeof(OutStringCommand), null));
        foreach (StatementAst statement in Parser.ParseInput(ReadScript(), out _, out _).EndBlock.Statements)
        {
            if (statement is FunctionDefinitionAst function)
            {
                string body = function.Body.Extent.Text;
                state.Commands.Add(new SessionStateFunctionEntry(function.Name, body[1..^1]));
            }
        }

        return state;
    }

    private static string ReadScript()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ScriptName)
            ?? throw new InvalidOperationException($"{ScriptName} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
