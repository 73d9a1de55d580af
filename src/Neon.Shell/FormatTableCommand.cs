using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Neon.Shell;

/// <summary>Formats objects as a table.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    /// <summary>Initializes a new instance of the <see cref="FormatTableCommand"/> class.</summary>
    public FormatTableCommand() => EngineInternals.FormatAs(this, "Table");
}
