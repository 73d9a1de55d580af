using System.Management.Automation.Runspaces;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>A context set with an object has the organization of that object's project, whatever was set before.</summary>
public sealed class ContextObjectTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly TestHost _person = new(0);
    private readonly Runspace _session;
    private readonly SeededProject _app;
    private readonly string _own;
    private readonly string _other;
    private readonly string _shop;
    private readonly string _shopBranch;

    public ContextObjectTests()
    {
        _app = _host.Seed();
        (_own, _other) = (_host.Emulator.OrganizationIds[0], _host.Emulator.OrganizationIds[1]);
        _shop = _host.Get<Project>($"New-NeonProject shop -Organization {_other} -Wait")[0].ProjectId!;
        _shopBranch = _host.Get<Branch>($"Get-NeonBranch main -Project {_shop}")[0].BranchId!;
        _session = _host.NewRunspace(_person);
        Assert.Empty(Run(
            $"""
            $project = Get-NeonProject {_shop}
            $branch = Get-NeonBranch main -Project {_shop}
            $database = Get-NeonDatabase -Project {_shop} -Branch main | Select-Object -First 1
            $lying = Get-NeonProject {_shop}; $lying.OrganizationId = '{_own}'
            $lyingBranch = Get-NeonBranch main -Project {_shop}; $lyingBranch.ProjectId = '{_app.ProjectId}'
            """).Errors);
        _host.Forget();
    }

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Set-NeonContext -Project $project")]
    [InlineData("$project | Set-NeonContext")]
    [InlineData("Set-NeonContext -Branch $branch")]
    [InlineData("$branch | Set-NeonContext")]
    [InlineData("$database | Set-NeonContext")]
    [InlineData("$project | Select-Object * | Set-NeonContext")]
    [InlineData("Set-NeonContext -Project @{ ProjectId = '{shop}' }")]
    [InlineData("Set-NeonContext -Project @{ project_id = '{shop}' }")]
    [InlineData("[pscustomobject] @{ ProjectId = '{shop}' } | Set-NeonContext")]
    [InlineData("Set-NeonContext -Clear -Project $project")]
    public void An_object_sets_the_organization_of_its_project(string command)
    {
        Assert.Empty(Run(command).Errors);

        Assert.Equal((_other, _shop), (Context.OrganizationId, Context.ProjectId));
    }

    [Theory]
    [InlineData("Set-NeonContext -Project $project")]
    [InlineData("$project | Set-NeonContext")]
    public void An_unmodified_project_needs_no_request(string command)
    {
        Assert.Empty(Run(command).Errors);

        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("Set-NeonContext -Project {shop}")]
    [InlineData("Set-NeonContext -Project {shop} -Branch {main}")]
    public void Typed_ids_keep_the_organization_without_sending_a_request(string command)
    {
        Assert.Empty(Run(command).Errors);

        Assert.Equal((_own, _shop), (Context.OrganizationId, Context.ProjectId));
        Assert.Empty(_host.Requests);
    }

    /// <summary>Nothing that would be refused is confirmed first: the refusal comes before the prompt, also with -WhatIf.</summary>
    [Theory]
    [InlineData("Set-NeonContext -Project {shop} -Organization {own}")]
    [InlineData("Set-NeonContext -Project $project -Organization {own}")]
    [InlineData("$project | Set-NeonContext -Organization {own}")]
    [InlineData("$branch | Set-NeonContext -Organization {own}")]
    [InlineData("Set-NeonContext -Branch $branch -Organization {own}")]
    [InlineData("Set-NeonContext -Project $lying")]
    [InlineData("$lying | Set-NeonContext")]
    [InlineData("Set-NeonContext -Project @{ ProjectId = '{shop}'; org_id = '{own}' }")]
    [InlineData("[pscustomobject] @{ ProjectId = '{shop}'; OrganizationId = '{own}' } | Set-NeonContext")]
    [InlineData("Set-NeonContext -Branch $lyingBranch")]
    [InlineData("$lyingBranch | Set-NeonContext")]
    [InlineData("Set-NeonContext -Branch @{ BranchId = '{main}'; ProjectId = '{app}' }")]
    [InlineData("[pscustomobject] @{ BranchId = '{main}'; ProjectId = '{app}' } | Set-NeonContext")]
    [InlineData("Set-NeonContext -Project {app} -Branch $branch")]
    [InlineData("$branch | Set-NeonContext -Project {app}")]
    public void Contradicting_values_are_refused_before_confirmation(string command)
    {
        foreach (var option in (string[])["", "-WhatIf", "-Confirm", "-WhatIf -Path nowhere"])
        {
            var refused = Run($"{command} {option}");

            Assert.True(refused.Errors.Count == 1, $"{command} {option}: {refused.Errors.Count} errors");
            Assert.Empty(_person.Questions);
            Assert.DoesNotContain("What if", _person.Printed, StringComparison.Ordinal);
            Assert.Equal((_own, null, null), (Context.OrganizationId, Context.ProjectId, Context.BranchId));
        }
    }

    [Fact]
    public void The_confirmation_shows_the_organization_of_the_object()
    {
        Assert.Empty(Run("$branch | Set-NeonContext -Confirm").Errors);

        Assert.Contains($"organization {_own} -> {_other}", Assert.Single(_person.Questions), StringComparison.Ordinal);
    }

    /// <summary>Whatever is piped in, the project of the context belongs to its organization.</summary>
    [Fact]
    public void Every_object_of_a_project_sets_its_organization()
    {
        var models = typeof(NeonObject).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NeonObject)) && !type.IsAbstract && type.GetConstructor([]) is not null && type.GetProperty("ProjectId") is { CanWrite: true }
            // Its property Organization is a plug-in.
            && type != typeof(AuthPlugins)).ToArray();
        var wrong = new List<string>();
        foreach (var model in models)
        {
            var item = (NeonObject)Activator.CreateInstance(model)!;
            model.GetProperty("ProjectId")!.SetValue(item, _shop);
            foreach (var (key, value) in (ReadOnlySpan<(string, string)>)[("BranchId", _shopBranch), ("OrganizationId", _other)])
            {
                if (model.GetProperty(key) is { CanWrite: true } property)
                {
                    property.SetValue(item, value);
                }
            }

            item.Remember();
            NeonSession.Of(_session).Context = new NeonContext { OrganizationId = _own };
            var result = PipelineResult.Of(_session, "$item | Set-NeonContext", ("item", item));
            if (result.Errors.Count > 0 || (Context.OrganizationId, Context.ProjectId) != (_other, _shop))
            {
                wrong.Add($"{model.Name}: {Context.OrganizationId} {Context.ProjectId} {string.Join(" ", result.Errors)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(models.Length > 25, $"{models.Length} were tried.");
    }

    private NeonContext Context => NeonSession.Of(_session).Context;

    private PipelineResult Run(string command) => PipelineResult.Of(_session, command
        .Replace("{app}", _app.ProjectId, StringComparison.Ordinal).Replace("{shop}", _shop, StringComparison.Ordinal).Replace("{main}", _shopBranch, StringComparison.Ordinal)
        .Replace("{own}", _own, StringComparison.Ordinal).Replace("{other}", _other, StringComparison.Ordinal));
}
