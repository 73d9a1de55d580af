namespace Neon.Commands;

internal sealed class EmulatorPlanCompleter() : KnownValueCompleter(
    ("Free", "10 branches per project, none protected; no consumption"),
    ("Launch", "5,000 branches per project, 2 protected; computes up to 16 CU"),
    ("Scale", "1,000 projects with 5,000 branches, 5 protected; computes up to 56 CU"));
