using Neon.Tests.Reliability;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>A confirmation names the full target, however its parents were specified.</summary>
public sealed class ConfirmedTargetTests(ConfirmedTargets targets) : IClassFixture<ConfirmedTargets>
{
    // They change no project, or their path is typed by the user and is the target itself.
    private static readonly string[] Without = ["Invoke-NeonApi", "New-NeonProject", "New-NeonApiKey", "Revoke-NeonApiKey", "Move-NeonProject", "Approve-NeonProjectTransferRequest", "Test-NeonAuthEmailProvider", "Send-NeonBucketObject"];

    public static TheoryData<int, string> Changes
    {
        get
        {
            var changes = new TheoryData<int, string>();
            for (var index = 0; index < LostResponseCases.All.Count; index++)
            {
                var one = LostResponseCases.All[index];
                // If a case prepares its own context, that context is not varied here.
                if (one.Skip == 0 && !Without.Contains(one.Cmdlet) && !one.Prepare.Any(line => line.Contains("Set-NeonContext", StringComparison.Ordinal)))
                {
                    changes.Add(index, one.Command);
                }
            }

            return changes;
        }
    }

    [Fact]
    public void Removing_a_role_from_the_branch_of_the_context_names_that_branch()
    {
        using var host = new NeonHost();
        var app = host.Seed();
        host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/branches/{app.MainBranchId}/roles", """{"role":{"name":"victim"}}""");
        var person = new TestHost(2);

        var result = host.Run(person, $"Set-NeonContext -Project {app.ProjectId} -Branch {app.MainBranchId}; Remove-NeonRole victim -Project app");

        Assert.Empty(result.Errors);
        Assert.Contains($"\"app/{app.MainBranchId}/victim\"", Assert.Single(person.Questions), StringComparison.Ordinal);
    }

    [Fact]
    public void The_branch_of_the_context_is_not_named_with_another_project()
    {
        using var host = new NeonHost();
        var app = host.Seed();
        var other = host.Seed("other");
        var person = new TestHost(2);

        var result = host.Run(person, $"Set-NeonContext -Project {app.ProjectId} -Branch {app.MainBranchId}; Remove-NeonRole victim -Project {other.ProjectId}");

        // A change that is not possible has no prompt.
        Assert.Equal("NeonBranchRequired", result.ErrorId);
        Assert.Empty(person.Questions);
    }

    [Fact]
    public void A_branch_of_the_context_is_not_used_with_another_project()
    {
        using var host = new NeonHost();
        var app = host.Seed();
        host.Seed("other");

        var result = host.Run($"Set-NeonContext -Project {app.ProjectId} -Branch {app.MainBranchId}; Remove-NeonRole neondb_owner -Project other -Confirm:$false");

        Assert.Equal("NeonBranchRequired", result.ErrorId);
        Assert.DoesNotContain(host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Remove-NeonDatabase x -Project two -WhatIf")]
    [InlineData("Remove-NeonDatabase x -Project two -Confirm")]
    [InlineData("New-NeonDatabase x -Project two -WhatIf")]
    public void The_context_branch_is_not_confirmed_for_a_project_specified_by_name(string command)
    {
        using var host = new NeonHost();
        var app = host.Seed();
        host.Seed("two");
        var person = new TestHost(2);

        var result = host.Run(person, $"Set-NeonContext -Project app -Branch (Get-NeonBranch -Project app -Name main); {command}");

        Assert.Equal("NeonBranchRequired", result.ErrorId);
        Assert.Empty(person.Questions);
        Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal) || request.StartsWith("POST", StringComparison.Ordinal));

        // In its own project, the branch of the context is shown.
        var create = command.StartsWith("New-", StringComparison.Ordinal) ? string.Empty : "$null = New-NeonDatabase x -Owner neondb_owner; ";
        Assert.Empty(host.Run(person, $"Set-NeonContext -Project app -Branch (Get-NeonBranch -Project app -Name main); {create}{command.Replace("two", "app", StringComparison.Ordinal)}").Errors);
        Assert.Contains($"/main ({app.MainBranchId})/x", person.Printed + string.Concat(person.Questions), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-NeonRole victim -WhatIf")]
    [InlineData("Remove-NeonBranch victim -WhatIf")]
    [InlineData("Remove-NeonSnapshot victim -WhatIf")]
    public void A_change_without_a_project_fails_with_WhatIf(string command)
    {
        using var host = new NeonHost();

        Assert.Equal("NeonProjectRequired", host.Run(command).ErrorId);
        Assert.Empty(host.Requests);
    }

    [Theory]
    [InlineData("Remove-NeonDatabase neondb -PassThru")]
    [InlineData("Remove-NeonTrigger nightly -PassThru")]
    [InlineData("Set-NeonSnapshot before -Name after")]
    [InlineData("Remove-NeonBranch dev -PassThru")]
    public void Piped_and_typed_objects_are_covered_by_the_WhatIf_tests(string command) => Assert.Superset(
        new HashSet<string> { "piped", "typed as an object" },
        targets.Of(LostResponseCases.All.First(one => one.Command == command)).Said.Keys.ToHashSet());

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_confirmation_names_the_project_and_the_branch_of_its_request(int index, string command)
    {
        var target = targets.Of(LostResponseCases.All[index]);

        Assert.NotEmpty(command);
        Assert.NotNull(target.Path);
        Assert.Empty(target.Missing);
    }
}
