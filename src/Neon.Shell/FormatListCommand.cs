using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Neon.Shell;

/// <summary>Formats objects as a list of properties.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    /// <summary>Initializes a new instance of the <see cref="FormatListCommand"/> class.</summary>
    public FormatListCommand() => EngineInternals.FormatAs(this, "List");
}
