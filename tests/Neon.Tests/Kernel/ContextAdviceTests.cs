using System.Net;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>A parent that is missing because of the context, and not because of what was typed.</summary>
public sealed class ContextAdviceTests : IDisposable
{
    private const string FromContext = "is that of the context. Get-NeonContext shows it; Set-NeonContext changes it.";

    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Get-NeonOrganizationMember", "The organization " + FromContext)]
    [InlineData("Get-NeonBranch", "The project " + FromContext)]
    [InlineData("Get-NeonRole", "The project " + FromContext)]
    public void Advice_names_the_context(string command, string expected)
    {
        _host.Seed();
        NeonSession.Of(_host.Runspace).Context = new NeonContext { OrganizationId = "org-gone-12345678", ProjectId = "gone-forest-12345678", BranchId = "br-gone-lake-a1b2c3d4" };

        var error = _host.Run(command).Error;

        Assert.StartsWith(expected, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonBranch -Project gone-forest-12345678")]
    [InlineData("Get-NeonOrganizationMember -Organization org-gone-12345678")]
    public void Advice_for_a_specified_parent_does_not_name_the_context(string command)
    {
        _host.Seed();

        var error = _host.Run(command).Error;

        Assert.DoesNotContain("context", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonBranch -Project a*", "-Project does not accept wildcards.")]
    [InlineData("Get-NeonRole r* -Project app -Branch *", "-Branch does not accept wildcards.")]
    public void A_pattern_for_a_parent_is_about_that_parameter(string command, string expected)
    {
        _host.Seed();

        Assert.StartsWith(expected, _host.Run(command).Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-NeonOperation abc -Project quiet-forest-12345678", "operation_id", "The id of an operation is a UUID.")]
    [InlineData("Get-NeonOrganizationMember linus -Organization org-calm-river-12345678", "member_id", "Specify the email address, or the id, which is a UUID.")]
    public void An_id_that_is_not_a_UUID_is_explained(string command, string parameter, string expected)
    {
        using var replies = new Replies((_, _) => Replies.Text(
            $$"""{"code":"","message":"invalid request: path parameter {{parameter}} is not a valid uuid"}""", "application/json", HttpStatusCode.BadRequest));
        using var host = new NeonHost(handler: replies);

        var error = host.Run(command).Error;

        Assert.StartsWith(expected, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
