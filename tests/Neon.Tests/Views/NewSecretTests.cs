using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>A new secret is masked, and the screen says how to keep it.</summary>
public sealed class NewSecretTests : IDisposable
{
    private readonly NeonHost _host = new();

    public NewSecretTests()
    {
        _host.Seed();
        _host.Run("Set-NeonContext -Project app -Branch main");
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("New-NeonApiKey ci", "Key", "returned only once")]
    [InlineData("New-NeonProjectTransferRequest app", "ClaimUrl", "returned only once")]
    [InlineData("New-NeonRole reports", "Password", "Get-NeonRolePassword")]
    [InlineData("Reset-NeonRolePassword neondb_owner", "Password", "Get-NeonRolePassword")]
    [InlineData("New-NeonCredential build -Scope storage:read", "ApiToken", "Get-NeonCredentialSecret")]
    [InlineData("Enable-NeonAuth", "SecretServerKey", "returned only once")]
    public void The_view_says_how_to_keep_a_new_secret(string command, string label, string how)
    {
        var screen = Screen($"{command} -Confirm:$false | Out-String -Width 240");

        Assert.Matches($@"(?m)^{label} +: \*{{8}} \(.*{how}", screen);
    }

    [Fact]
    public void Listed_objects_are_shown_as_a_table()
    {
        _host.Run("New-NeonApiKey ci -Confirm:$false");

        Assert.Matches("Name +LastUsedAt +Age +ApiKeyId", Screen("Get-NeonApiKey | Format-Table | Out-String -Width 240"));
        Assert.Matches("Name +LastUsedAt +Age +ApiKeyId", Screen("Get-NeonApiKey | Out-String -Width 240"));
        Assert.Matches("Name +LastUsedAt +Age +ApiKeyId", Screen("New-NeonApiKey other -Confirm:$false | Format-Table | Out-String -Width 240"));
    }

    /// <summary>The additional type name does not change what an object can be used for.</summary>
    [Fact]
    public void An_object_with_a_secret_can_be_selected_stored_and_piped()
    {
        var result = _host.Run("""
            $key = New-NeonApiKey ci -Confirm:$false
            $key | Select-Object ApiKeyId | Revoke-NeonApiKey -Confirm:$false
            New-NeonRole reports -Confirm:$false | Remove-NeonRole -Confirm:$false
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(["Neon.ApiKey#WithSecret", "Neon.ApiKey"], _host.Run("(New-NeonApiKey ci -Confirm:$false).PSTypeNames[0..1]").Output.Select(name => (string)name.BaseObject));
    }

    private string Screen(string command)
    {
        var result = _host.Run(command);
        Assert.Empty(result.Errors);
        return string.Concat(result.Output.Select(line => line.BaseObject));
    }
}
