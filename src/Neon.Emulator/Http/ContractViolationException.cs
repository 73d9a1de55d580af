namespace Neon.Emulator;

/// <summary>The emulator was about to answer something that the contract does not describe: a bug of the emulator.</summary>
internal sealed class ContractViolationException(string operation, IEnumerable<string> errors)
    : Exception($"{operation} answered outside its contract: {string.Join("; ", errors)}")
{
    public const string ErrorCode = "EMULATOR_CONTRACT_VIOLATION";
}
