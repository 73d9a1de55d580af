using System.Management.Automation;
using System.Management.Automation.Runspaces;
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
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.NonPublic;
    private const string FormatNamespace = "Microsoft.PowerShell.Commands.Internal.Format.";
    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    /// <summary>Ends the commands before this one in the pipeline, as Select-Object -First does.</summary>
    /// <param name="command">The command that has all that it wants.</param>
    public static void StopUpstream(PSCmdlet command) =>
        throw (Exception)New("System.Management.Automation.StopUpstreamCommandsException", command);

    /// <summary>Wraps an object so that what is added to the wrapper does not show on the object elsewhere.</summary>
    /// <param name="value">The object.</param>
    /// <returns>The wrapper.</returns>
    public static PSObject Wrap(object value)
    {
        MethodInfo wrap = typeof(PSObject).GetMethod("AsPSObject", Static, [typeof(object), typeof(bool)]) ?? throw Missing("AsPSObject");
        return (PSObject)wrap.Invoke(null, [value, true])!;
    }

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
        Property(manager, "LineOutput").SetValue(manager, New(FormatNamespace + "TextWriterLineOutput", writer, width));
        Implement(command, manager);
    }

    /// <summary>Makes the formatting of an error record go where errors go.</summary>
    /// <param name="record">The record.</param>
    internal static void MarkAsError(PSObject record)
    {
        PropertyInfo stream = Property(record, "WriteStream");
        stream.SetValue(record, Enum.Parse(stream.PropertyType, "Error"));
    }

    /// <summary>Lets <c>exit</c> in the script file that runs next end the whole run, as <c>pwsh -File</c> does.</summary>
    /// <param name="runspace">Where the script will run.</param>
    internal static void LetExitThrough(Runspace runspace)
    {
        object context = Property(runspace, "ExecutionContext").GetValue(runspace) ?? throw Missing("ExecutionContext");
        Property(context, "ScriptCommandProcessorShouldRethrowExit").SetValue(context, true);
    }

    private static PropertyInfo Property(object owner, string name) =>
        owner.GetType().GetProperty(name, NonPublic) ?? throw Missing(name);

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
