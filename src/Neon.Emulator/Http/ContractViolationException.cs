namespace Neon.Emulator;

/// <summary>The emulator was about to send a response that violates the contract: a bug in the emulator.</summary>
internal sealed class ContractViolationException(string operation, IEnumerable<string> errors)
    : Exception($"The response of {operation} violates the contract: {string.Join("; ", errors)}")
{
    public const string ErrorCode = "EMULATOR_CONTRACT_VIOLATION";
}
