using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>Lists that arrive in one response are emitted in the order that their help documents, whatever Neon's order.</summary>
public sealed class OrderTests : IDisposable
{
    private readonly NeonHost _host = new();

    public OrderTests() => _host.Seed();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("'b', 'a', 'C' | ForEach-Object { New-NeonDatabase $_ @here -Wait }; Get-NeonDatabase @here", "a b C neondb")]
    [InlineData("'b', 'a', 'C' | ForEach-Object { New-NeonRole $_ @here -Wait }; Get-NeonRole @here", "a b C neondb_owner")]
    [InlineData("'b', 'a', 'C' | ForEach-Object { New-NeonBucket $_.ToLower() @here }; Get-NeonBucket @here", "a b c")]
    [InlineData("'b', 'a', 'C' | ForEach-Object { New-NeonCredential $_ -Scope storage:read @here }; Get-NeonCredential @here", "a b C")]
    [InlineData("'b', 'a', 'C' | ForEach-Object { New-NeonSnapshot $_ @here -Wait }; Get-NeonSnapshot -Project app", "C a b")]
    [InlineData("'b', 'a', 'C' | ForEach-Object { New-NeonApiKey $_ }; Get-NeonApiKey -Name a, b, C", "a b C")]
    [InlineData("'b', 'a', 'C' | ForEach-Object { Add-NeonJwks https://example.com/$_ -ProviderName $_ -Project app -Wait }; (Get-NeonJwks -Project app).ProviderName", "a b C")]
    public void A_list_is_sorted(string script, string expected)
    {
        var result = _host.Run($"$here = @{{ Project = 'app'; Branch = 'main' }}; $all = & {{ {script} }}; $all");

        Assert.Empty(result.Errors);
        Assert.Equal(expected.Split(' '), result.Output.Select(output => output.ToString()).TakeLast(expected.Split(' ').Length));
    }
}
