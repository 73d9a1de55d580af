using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Neon.Shell;

/// <summary>Formats objects by their custom view.</summary>
[Cmdlet(VerbsCommon.Format, "Custom")]
public sealed class FormatCustomCommand : OuterFormatShapeCommandBase
{
    /// <summary>Initializes a new instance of the <see cref="FormatCustomCommand"/> class.</summary>
    public FormatCustomCommand() => EngineInternals.FormatAs(this, "Complex");
}
