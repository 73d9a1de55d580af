namespace Neon.Commands;

/// <summary>Completes the kinds of computes.</summary>
internal sealed class EndpointTypeCompleter() : WordCompleter(
    "read_write", "read_only");

/// <summary>Completes how computes are provided.</summary>
internal sealed class ProvisionerCompleter() : WordCompleter(
    "k8s-neonvm", "k8s-pod");
