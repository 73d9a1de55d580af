using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Users;

public sealed class GetNeonCurrentUserTests
{
    private const string Everything = """
        {"id":"7d1f5e0c","email":"ann@example.test","name":"Ann","last_name":"Lee","image":"https://example.test/a.png","login":"ann",
        "plan":"launch_v3","projects_limit":100,"branches_limit":5000,"max_autoscaling_limit":16,"active_seconds_limit":360000,
        "compute_seconds_limit":720000,"auth_accounts":[{"provider":"github","email":"ann@example.test","name":"Ann",
        "image":"https://example.test/a.png","login":"ann"}],"billing_account":{"state":"active","subscription_type":"launch_v3",
        "payment_method":"stripe","payment_source":{"type":"card","card":{"last4":"4242","brand":"visa","exp_month":7,"exp_year":2031}},
        "quota_reset_at_last":"2026-03-01T00:00:00Z","name":"Ann Lee","email":"bills@example.test","address_line1":"1 Road",
        "address_line2":"Back","address_postal_code":"12345","address_city":"Town","address_state":"ST","address_country":"US",
        "address_country_name":"United States","tax_id":"X1","tax_id_type":"us_ein","orb_portal_url":"https://portal.test/?token=t0p",
        "spending_limit_cents":5000,"plan_details":{"name":"launch","version":{"major":3,"minor":1}}},"later":{"a":1}}
        """;

    [Fact]
    public void The_user_of_the_key_is_read()
    {
        using var host = new NeonHost();

        var user = Assert.Single(host.Get<CurrentUser>("Get-NeonCurrentUser"));

        Assert.Equal(host.Emulator.UserId, user.UserId);
        Assert.NotNull(user.Plan);
        Assert.Equal(["GET /users/me"], host.Requests);
        Assert.Empty(host.Emulator.Violations);
    }

    [Fact]
    public void An_organization_key_has_no_user()
    {
        using var host = new NeonHost();
        host.Session.Connection = host.Connect(host.Emulator.AddOrganizationKey());

        var result = host.Run("Get-NeonCurrentUser");

        Assert.Equal("NeonPermissionDenied", result.ErrorId);
        Assert.Equal(ErrorCategory.PermissionDenied, result.Error.CategoryInfo.Category);
    }

    [Fact]
    public void Every_property_of_the_response_is_read()
    {
        using var host = new NeonHost(handler: new CannedReply(Everything));

        var user = Assert.Single(host.Get<CurrentUser>("Get-NeonCurrentUser"));

        AssertComplete(user);
        AssertComplete(user.AuthAccounts![0]);
        AssertComplete(user.BillingAccount!);
        AssertComplete(user.BillingAccount!.PaymentSource!);
        AssertComplete(user.BillingAccount.PaymentSource!.Card!);
        AssertComplete(user.BillingAccount.PlanDetails!);
        Assert.Equal("1 Road", user.BillingAccount.AddressLine1);
        Assert.Equal("4242", user.BillingAccount.PaymentSource.Card!.Last4);
        Assert.Equal("launch 3.1", user.BillingAccount.PlanDetails!.ToString());
        Assert.Equal(["later"], user.AdditionalProperties.Keys);
        Assert.Empty(user.BillingAccount.AdditionalProperties);
    }

    [Fact]
    public void The_text_of_the_user_contains_no_personal_data_and_the_portal_URL_is_a_secret()
    {
        using var host = new NeonHost(handler: new CannedReply(Everything));

        var result = host.Run("$u = Get-NeonCurrentUser; \"$u $($u.AuthAccounts) $($u.BillingAccount) $($u.BillingAccount.OrbPortalUrl) $($u.BillingAccount.PaymentSource)\"");

        var text = Assert.IsType<string>(Assert.Single(result.Output).BaseObject);
        Assert.Equal("7d1f5e0c github launch_v3 (active) System.Security.SecureString card", text);
    }

    [Fact]
    public void Missing_and_null_properties_are_accepted()
    {
        using var host = new NeonHost(handler: new CannedReply(
            """{"id":"7d1f5e0c","billing_account":{"spending_limit_cents":null,"payment_source":null,"quota_reset_at_last":""},"auth_accounts":null}"""));

        var user = Assert.Single(host.Get<CurrentUser>("Get-NeonCurrentUser"));

        Assert.Null(user.BillingAccount!.SpendingLimitCents);
        Assert.Null(user.BillingAccount.QuotaResetAtLast);
        Assert.Null(user.AuthAccounts);
    }

    private static void AssertComplete(NeonObject value) =>
        Assert.All(value.GetType().GetProperties(), property => Assert.NotNull(property.GetValue(value)));
}
