using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Branches;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>
/// An object of an organization, in a change of a project from the context: the project has to belong to that organization. A
/// project that was specified may belong to another organization, for example to give someone outside access.
/// </summary>
public sealed class ContextPlaceTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly string _other;

    public ContextPlaceTests()
    {
        _app = _host.Seed();
        _other = _host.Emulator.OrganizationIds[1];
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId };
        _host.Forget();
    }

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Theory]
    [InlineData("Get-NeonOrganizationMember -Organization {0} | Grant-NeonProjectPermission")]
    [InlineData("$members = Get-NeonOrganizationMember -Organization {0}; Grant-NeonProjectPermission -Email $members")]
    [InlineData("Get-NeonOrganizationMember -Organization {0} | Set-NeonProjectMemberRole -Role viewer")]
    [InlineData("Get-NeonOrganizationMember -Organization {0} | Remove-NeonProjectMemberRole")]
    [InlineData("$null = Set-NeonVpcEndpoint vpce-1234567890abcdef0 -Region aws-us-east-1 -Label office -Organization {0}; Get-NeonVpcEndpoint -Organization {0} | Set-NeonProjectVpcEndpoint -Label new")]
    public void An_object_of_another_organization_is_refused_with_the_project_of_the_context(string command)
    {
        var person = new TestHost(0);
        using var session = _host.NewRunspace(person);
        NeonSession.Of(session).Context = _host.Session.Context;
        foreach (var option in (string[])["-Confirm", "-WhatIf"])
        {
            _host.Forget();
            var refused = PipelineResult.Of(session, string.Format(System.Globalization.CultureInfo.InvariantCulture, command, _other) + " " + option);

            Assert.NotEmpty(refused.Errors);
            Assert.All(refused.Errors, error =>
            {
                Assert.StartsWith("NeonInvalidInput,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
                Assert.Contains($" belongs to the organization {_other}. The project {_app.ProjectId} of the context does not.", error.Exception.Message, StringComparison.Ordinal);
                Assert.Equal("Nothing was changed. Specify the project with -Project.", error.ErrorDetails.RecommendedAction);
            });
            // The project is read once for all piped objects.
            Assert.Single(_host.Requests, request => request == $"GET /projects/{_app.ProjectId}");
        }

        Assert.Empty(person.Questions);
        Assert.DoesNotContain("What if", person.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Changes(), change => change.Contains("/projects/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-NeonOrganizationMember -Organization {1} | Where-Object Email -eq grace@example.com | Set-NeonProjectMemberRole -Role viewer")]
    [InlineData("Get-NeonOrganizationMember -Organization {1} | Select-Object -First 1 | Grant-NeonProjectPermission")]
    [InlineData("Get-NeonOrganizationMember -Organization {0} | Select-Object -First 1 | Grant-NeonProjectPermission -Project app")]
    [InlineData("Get-NeonOrganizationMember -Organization {0} | Select-Object -First 1 -ExpandProperty Email | Grant-NeonProjectPermission")]
    [InlineData("$null = New-NeonProject two -Organization {1} -Wait; Get-NeonProjectMember -Project two | Select-Object -First 1 | Grant-NeonProjectPermission -Project app")]
    public void Any_other_object_is_still_accepted(string command)
    {
        var result = _host.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, _other, _host.Emulator.OrganizationId));

        Assert.Empty(result.Errors);
        Assert.Contains(_host.Changes(), change => change.Contains($"/projects/{_app.ProjectId}/", StringComparison.Ordinal));
    }

    /// <summary>Every change in a project, with every object that has an organization but no project.</summary>
    [Fact]
    public void No_change_uses_an_object_of_another_organization_in_the_context_project()
    {
        using var runs = new CmdletRuns();
        var models = typeof(NeonObject).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NeonObject)) && type.GetConstructor([]) is not null
            && type.GetProperty("OrganizationId") is { CanWrite: true } && type.GetProperty("ProjectId") is null).ToArray();
        var tried = new List<string>();
        foreach (var cmdlet in CmdletRuns.Cmdlets.Where(type => type.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess && type.GetProperty("Project") is not null && type.GetProperty("Organization") is null))
        {
            foreach (var taker in cmdlet.GetProperties().Where(property => property.Name != "Project" && property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipeline)))
            {
                foreach (var model in models.Where(model => Takes(taker, model)))
                {
                    var like = runs.Pipe(Emitted(model, SampleServer.Word), cmdlet, taker);
                    Assert.True(like.Succeeded && !like.Parameters.Contains("Project"), $"{model.Name} | {like}");

                    var run = runs.Pipe([Emitted(model, "org-calm-lake-12345678")], like);
                    Assert.Empty(run.Sent.Where(sent => sent.Operation.Method != "GET").Select(sent => sent.Path));
                    Assert.Contains(" of the context does not.", Assert.Single(run.Result.Errors).Exception.Message, StringComparison.Ordinal);
                    tried.Add($"{model.Name} | {CmdletRuns.NameOf(cmdlet)}");
                }
            }
        }

        Assert.True(tried.Count >= 5, string.Join("\n", tried));
    }

    private static NeonObject Emitted(Type model, string organization)
    {
        var item = (NeonObject)Activator.CreateInstance(model)!;
        foreach (var property in model.GetProperties().Where(property => property.PropertyType == typeof(string) && property.CanWrite))
        {
            property.SetValue(item, property.Name switch { "Email" => "ada@example.com", "OrganizationId" => organization, _ => SampleServer.Word });
        }

        item.Remember();
        return item;
    }

    private static bool Takes(PropertyInfo parameter, Type model) => parameter.GetCustomAttribute<TextOrPropertyAttribute>() is not null
        ? model.GetProperty("Email") is not null
        : CmdletRuns.ElementOf(parameter.PropertyType).GetConstructors().Any(constructor => constructor.GetParameters() is [var only] && only.ParameterType == model);
}
