using System.Security;
using Neon.Tests.Support;
using Npgsql;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>The text of an object that holds a secret says how to get the secret, and is never accepted in its place.</summary>
public sealed class MaskedInputTests : IDisposable
{
    private const string Mask = "***use-AsPlainText***";

    private readonly NeonHost _host = new();

    public MaskedInputTests() => _host.Seed();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("\"$masked\" | Get-NeonConnectionString -Project app", "Branch")]
    [InlineData("Get-NeonProject -Name \"$masked\"", "Name")]
    [InlineData("Publish-NeonFunction api -Environment @{ DATABASE_URL = \"$masked\" } -Path . -Project app -Branch main", "Environment")]
    [InlineData("Add-NeonAuthOAuthProvider google -ClientId id -ClientSecret (ConvertTo-SecureString \"$masked\" -AsPlainText) -Project app -Branch main", "ClientSecret")]
    [InlineData("Add-NeonAuthOAuthProvider google -Credential ([pscredential]::new('id', (ConvertTo-SecureString '********' -AsPlainText))) -Project app -Branch main", "Credential")]
    [InlineData("Set-NeonAuthEmailProvider -Credential ([pscredential]::new('u', (ConvertTo-SecureString \"$($masked.Password)\" -AsPlainText))) -Project app -Branch main", "Credential")]
    [InlineData("Invoke-NeonApi projects -Method Post -Body @{ project = @{ name = \"$masked\" } }", "Body")]
    [InlineData("Invoke-NeonApi projects -Method Post -Body ([pscustomobject] @{ names = @(\"$masked\") })", "Body")]
    [InlineData("Invoke-NeonApi projects -Method Post -Body \"{`\"password`\":`\"$masked`\"}\"", "Body")]
    [InlineData("Invoke-NeonApi \"projects?search=$([uri]::EscapeDataString($masked))\"", "Path")]
    public void A_masked_secret_is_refused_in_every_parameter_before_anything_is_sent(string command, string parameter)
    {
        var result = _host.Run($"$WarningPreference = 'Ignore'; {command}", ("masked", Connection()));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal($"-{parameter} contains a masked secret.", result.Error.ErrorDetails.Message);
        Assert.Contains("-AsPlainText", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("https://console.neon.tech/app/claim?p=quiet-forest-12345678&tr=***use-AsPlainText***")]
    [InlineData("***use-AsPlainText***")]
    [InlineData("********")]
    public void A_masked_transfer_request_is_refused(string request)
    {
        var result = _host.Run("Approve-NeonProjectTransferRequest $request -Project quiet-forest-12345678 -Confirm:$false", ("request", request));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("********")]
    [InlineData($"napi_{Mask}")]
    public void A_masked_key_is_refused_wherever_it_comes_from(string key)
    {
        foreach (var command in new[] { "$NeonApiKey = $key; Connect-Neon", "Connect-Neon -ApiKey $key", "Connect-Neon -ApiKey (ConvertTo-SecureString $key -AsPlainText)" })
        {
            var result = _host.Run(command, ("key", key));

            Assert.Equal("NeonApiKeyMissing", result.ErrorId);
            Assert.Equal("The API key is masked.", result.Error.ErrorDetails.Message);
        }

        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("a**b")]
    [InlineData("-AsPlainText")]
    public void Text_with_asterisks_is_not_taken_for_a_mask(string text) => Assert.False(Secret.HasMask(text));

    [Fact]
    public void Masked_texts_can_be_parsed()
    {
        var connection = Connection();

        Assert.Equal($"app:{Mask}", new Uri(connection.ToString()).UserInfo);
        Assert.Equal(Mask, PostgresUri.Parse(connection.ToString())!.Password);
        Assert.Equal(Mask, new NpgsqlConnectionStringBuilder(Connection(ConnectionStringFormat.Npgsql).ToString()).Password);
    }

    [Fact]
    public void Every_object_masks_its_secrets_with_a_text_that_shows_how_to_get_them()
    {
        foreach (var type in typeof(NeonObject).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(NeonObject)) && !type.IsAbstract))
        {
            if (type.GetConstructor([]) is null || type.GetProperties().Where(property => property.PropertyType == typeof(SecureString) && property.CanWrite).ToList() is not { Count: > 0 } secrets)
            {
                continue;
            }

            var item = Activator.CreateInstance(type)!;
            secrets.ForEach(property => property.SetValue(item, Secret.Of("https://host/s3cret?s3cret")));

            var text = item.ToString()!;

            Assert.DoesNotContain("?s3cret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("*", text.Replace(Mask, string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private static ConnectionString Connection(ConnectionStringFormat format = ConnectionStringFormat.Uri) =>
        new(PostgresUri.Parse("postgresql://app:s3cret@ep-bold-sun-a1b2c3d4.example.com/orders?sslmode=require")!) { Format = format };
}
