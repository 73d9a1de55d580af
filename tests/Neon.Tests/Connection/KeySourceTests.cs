using System.Management.Automation;
using Xunit;

namespace Neon.Tests.Connection;

public sealed class KeySourceTests : ConnectionTest
{
    private const string Vault = """
        function global:Get-Secret {
            param($Name, $Vault)
            if ($Name -ne 'NeonApiKey' -and $Name -ne 'neon-other') { throw "The secret $Name was not found." }
            if ($Vault -and $Vault -ne 'ops') { throw "The vault $Vault is not registered." }
            $secret = [securestring]::new(); $global:key.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }; $secret
        };
        """;

    private const string Source = "[void](Get-NeonIdentity -ErrorAction Stop); (Get-NeonContext).KeySource";

    [Theory]
    [InlineData("$key")]
    [InlineData("(& $secure $key)")]
    [InlineData("([pscredential]::new('anyone', (& $secure $key)))")]
    public void The_parameter_accepts_text_a_secure_string_and_a_credential(string value)
    {
        KeyVariable = "napi_wrong";

        Assert.Equal("parameter ApiKey", One<NeonContext>(SecureFunction + $"Connect-Neon -ApiKey {value}", ("key", Marker)).KeySource);
    }

    [Theory]
    [InlineData("$key")]
    [InlineData("(& $secure $key)")]
    [InlineData("([pscredential]::new('anyone', (& $secure $key)))")]
    public void The_variable_takes_precedence_over_the_environment(string value)
    {
        KeyVariable = "napi_wrong";

        Assert.Equal("session variable NeonApiKey", One<string>(SecureFunction + $"$NeonApiKey = {value}; " + Source, ("key", Marker)));
    }

    [Fact]
    public void A_variable_of_the_calling_function_is_used() =>
        Assert.Equal("session variable NeonApiKey", One<string>($"function Use-Neon {{ $NeonApiKey = '{Marker}'; {Source} }}; Use-Neon"));

    /// <summary>The text of an object that was converted to a string. It is not a key.</summary>
    [Theory]
    [InlineData("System.Security.SecureString")]
    [InlineData("System.Management.Automation.PSCredential")]
    [InlineData("System.Collections.Hashtable")]
    [InlineData("System.Object[]")]
    [InlineData("System.Collections.Generic.List`1[System.String]")]
    [InlineData("Microsoft.PowerShell.SecretManagement.SecretInformation")]
    [InlineData("Neon.ApiKey")]
    public void A_type_name_is_refused_as_a_key_from_any_source(string name)
    {
        KeyVariable = name;
        string[] scripts =
        [
            "Get-NeonIdentity",
            "$NeonApiKey = $key; Get-NeonIdentity",
            "Connect-Neon -ApiKey $key",
            SecureFunction + "Connect-Neon -ApiKey (& $secure $key)",
            SecureFunction + "Connect-Neon -ApiKey ([pscredential]::new('anyone', (& $secure $key)))",
            Vault + "Connect-Neon -SecretName NeonApiKey",
        ];

        Assert.All(scripts, script =>
        {
            var error = Run(script, ("key", name)).Error;
            Assert.StartsWith("NeonApiKeyMissing", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains(name, error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Contains("ConvertFrom-SecureString -AsPlainText", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        });
        Assert.Equal(0, RequestCount);
    }

    [Theory]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc")]
    [InlineData("systemd.token")]
    public void A_token_with_dots_is_a_valid_key(string key) => Assert.NotNull(ApiKeyResolver.FromObject(key));

    [Fact]
    public void The_environment_takes_precedence_over_the_secret()
    {
        KeyVariable = Marker;

        Assert.Equal("environment variable NEON_API_KEY", One<string>(Vault + Source, ("key", "napi_wrong")));
    }

    [Theory]
    [InlineData("$NeonApiKey = '  '; ")]
    [InlineData("$NeonApiKey = 42; ")]
    [InlineData("$NeonApiKey = [securestring]::new(); ")]
    public void A_value_that_is_not_a_key_is_skipped(string variable)
    {
        KeyVariable = " ";

        Assert.Equal("secret NeonApiKey", One<string>(Vault + variable + Source, ("key", Marker)));
    }

    [Fact]
    public void A_named_secret_comes_from_the_named_vault() =>
        Assert.Equal("secret neon-other", One<NeonContext>(Vault + "Connect-Neon -SecretName neon-other -VaultName ops", ("key", Marker)).KeySource);

    [Theory]
    [InlineData("-SecretName neon-missing", "neon-missing")]
    [InlineData("-SecretName neon-other -VaultName attic", "attic")]
    public void The_error_for_an_unreadable_secret_includes_the_vault_message(string parameters, string word)
    {
        KeyVariable = Marker;

        var result = Run(Vault + "Connect-Neon " + parameters, ("key", Marker));

        Assert.Equal("NeonApiKeyMissing", result.ErrorId);
        Assert.Contains(word, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Get-SecretInfo", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, RequestCount);
    }

    [Fact]
    public void The_vault_message_is_shown_without_that_of_the_engine()
    {
        const string vault = "function global:Get-Secret { [CmdletBinding()] param($Name, $Vault) $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([System.InvalidOperationException]::new('It is locked.'), 'Locked', 'NotSpecified', $null)) }; ";

        var result = Run(vault + "Connect-Neon -SecretName neon-other");

        Assert.Equal("The secret 'neon-other' cannot be read: It is locked.", result.Error.ErrorDetails.Message);
    }

    [Fact]
    public void An_implicit_secret_look_up_fails_without_a_warning_and_logs_the_reason()
    {
        const string vault = "function global:Get-Secret { [CmdletBinding()] param($Name, $Vault) $PSCmdlet.WriteWarning('No vaults.'); $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([System.InvalidOperationException]::new('It is locked.'), 'Locked', 'NotSpecified', $null)) }; ";

        var result = Run(vault + "Get-NeonIdentity -Verbose");

        Assert.Equal("NeonApiKeyMissing", result.ErrorId);
        Assert.Empty(result.Warnings);
        Assert.Contains(result.Verbose, line => line.Contains("It is locked.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_error_for_a_named_secret_without_SecretManagement_says_so()
    {
        var result = Run("Connect-Neon -SecretName neon-other");

        Assert.Equal("NeonApiKeyMissing", result.ErrorId);
        Assert.Contains("SecretManagement", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_key_the_pipeline_stops_and_the_error_lists_the_options()
    {
        var result = Run("try { 1, 2 | ForEach-Object { Get-NeonIdentity } } catch { $_ }");

        var error = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);
        Assert.StartsWith("NeonApiKeyMissing", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.All(["Connect-Neon", "NEON_API_KEY", "$NeonApiKey", "SecretManagement"], way =>
            Assert.Contains(way, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("''")]
    [InlineData("'  '")]
    [InlineData("42")]
    [InlineData("([securestring]::new())")]
    public void A_parameter_without_a_key_is_an_error_and_no_other_source_is_used(string value)
    {
        KeyVariable = Marker;

        Assert.Equal("NeonApiKeyMissing", Run($"Connect-Neon -ApiKey {value}").ErrorId);
        Assert.Equal(0, RequestCount);
    }

    [Fact]
    public void A_trailing_line_break_is_not_part_of_the_key() =>
        Assert.NotNull(One<NeonContext>(SecureFunction + "Connect-Neon -ApiKey (& $secure \"$key`r`n\")", ("key", Marker)).AccountId);

    [Theory]
    [InlineData("in between")]
    [InlineData("two\nlines")]
    [InlineData("schlüssel")]
    public void A_key_with_invalid_characters_is_refused_without_being_shown(string key)
    {
        var result = Run("Connect-Neon -ApiKey $key", ("key", key));

        Assert.Equal("NeonApiKeyMissing", result.ErrorId);
        Assert.DoesNotContain(key, result.Error.ToString() + result.Error.Exception, StringComparison.Ordinal);
        Assert.Equal(0, RequestCount);
    }

    [Fact]
    public void The_connection_keeps_its_own_copy_of_the_key()
    {
        Assert.Empty(Run(SecureFunction + "$mine = & $secure $key; [void](Connect-Neon -ApiKey $mine); $mine.Dispose()", ("key", Marker)).Errors);

        Assert.Empty(Run("Get-NeonIdentity").Errors);
    }

    private const string SecureFunction =
        "$secure = { param($text) $secret = [securestring]::new(); $text.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }; $secret }; ";
}
