using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Neon.Shell;

/// <summary>Formats objects by their wide view.</summary>
[Cmdlet(VerbsCommon.Format, "Wide")]
public sealed class FormatWideCommand : OuterFormatShapeCommandBase
{
    /// <summary>Initializes a new instance of the <see cref="FormatWideCommand"/> class.</summary>
    public FormatWideCommand() => EngineInternals.FormatAs(this, "Wide");
}
