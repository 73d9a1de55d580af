using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>An error about an id that does not exist calls it an id, because names have other causes and other advice.</summary>
public sealed class UnknownIdTests
{
    private const string Guid = "0f8fad5b-d9cb-469f-a165-70867728950e";

    // Every resource with a Get- cmdlet that accepts its id.
    [Theory]
    [InlineData("Get-NeonProject quiet-forest-12345678", "quiet-forest-12345678")]
    [InlineData("Get-NeonBranch br-calm-lake-a1b2c3d4", "br-calm-lake-a1b2c3d4")]
    [InlineData("Get-NeonEndpoint ep-calm-lake-a1b2c3d4", "ep-calm-lake-a1b2c3d4")]
    [InlineData("Get-NeonSnapshot snap-calm-lake-a1b2c3d4", "snap-calm-lake-a1b2c3d4")]
    [InlineData("Get-NeonCredential nak_none", "nak_none")]
    [InlineData("Get-NeonJwks " + Guid, Guid)]
    [InlineData("Get-NeonOperation -Operation " + Guid, Guid)]
    [InlineData("Get-NeonProjectPermission " + Guid, Guid)]
    [InlineData("Get-NeonProjectMember " + Guid, Guid)]
    [InlineData("Get-NeonOrganizationMember " + Guid, Guid)]
    [InlineData("Get-NeonOrganization org-calm-lake-12345678", "org-calm-lake-12345678")]
    [InlineData("Get-NeonTrigger " + Guid, Guid)]
    [InlineData("Get-NeonApiKey 4711", "4711")]
    [InlineData("Get-NeonProjectVpcEndpoint vpce-1", "vpce-1")]
    [InlineData("Get-NeonFunction none", "none")]
    [InlineData("Set-NeonProjectMemberRole " + Guid + " viewer", Guid)]
    [InlineData("Remove-NeonSnapshot snap-calm-lake-a1b2c3d4", "snap-calm-lake-a1b2c3d4")]
    [InlineData("Restore-NeonSnapshot snap-calm-lake-a1b2c3d4 main", "snap-calm-lake-a1b2c3d4")]
    [InlineData("Revoke-NeonCredential nak_none", "nak_none")]
    public void An_unknown_id_is_not_called_a_name(string command, string id)
    {
        using var host = new NeonHost();
        var app = host.Seed();
        host.Session.Context = new NeonContext { OrganizationId = host.Emulator.OrganizationId, ProjectId = app.ProjectId, BranchId = app.MainBranchId };

        var result = host.Run($"$ConfirmPreference = 'None'; {command}");

        Assert.All(result.Errors, error =>
        {
            var words = error.ErrorDetails.Message;
            Assert.DoesNotContain($"the name '{id}'", words, StringComparison.OrdinalIgnoreCase);
            // Text for a trigger may be either.
            Assert.False(
                words.Contains(id, StringComparison.Ordinal) && !words.Contains("name or id", StringComparison.Ordinal) && error.ErrorDetails.RecommendedAction.Contains("Names are exact", StringComparison.Ordinal),
                $"{words} {error.ErrorDetails.RecommendedAction}");
        });
        Assert.Empty(result.Output);
    }
}
