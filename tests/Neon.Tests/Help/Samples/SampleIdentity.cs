namespace Neon.Tests.Help.Samples;

/// <summary>Names a sample by key or by object.</summary>
public sealed class SampleIdentity
{
    /// <summary>Takes the key.</summary>
    public SampleIdentity(string id) => Id = id;

    /// <summary>Takes the object.</summary>
    public SampleIdentity(Sample sample) => Id = sample?.SampleId ?? "";

    /// <summary>The key.</summary>
    public string Id { get; }
}
