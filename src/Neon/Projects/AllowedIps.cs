namespace Neon;

/// <summary>The addresses that may connect to a project's computes.</summary>
public sealed class AllowedIps : NeonObject
{
    /// <summary>Addresses, ranges and CIDR blocks. With none, all addresses may connect.</summary>
    public IReadOnlyList<string>? Ips { get; init => field = NeonList.Of(value); }

    /// <summary>Whether the list applies to protected branches only; all other branches are then open.</summary>
    public bool? ProtectedBranchesOnly { get; init; }

    /// <summary>The addresses.</summary>
    /// <returns>The addresses, separated by commas; empty if all may connect.</returns>
    private protected override string AsText() => string.Join(", ", Ips ?? []);
}
