using System.Management.Automation;

namespace Neon.Tests.Help.Samples;

/// <summary>What sample cmdlets share, whatever <typeparamref name="T"/> they write.</summary>
public abstract class SampleCommandBase<T> : PSCmdlet
{
    /// <summary>The connection to use instead of the current one.</summary>
    [Parameter]
    public string? Connection { get; set; }

    /// <summary>How long to wait, in seconds.</summary>
    /// <value>300</value>
    [Parameter]
    public virtual int TimeoutSec { get; set; } = 300;

    /// <summary>Emits one value.</summary>
    protected void Emit(T value) => WriteObject(value);
}
