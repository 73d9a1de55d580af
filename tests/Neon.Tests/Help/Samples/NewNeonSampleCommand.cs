using System.Management.Automation;

namespace Neon.Tests.Help.Samples;

/// <summary>Creates a sample.</summary>
/// <remarks>One paragraph without any markup.</remarks>
/// <example>
/// <para>Create a sample from a table of values:</para>
/// <code>
/// $values = @{ Name = 'one'; Mode = 'ReadWrite' }
/// New-NeonSample @values -Force -WhatIf -Verbose -ErrorAction Stop
/// </code>
/// </example>
/// <seealso cref="GetNeonSampleCommand"/>
[Cmdlet(VerbsCommon.New, "NeonSample", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[SampleOperation("createSample")]
public sealed class NewNeonSampleCommand : SampleCommandBase<Sample>
{
    /// <summary>The name of the new sample.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = "";

    /// <summary>What the sample may do.</summary>
    /// <value><see cref="SampleMode.ReadWrite"/></value>
    [Parameter(Position = 1)]
    public SampleMode? Mode { get; set; }

    /// <summary>The size of the sample.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet("Small", "Large")]
    public string Size { get; set; } = "";

    /// <summary>The sample to copy.</summary>
    [Parameter(ValueFromPipeline = true)]
    public Sample? InputObject { get; set; }

    /// <summary>Leaves out the question.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc cref="GetNeonSampleCommand.Id" path="/summary"/>
    [Parameter]
    public Dictionary<string, string[]>? Labels { get; set; }
}
