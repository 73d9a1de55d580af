using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>A removal of something that does not exist asks nothing: there is nothing to confirm.</summary>
public sealed class AbsentTargetTests : IDisposable
{
    private readonly NeonHost _host = new();

    public AbsentTargetTests()
    {
        _host.Seed();
        _host.Run("Set-NeonContext -Project app -Branch main");
    }

    public static TheoryData<string> Removals =>
    [
        "Remove-NeonBranch gone", "Remove-NeonDatabase gone", "Remove-NeonRole gone", "Remove-NeonSnapshot gone", "Remove-NeonBucket gone",
        "Remove-NeonFunction gone", "Remove-NeonEndpoint ep-gone-lake-a1b2c3d4", "Remove-NeonProject gone", "Remove-NeonOrganizationMember gone@example.com",
        "Remove-NeonTrigger gone", "Remove-NeonDataApi neondb",
    ];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Removals))]
    public void Nothing_is_asked(string removal)
    {
        const int Yes = 0;
        var person = new TestHost(Yes);
        using var runspace = _host.NewRunspace(person);
        PipelineResult.Of(runspace, "Set-NeonContext -Project app -Branch main");

        Assert.Empty(PipelineResult.Of(runspace, removal + " -IfExists").Errors);
        Assert.NotEmpty(PipelineResult.Of(runspace, removal).Errors);

        Assert.Empty(person.Questions);
        Assert.Empty(_host.Changes());
    }
}
