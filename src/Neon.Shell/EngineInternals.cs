using System.Management.Automation;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Neon.Shell;

/// <summary>
/// Reaches the few parts of the engine that its own Format and Out commands are made of and that have no public door. The
/// version of the engine's package is pinned, and the tests of the shell cover each use.
/// </summary>
public static class EngineInternals
{
    private const BindingFlags NonPublic = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const string FormatNamespace = "Microsoft.PowerShell.Commands.Internal.Format.";
    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    /// <summary>Ends the commands before this one in the pipeline, as Select-Object -First does.</summary>
    /// <param name="command">The command that has all that it wants.</param>
    public static void StopUpstream(PSCmdlet command) =>
        throw (Exception)New("System.Management.Automation.StopUpstreamCommandsException", command);

    /// <summary>Gives a command the engine's implementation of a shape.</summary>
    /// <param name="command">The command.</param>
    /// <param name="shape">The name of the shape: Table or List.</param>
    internal static void FormatAs(FrontEndCommandBase command, string shape) =>
        Implement(command, New(FormatNamespace + "InnerFormatShapeCommand", Enum.Parse(Find(FormatNamespace + "FormatShape"), shape)));

    /// <summary>Gives a command the engine's output manager, writing to text.</summary>
    /// <param name="command">The command.</param>
    /// <param name="writer">Where the lines go.</param>
    /// <param name="width">The columns of a line.</param>
    internal static void OutputTo(FrontEndCommandBase command, TextWriter writer, int width)
    {
        object manager = New(FormatNamespace + "OutputManagerInner");
        PropertyInfo output = manager.GetType().GetProperty("LineOutput", NonPublic) ?? throw Missing("LineOutput");
        output.SetValue(manager, New(FormatNamespace + "TextWriterLineOutput", writer, width));
        Implement(command, manager);
    }

    private static void Implement(FrontEndCommandBase command, object implementation)
    {
        FieldInfo field = typeof(FrontEndCommandBase).GetField("implementation", NonPublic) ?? throw Missing("implementation");
        field.SetValue(command, implementation);
    }

    private static object New(string type, params object[] arguments) =>
        Activator.CreateInstance(Find(type), NonPublic, null, arguments, null) ?? throw Missing(type);

    private static Type Find(string type) => Engine.GetType(type) ?? throw Missing(type);

    private static MissingMemberException Missing(string member) =>
        new($"This version of the PowerShell engine has no {member}; the shell was made for 7.6.");
}
