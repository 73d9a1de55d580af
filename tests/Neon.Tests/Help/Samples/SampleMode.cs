namespace Neon.Tests.Help.Samples;

/// <summary>What a sample may do.</summary>
public enum SampleMode
{
    /// <summary>Reads only.</summary>
    ReadOnly,

    /// <summary>Reads and writes.</summary>
    ReadWrite,
}
