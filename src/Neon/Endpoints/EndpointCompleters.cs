namespace Neon.Commands;

/// <summary>Completes compute types.</summary>
internal sealed class EndpointTypeCompleter() : KnownValueCompleter(
    "read_write", "read_only");

/// <summary>Completes provisioners of computes.</summary>
internal sealed class ProvisionerCompleter() : KnownValueCompleter(
    "k8s-neonvm", "k8s-pod");
