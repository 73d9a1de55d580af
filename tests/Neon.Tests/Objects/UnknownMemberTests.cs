using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>A member that Neon adds is visible before a version of the module knows it, and leaves no trace if it is missing.</summary>
public sealed class UnknownMemberTests
{
    private const string Branch = """
        {"branch":{"id":"br-calm-lake-a1b2c3d4","project_id":"quiet-forest-12345678","name":"main","colour":"blue","shades":[1,"two"],
                   "created_by":{"name":"ada","team":{"size":7}}}}
        """;

    [Theory]
    [InlineData("$branch.AdditionalProperties.colour", "blue")]
    [InlineData("$branch.AdditionalProperties['shades'][1]", "two")]
    [InlineData("$branch.CreatedBy.AdditionalProperties.team.size", 7L)]
    [InlineData("\"$($branch.AdditionalProperties['missing'])\"", "")]
    [InlineData("$branch.psobject.Properties['AdditionalProperties'].Name", "AdditionalProperties")]
    [InlineData("$branch.AdditionalProperties.ToString()", "colour=blue; shades=1; two")]
    public void An_unknown_member_is_visible(string expression, object expected)
    {
        using var host = new NeonHost(handler: new CannedReply(Branch));

        var result = host.Run($"$branch = Get-NeonBranch br-calm-lake-a1b2c3d4 -Project quiet-forest-12345678; {expression}");

        Assert.Empty(result.Errors);
        Assert.Equal(expected, Assert.Single(result.Output).BaseObject);
    }

    [Fact]
    public void Without_unknown_members_the_property_does_not_exist()
    {
        using var host = new NeonHost();
        host.Seed();

        var branch = Assert.Single(host.Run("Get-NeonBranch -Project app").Output);

        Assert.Null(branch.Properties["AdditionalProperties"]);
        Assert.Null(PSObject.AsPSObject(((Branch)branch.BaseObject).CreatedBy!).Properties["AdditionalProperties"]);
    }
}
