namespace Neon.Benchmarks.Peers;

/// <summary>Who created a branch.</summary>
public sealed class BareCreator
{
    public string? Name { get; set; }

    public string? Image { get; set; }
}
