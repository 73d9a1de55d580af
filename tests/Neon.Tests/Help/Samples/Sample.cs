namespace Neon.Tests.Help.Samples;

/// <summary>A sample as the sample cmdlets write it.</summary>
public sealed class Sample
{
    /// <summary>The key of the sample.</summary>
    public string SampleId { get; set; } = "";
}
