using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>A message calls an object by its own kind, whatever kind the parameter accepts.</summary>
public sealed class ModelWordTests
{
    [Theory]
    [InlineData(nameof(Database), "database")]
    [InlineData(nameof(DataApi), "Data API")]
    [InlineData(nameof(ApiKey), "API key")]
    [InlineData(nameof(Branch), "branch")]
    [InlineData(nameof(BucketObject), "bucket object")]
    [InlineData(nameof(Jwks), "key set")]
    [InlineData(nameof(VpcEndpoint), "VPC endpoint")]
    [InlineData(nameof(AuthOAuthProvider), "OAuth provider")]
    [InlineData(nameof(CustomDomain), "custom domain")]
    public void A_model_has_the_name_that_its_cmdlets_use(string model, string kind) => Assert.Equal(kind, ResourceIdentity.KindOfModel(model));

    [Fact]
    public void A_database_is_not_described_as_its_Data_API()
    {
        using var host = new NeonHost();
        host.AddBranch(host.Seed(), "dev");

        var error = host.Run("Get-NeonDatabase neondb -Project app -Branch dev | Get-NeonDataApi -Branch main").Error;

        Assert.StartsWith("The piped database neondb belongs to the branch dev (br-", error.ErrorDetails.Message, StringComparison.Ordinal);
    }
}
