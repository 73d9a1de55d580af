using System.Management.Automation;
using System.Security;

namespace Neon;

/// <summary>
/// Finds the API key when none was given: the variable <c>$NeonApiKey</c>, then <c>$env:NEON_API_KEY</c>, then the secret
/// <c>NeonApiKey</c> of SecretManagement if that module is there.
/// </summary>
internal static class ApiKeyResolver
{
    public const string Name = "NeonApiKey";
    public const string EnvironmentName = "NEON_API_KEY";

    public static (SecureString Key, string Source)? Resolve(PSCmdlet cmdlet)
    {
        if (FromObject(cmdlet.SessionState.PSVariable.GetValue(Name)) is { } fromVariable)
        {
            return (fromVariable, $"session variable {Name}");
        }

        if (FromObject(Environment.GetEnvironmentVariable(EnvironmentName)) is { } fromEnvironment)
        {
            return (fromEnvironment, $"environment variable {EnvironmentName}");
        }

        return FromSecretManagement(cmdlet, Name, null, required: false) is { } secret ? (secret, $"secret {Name}") : null;
    }

    /// <summary>Takes a key from a string, a SecureString or the password of a PSCredential; null from anything else.</summary>
    public static SecureString? FromObject(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string { Length: > 0 } text when !string.IsNullOrWhiteSpace(text) => Secret.Of(text.Trim()),
        SecureString { Length: > 0 } secret => secret,
        PSCredential { Password.Length: > 0 } credential => credential.Password,
        _ => null,
    };

    /// <summary>Asks SecretManagement, through the engine and without depending on it.</summary>
    public static SecureString? FromSecretManagement(PSCmdlet cmdlet, string name, string? vault, bool required)
    {
        if (cmdlet.InvokeCommand.GetCommand("Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is null)
        {
            return required
                ? throw new NeonApiException(NeonFailure.NoApiKey, "Get-Secret is not available, so no secret can be read.")
                {
                    Advice = "Install the module Microsoft.PowerShell.SecretManagement, or pass the key with -ApiKey.",
                }
                : null;
        }

        try
        {
            var found = cmdlet.InvokeCommand.InvokeScript(
                "param($name, $vault) if ($vault) { Get-Secret -Name $name -Vault $vault -ErrorAction Stop } else { Get-Secret -Name $name -ErrorAction Stop }",
                true,
                System.Management.Automation.Runspaces.PipelineResultTypes.None,
                null,
                name,
                vault);
            var key = found.Count == 1 ? FromObject(found[0]) : null;
            return key is null && required
                ? throw new NeonApiException(NeonFailure.NoApiKey, $"The secret '{name}' is not one string, SecureString or credential.")
                {
                    Advice = "Store the API key itself: Set-Secret -Name NeonApiKey -SecureStringSecret (Read-Host -AsSecureString).",
                }
                : key;
        }
        catch (RuntimeException failure) when (failure is not PipelineStoppedException)
        {
            return required
                ? throw new NeonApiException(NeonFailure.NoApiKey, $"The secret '{name}' cannot be read: {failure.Message}", failure)
                {
                    Advice = "Check the name with Get-SecretInfo, and unlock the vault if it is locked.",
                }
                : null;
        }
    }
}
