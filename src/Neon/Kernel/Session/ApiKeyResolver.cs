using System.Management.Automation;
using System.Security;
using System.Text.RegularExpressions;
using Neon.Commands;

namespace Neon;

/// <summary>
/// Finds the API key if none was specified: the variable <c>$NeonApiKey</c>, then <c>$env:NEON_API_KEY</c>, then the secret
/// <c>NeonApiKey</c> of SecretManagement, if that module is available.
/// </summary>
internal static partial class ApiKeyResolver
{
    public const string Name = "NeonApiKey";
    public const string EnvironmentName = "NEON_API_KEY";

    /// <summary>The name of the source if the key came from a vault under its usual name.</summary>
    public const string SecretSource = $"secret {Name}";

    public static (SecureString Key, string Source)? Resolve(PSCmdlet cmdlet) =>
        FromVariables(cmdlet.SessionState)
        ?? (FromSecretManagement(cmdlet, Name, null, required: false) is { } secret ? (secret, SecretSource) : null);

    /// <summary>The key from the session variable, else from the environment.</summary>
    public static (SecureString Key, string Source)? FromVariables(SessionState state)
    {
        if (FromObject(state.PSVariable.GetValue(Name)) is { } fromVariable)
        {
            return (fromVariable, $"session variable {Name}");
        }

        return FromObject(Environment.GetEnvironmentVariable(EnvironmentName)) is { } fromEnvironment
            ? (fromEnvironment, $"environment variable {EnvironmentName}")
            : null;
    }

    /// <summary>The secret in a SecureString or in the password of a PSCredential.</summary>
    public static SecureString? SecretOf(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        SecureString secret => secret,
        PSCredential credential => credential.Password,
        _ => null,
    };

    /// <summary>Reads a key from a string, a SecureString or the password of a PSCredential; null for anything else.</summary>
    public static SecureString? FromObject(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => FromText(text),
        SecureString secret => FromText(Secret.Reveal(secret)),
        PSCredential credential => FromText(Secret.Reveal(credential.Password)),
        _ => null,
    };

    // A copy: the caller may dispose or change its value. A key that is read from a file often ends with a line break.
    private static SecureString? FromText(string text)
    {
        var key = text.Trim();
        if (key.Length == 0)
        {
            return null;
        }

        if (Secret.HasMask(key) || key == Secret.Mask)
        {
            throw new NeonApiException(NeonFailure.NoApiKey, "The API key is masked.") { Advice = Secret.MaskAdvice };
        }

        if (TypeName().IsMatch(key))
        {
            throw new NeonApiException(NeonFailure.NoApiKey, $"The API key is '{key}', which is the name of a .NET type.")
            {
                Advice = "An object was converted to text. To store a SecureString in an environment variable, convert it with ConvertFrom-SecureString -AsPlainText; Connect-Neon -ApiKey and $NeonApiKey accept the SecureString itself.",
            };
        }

        return key.All(character => character is > ' ' and <= '~')
            ? Secret.Of(key)
            : throw new NeonApiException(NeonFailure.NoApiKey, "The API key contains white space or invalid characters.")
            {
                Advice = "Copy the key again, without any text around it.",
            };
    }

    // The default text of an object, such as that of a SecureString.
    [GeneratedRegex(@"^(System|Microsoft|Neon)(\.[A-Za-z_]\w*)+(`\d+)?(\[.*\])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();

    /// <summary>Asks SecretManagement through the engine, without a dependency on it.</summary>
    public static SecureString? FromSecretManagement(PSCmdlet cmdlet, string name, string? vault, bool required)
    {
        if (cmdlet.InvokeCommand.GetCommand("Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is null)
        {
            return required
                ? throw new NeonApiException(NeonFailure.NoApiKey, "Get-Secret is not available, so secrets cannot be read.")
                {
                    Advice = "Install the module Microsoft.PowerShell.SecretManagement, or pass the key with Connect-Neon -ApiKey.",
                }
                : null;
        }

        try
        {
            var found = PipelinePump.Outside(() => cmdlet.InvokeCommand.InvokeScript(
                "param($name, $vault) $in = if ($vault) { @{ Vault = $vault } } else { @{} }; Get-Secret -Name $name @in -ErrorAction Stop -WarningAction SilentlyContinue",
                true,
                System.Management.Automation.Runspaces.PipelineResultTypes.None,
                null,
                name,
                vault));
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
            // The vault's message, without the words about the preference that made its error terminating.
            var message = $"The secret '{name}' cannot be read: {failure.ErrorRecord.Exception.Message}";
            if (required)
            {
                throw new NeonApiException(NeonFailure.NoApiKey, message, failure)
                {
                    Advice = "Check the name with Get-SecretInfo, and unlock the vault if it is locked.",
                };
            }

            PipelinePump.Outside(() => cmdlet.WriteVerbose(VisibleText.Of(message)));
            return null;
        }
    }
}
