using System.Management.Automation;

namespace Neon.Commands;

/// <summary>The base of cmdlets that begin operations at Neon and can wait for them.</summary>
public abstract class NeonChangeCmdlet : NeonApiCmdlet
{
    /// <summary>
    /// Wait until Neon has finished the operations that the change began, then emit the object as it is afterwards. An
    /// operation that fails is an error.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How many seconds to wait with <c>-Wait</c> before giving up. The operations go on at Neon.</summary>
    /// <value>600</value>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>Emits the result of a change, after its operations when the user wants to wait.</summary>
    /// <param name="result">What the change gave.</param>
    /// <param name="emit">False for cmdlets that emit nothing unless asked to.</param>
    /// <param name="cancellation">Stops the wait.</param>
    internal async Task CompleteAsync(IRefreshable result, bool emit, CancellationToken cancellation)
    {
        object output = result;
        if (Wait && result.Operations.Count > 0)
        {
            var wait = new OperationWait(this, Client, TimeSpan.FromSeconds(TimeoutSec), failFast: false);
            wait.Add(result);
            await foreach (var (_, refreshed) in wait.RunAsync(emit, cancellation))
            {
                output = refreshed;
            }

            emit &= wait.AllSucceeded;
        }

        if (emit)
        {
            WriteObject(output);
        }
    }
}
