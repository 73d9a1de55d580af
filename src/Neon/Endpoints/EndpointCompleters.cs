namespace Neon.Commands;

/// <summary>Completes compute types.</summary>
internal sealed class EndpointTypeCompleter() : KnownValueCompleter(
    ("read_write", "The primary compute of a branch; a branch has at most one"),
    ("read_only", "A read replica"));

/// <summary>Completes provisioners of computes.</summary>
internal sealed class ProvisionerCompleter() : KnownValueCompleter(
    ("k8s-neonvm", "Computes with autoscaling"),
    ("k8s-pod", "Computes of a fixed size"));
