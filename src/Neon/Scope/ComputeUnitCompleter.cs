namespace Neon.Commands;

/// <summary>Samples of sizes of computes.</summary>
internal sealed class ComputeUnitCompleter() : SampleCompleter(
    ("0.25", "a quarter of a compute unit (CU), 1 GB of memory"),
    ("0.5", "half a compute unit (CU), 2 GB of memory"),
    ("1", "one compute unit (CU), 4 GB of memory"),
    ("2", "two compute units (CU), 8 GB of memory"),
    ("4", "four compute units (CU), 16 GB of memory"),
    ("8", "eight compute units (CU), 32 GB of memory"));
