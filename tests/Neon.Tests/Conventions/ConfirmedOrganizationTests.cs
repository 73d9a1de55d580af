using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>Two organizations can each have a project <c>app</c>: a confirmation names the organization that the user specified.</summary>
public sealed class ConfirmedOrganizationTests : IDisposable
{
    private const string Home = "Acme";
    private const string Other = "Contoso";

    private readonly NeonHost _host = new();

    public ConfirmedOrganizationTests()
    {
        foreach (var organizationId in _host.Emulator.OrganizationIds)
        {
            var made = _host.Send(HttpMethod.Post, "projects", $$$"""{"project":{"name":"app","org_id":"{{{organizationId}}}"}}""");
            var project = $"projects/{made.GetProperty("project").GetProperty("id").GetString()}/branches";
            _host.Clock.Advance(TimeSpan.FromMinutes(1));
            _host.Send(HttpMethod.Post, project, """{"branch":{"name":"dev"}}""");
            _host.Clock.Advance(TimeSpan.FromMinutes(1));
            _host.Send(HttpMethod.Post, $"{project}/{made.GetProperty("branch").GetProperty("id").GetString()}/roles", """{"role":{"name":"victim"}}""");
            _host.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData($"Set-NeonContext -Organization '{Other}'; Remove-NeonRole victim -Project app -Branch main -WhatIf", $"{Other}/app/main/victim")]
    [InlineData($"Get-NeonOrganization | Where-Object Name -eq '{Other}' | Set-NeonContext; Remove-NeonBranch dev -Project app -WhatIf", $"{Other}/app/dev")]
    [InlineData($"Set-NeonContext -Organization '{Other}' -Project app -Branch main; Remove-NeonRole victim -WhatIf", $"{Other}/app/main/victim")]
    [InlineData($"Set-NeonContext -Organization '{Other}'; Set-NeonContext -Project app; Remove-NeonBranch dev -WhatIf", $"{Other}/app/dev")]
    [InlineData($"Set-NeonContext -Organization '{Other}' -Project app; Get-NeonContext | Set-NeonContext; Remove-NeonBranch dev -WhatIf", $"{Other}/app/dev")]
    [InlineData($"Set-NeonContext -Organization '{Home}'; Remove-NeonProject app -WhatIf", $"{Home}/app")]
    [InlineData($"Set-NeonContext -Organization '{Other}'; Move-NeonProject app -DestinationOrganization '{Home}' -WhatIf", $"{Other}/app")]
    [InlineData($"Set-NeonContext -Organization '{Other}'; New-NeonProject shop -WhatIf", $"{Other}/shop")]
    [InlineData($"Set-NeonContext -Clear; Set-NeonContext -Organization '{Other}' -Scope Process; Remove-NeonBranch dev -Project app -WhatIf; Set-NeonContext -Clear -Scope Process", $"{Other}/app/dev")]
    [InlineData($"[pscustomobject] @{{ Project = 'app'; BranchId = 'dev'; org_name = '{Other}' }} | Remove-NeonBranch -WhatIf", $"{Other}/app/dev")]
    public void A_project_named_by_text_is_shown_with_the_organization_that_was_specified(string command, string target)
    {
        var person = new TestHost(2);

        Assert.Empty(_host.Run(person, command).Errors);

        // A project that is removed is shown with its id.
        var id = command.Contains("Remove-NeonProject", StringComparison.Ordinal) ? $" ({_host.Run("(Get-NeonProject app).ProjectId").Output[0]})" : string.Empty;
        Assert.Contains($"on target \"{target}{id}\"", person.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_organization_of_a_context_file_is_shown()
    {
        using var folder = new TempFolder();
        var person = new TestHost(2);
        var id = _host.Emulator.OrganizationIds[1];

        var result = _host.Run(person, $"Set-NeonContext -Clear; $NeonUseNeonFile = $true; Set-Location '{folder.Path}'; Set-NeonContext -Organization {id} -Path .; Remove-NeonBranch dev -Project app -WhatIf; Set-Location /");

        Assert.Empty(result.Errors);
        Assert.Matches($"on target \"(?:Contoso [(])?{id}[)]?/app/dev\"", person.Printed);
    }

    [Theory]
    [InlineData("Remove-NeonBranch dev -Project app -WhatIf", "app/dev")]
    [InlineData("Set-NeonContext -Project app; Remove-NeonBranch dev -WhatIf", "app/dev")]
    [InlineData("Set-NeonContext -Project app; Get-NeonContext | Set-NeonContext; Remove-NeonBranch dev -WhatIf", "app/dev")]
    [InlineData("Get-NeonProject app | Set-NeonContext; Remove-NeonBranch dev -Project app -WhatIf", "app/dev")]
    public void The_default_organization_of_the_connection_is_not_shown(string command, string target)
    {
        var person = new TestHost(2);

        Assert.Empty(_host.Run(person, command).Errors);

        Assert.Contains($"on target \"{target}\"", person.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"Set-NeonContext -Organization '{Other}'", Home, true)]
    [InlineData("Set-NeonContext -Clear", Home, true)]
    [InlineData($"Set-NeonContext -Organization '{Home}'", Home, false)]
    [InlineData("$null", Home, false)]
    public void A_project_object_is_shown_with_its_organization_unless_it_is_the_default(string context, string organization, bool isShown)
    {
        var person = new TestHost(2);

        var result = _host.Run(person, $"$app = Get-NeonProject -Organization '{organization}'; {context}; $app | Remove-NeonProject -WhatIf; $app.ProjectId");

        Assert.Empty(result.Errors);
        var id = result.Output[^1].BaseObject;
        Assert.Contains($"on target \"{(isShown ? $"{organization}/" : string.Empty)}app ({id})\"", person.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api_key_org", false)]
    [InlineData("api_key_user", true)]
    public void The_only_organization_of_a_key_is_not_shown(string method, bool isShown)
    {
        var person = new TestHost(2);
        using var runspace = _host.NewRunspace(person);
        var app = Assert.Single(_host.Get<Project>("Get-NeonProject -Name app"));
        var session = NeonSession.Of(runspace);
        session.Connection = new NeonConnection(_host.Connection.Settings, new AuthDetails { AccountId = app.OrganizationId, AuthMethod = method });
        session.Context = NeonContext.Empty;
        runspace.SessionStateProxy.SetVariable("app", app);

        Assert.Empty(PipelineResult.Of(runspace, "$app | Remove-NeonProject -WhatIf").Errors);

        Assert.Contains($"on target \"{(isShown ? $"{Home}/" : string.Empty)}app ({app.ProjectId})\"", person.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_that_took_the_organization_of_a_context_shows_it()
    {
        var person = new TestHost(2);
        var own = new NeonContext { OrganizationId = _host.Emulator.OrganizationIds[1], OrganizationAsSet = Other };
        var connection = _host.Connect(_host.Emulator.ApiKey, settings => settings with { OrganizationId = own.OrganizationId, OrganizationAsSet = own.OrganizationAsSet });
        using var runspace = _host.NewRunspace(person);
        runspace.SessionStateProxy.SetVariable("c", connection);
        NeonSession.Of(runspace).Context = NeonContext.Empty;

        Assert.Empty(PipelineResult.Of(runspace, "Remove-NeonBranch dev -Project app -Connection $c -WhatIf").Errors);

        Assert.Contains($"on target \"{Other}/app/dev\"", person.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Naming_the_organization_costs_no_request()
    {
        _host.Run($"Set-NeonContext -Organization '{Other}'");
        _host.Forget();

        Assert.Empty(_host.Run("New-NeonProject other -WhatIf").Errors);

        Assert.Empty(_host.Requests);
    }
}
