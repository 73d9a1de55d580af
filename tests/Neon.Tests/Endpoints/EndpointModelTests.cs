using System.Globalization;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Endpoints;

public sealed class EndpointModelTests
{
    [Fact]
    public void Every_property_of_the_response_is_read()
    {
        using var host = new NeonHost(handler: new CannedReply(
            """
            {"endpoint":{"id":"ep-bold-sun-a1b2c3d4","project_id":"quiet-forest-12345678","branch_id":"br-calm-lake-a1b2c3d4",
            "name":"reports","host":"ep-bold-sun-a1b2c3d4.example.test","type":"read_only","current_state":"idle","pending_state":"active",
            "autoscaling_limit_min_cu":0.25,"autoscaling_limit_max_cu":2,"suspend_timeout_seconds":-1,"disabled":true,
            "passwordless_access":false,"region_id":"aws-us-east-2","provisioner":"k8s-neonvm","compute_release_version":"9001",
            "creation_source":"console","created_at":"2026-03-01T10:00:00Z","updated_at":"2026-03-01T11:00:00Z",
            "last_active":"2026-03-01T11:30:00Z","started_at":"2026-03-01T11:10:00Z","suspended_at":"2026-03-01T11:05:00Z",
            "pooler_enabled":false,"pooler_mode":"transaction","proxy_host":"example.test",
            "settings":{"pg_settings":{"work_mem":"64MB"},"pgbouncer_settings":{"pool_size":"5"},
            "preload_libraries":{"use_defaults":true,"enabled_libraries":["anon","pgaudit"]},"later":1},
            "brand_new":{"a":[1,"b"]}}}
            """));

        var endpoint = Assert.Single(host.Get<Endpoint>("Get-NeonEndpoint ep-bold-sun-a1b2c3d4 -Project quiet-forest-12345678"));

        Assert.All(
            typeof(Endpoint).GetProperties().Where(property => property.Name != nameof(Endpoint.Operations)),
            property => Assert.NotNull(property.GetValue(endpoint)));
        Assert.Equal((0.25, 2.0, -1L), (endpoint.MinCu!.Value, endpoint.MaxCu!.Value, endpoint.SuspendTimeoutSeconds!.Value));
        Assert.Equal(DateTimeOffset.Parse("2026-03-01T11:05:00Z", CultureInfo.InvariantCulture), endpoint.SuspendedAt);
        Assert.Equal("64MB", endpoint.Settings!.PgSettings!["work_mem"]);
        Assert.Equal("anon, pgaudit", endpoint.Settings.PreloadLibraries!.ToString());
        Assert.Equal(1L, endpoint.Settings.AdditionalProperties["later"]);
        Assert.Equal(["brand_new"], endpoint.AdditionalProperties.Keys);
    }

    [Fact]
    public void Missing_and_null_properties_are_accepted()
    {
        using var host = new NeonHost(handler: new CannedReply(
            """{"endpoint":{"id":"ep-bold-sun-a1b2c3d4","project_id":"quiet-forest-12345678","branch_id":"br-calm-lake-a1b2c3d4","settings":null,"last_active":null,"disabled":null,"suspend_timeout_seconds":null}}"""));

        var endpoint = Assert.Single(host.Get<Endpoint>("Get-NeonEndpoint ep-bold-sun-a1b2c3d4 -Project quiet-forest-12345678"));

        Assert.Equal("ep-bold-sun-a1b2c3d4", endpoint.ToString());
        Assert.Null(endpoint.Settings);
        Assert.Null(endpoint.LastActive);
    }

    [Fact]
    public void A_list_without_endpoints_is_empty()
    {
        using var host = new NeonHost(handler: new CannedReply("""{"endpoints":[]}"""));

        Assert.Empty(host.Get<Endpoint>("Get-NeonEndpoint -Project quiet-forest-12345678"));
    }

    [Theory]
    [InlineData("""{"endpoints":null}""")]
    [InlineData("{}")]
    public void A_response_without_a_list_is_an_error(string json)
    {
        using var host = new NeonHost(handler: new CannedReply(json));

        Assert.Equal("NeonInvalidResponse", host.Run("Get-NeonEndpoint -Project quiet-forest-12345678").ErrorId);
    }

    [Theory]
    [InlineData("ep-bold-sun-a1b2c3d4", true)]
    [InlineData("ep-little-smoke-851426", true)]
    [InlineData("ep-bold-sun", false)]
    [InlineData("reports", false)]
    [InlineData("EP-BOLD-SUN-A1B2C3D4", false)]
    [InlineData("br-calm-lake-a1b2c3d4", false)]
    public void Text_that_looks_like_an_id_is_treated_as_one(string text, bool isId)
    {
        var identity = new EndpointIdentity(text);

        Assert.Equal(isId ? text : null, identity.Id);
        Assert.Equal(isId ? null : text, identity.Name);
    }

    [Fact]
    public void An_endpoint_without_a_name_is_shown_by_its_id()
    {
        Assert.Equal("ep-bold-sun-a1b2c3d4", new EndpointIdentity(new Endpoint { EndpointId = "ep-bold-sun-a1b2c3d4", Name = "" }).ToString());
    }
}
