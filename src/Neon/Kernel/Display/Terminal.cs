using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using System.Text;

namespace Neon;

/// <summary>Whether output goes to a terminal.</summary>
internal static class Terminal
{
    private static readonly ConditionalWeakTable<Runspace, StrongBox<bool>> Known = [];
    private static readonly ConditionalWeakTable<Runspace, StrongBox<PSHost?>> Hosts = [];

    /// <summary>Whether the runspace on this thread writes to a terminal; true without a runspace.</summary>
    public static bool IsInteractive => Runspace.DefaultRunspace is not { } runspace || Known.GetValue(runspace, _ => new StrongBox<bool>(Look())).Value;

    /// <summary>The encoding of the output, which limits its characters.</summary>
    public static Encoding Encoding => Console.OutputEncoding;

    /// <summary>The host of the runspace on this thread.</summary>
    public static PSHost? Host => Runspace.DefaultRunspace is not { } runspace ? null : Hosts.GetValue(runspace, static _ =>
        new StrongBox<PSHost?>(ScriptBlock.Create("$Host").InvokeReturnAsIs() is PSObject { BaseObject: PSHost host } ? host : null)).Value;

    /// <summary>The number of characters in a line of the console; null for a host without a screen.</summary>
    public static int? Width => WidthOf(Host);

    /// <summary>Whether a host is a terminal. The pwsh host claims so for a file or a pipe too, so the console decides.</summary>
    internal static bool Is(PSHost? host) =>
        host?.UI?.SupportsVirtualTerminal == true && !(host.Name == "ConsoleHost" && Console.IsOutputRedirected);

    /// <summary>Whether the console can write all of the characters; true if unknown.</summary>
    internal static bool CanWrite(Encoding? encoding, string characters) =>
        encoding is null || encoding.GetString(encoding.GetBytes(characters)) == characters;

    internal static int? WidthOf(PSHost? host)
    {
        try
        {
            return host?.UI?.RawUI?.BufferSize.Width is > 0 and var width ? width : null;
        }
        catch (Exception failure) when (failure is HostException or NotSupportedException or NotImplementedException or IOException)
        {
            // Hosts without a screen indicate this in different ways.
            return null;
        }
    }

    private static bool Look() => Is(Host);
}
