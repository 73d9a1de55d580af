using System.Management.Automation;

namespace Neon.Commands;

/// <summary>A cmdlet that starts operations at Neon and can wait for them.</summary>
internal interface IWaitingCmdlet
{
    /// <summary>Whether to wait.</summary>
    SwitchParameter Wait { get; }

    /// <summary>How many seconds to wait.</summary>
    int TimeoutSec { get; }
}
