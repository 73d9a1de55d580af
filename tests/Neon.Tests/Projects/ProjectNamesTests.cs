using System.Management.Automation;
using System.Net;
using System.Text;
using Neon.Emulator;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Projects;

public sealed class ProjectNamesTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void A_name_is_looked_up_in_owned_and_shared_projects()
    {
        var app = _host.Seed("app");
        _host.Seed("app-two");

        Assert.Equal(app.ProjectId, Assert.Single(_host.Get<Project>("Get-NeonProject app")).ProjectId);

        Assert.Contains(_host.Requests, request => request.StartsWith($"GET /projects?org_id={_host.Emulator.OrganizationId}&search=app&limit=400", StringComparison.Ordinal));
        Assert.Contains(_host.Requests, request => request.StartsWith("GET /projects/shared?search=app&limit=400", StringComparison.Ordinal));
        Assert.Equal($"GET /projects/{app.ProjectId}", _host.Requests[^1]);
    }

    [Fact]
    public void Own_and_shared_projects_are_requested_at_the_same_time()
    {
        using var wire = new MeetingHandler();
        using var host = new NeonHost(handler: wire);
        wire.Pass(host.Emulator.CreateHandler());
        host.Clock.Automatic = false;
        var app = host.Seed("app");

        Assert.Equal(app.ProjectId, Assert.Single(host.Get<Project>("Get-NeonProject app")).ProjectId);
    }

    [Fact]
    public void A_failure_of_the_own_projects_ends_the_search_of_the_shared_ones()
    {
        using var wire = new MeetingHandler { Fails = true };
        using var host = new NeonHost(handler: wire);
        wire.Pass(host.Emulator.CreateHandler());
        host.Clock.Automatic = false;

        Assert.Contains("no access", host.Run("Get-NeonProject app").Error.Exception.Message, StringComparison.Ordinal);

        Assert.True(wire.HasEndedShared);
    }

    [Fact]
    public void A_failure_of_the_shared_projects_is_an_error()
    {
        _host.Seed("app");
        _host.Emulator.Faults.Add("listSharedProjects", EmulatorFault.Status(HttpStatusCode.Conflict, "not now"));

        Assert.Contains("not now", _host.Run("Get-NeonProject app").Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shared_project_is_found_by_its_name()
    {
        var theirs = _host.Seed("theirs");
        _host.Emulator.ShareFromAnotherAccount(theirs.ProjectId);

        Assert.Equal(theirs.ProjectId, Assert.Single(_host.Get<Project>("Get-NeonProject theirs")).ProjectId);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("APP")]
    [InlineData("ap")]
    public void A_name_without_an_exact_match_is_an_error(string name)
    {
        _host.Seed("app");

        var result = _host.Run($"Get-NeonProject {name}");

        Assert.Equal("NeonProjectNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Contains(name, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(_host.Emulator.OrganizationId, result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ambiguous_name_is_an_error_that_lists_the_matches()
    {
        var first = _host.Seed("app");
        var second = _host.Seed("app");

        var result = _host.Run("Remove-NeonProject app -Confirm:$false");

        Assert.Equal("NeonProjectAmbiguous", result.ErrorId);
        Assert.Contains(first.ProjectId, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(second.ProjectId, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(_host.Emulator.OrganizationId, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shared_project_with_the_same_name_makes_the_name_ambiguous()
    {
        _host.Seed("app");
        _host.Emulator.ShareFromAnotherAccount(_host.Seed("app").ProjectId);

        Assert.Equal("NeonProjectAmbiguous", _host.Run("Get-NeonProject app").ErrorId);
    }

    [Fact]
    public void A_personal_key_without_an_organization_searches_all_organizations()
    {
        var app = _host.Seed("app");
        _host.Session.Context = NeonContext.Empty;

        Assert.Equal(app.ProjectId, Assert.Single(_host.Get<Project>("Get-NeonProject app")).ProjectId);

        Assert.All(_host.Emulator.OrganizationIds, organization =>
            Assert.Contains(_host.Requests, request => request.StartsWith($"GET /projects?org_id={organization}&search=app", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_organization_key_finds_names_although_it_sees_no_shared_projects()
    {
        var app = _host.Seed("app");
        _host.Session.Context = NeonContext.Empty;
        var connection = _host.Connect(_host.Emulator.AddOrganizationKey());

        var project = Assert.Single(_host.Get<Project>("Get-NeonProject app -Connection $connection", ("connection", connection)));

        Assert.Equal(app.ProjectId, project.ProjectId);
    }

    [Fact]
    public void An_incomplete_list_is_refused_instead_of_guessing()
    {
        _host.Seed("app");
        var hidden = _host.Seed("app-hidden");
        _host.Emulator.SetUnavailableProjects(hidden.ProjectId);

        var result = _host.Run("Remove-NeonProject app -Confirm:$false");

        Assert.Equal("NeonProjectUnavailable", result.ErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, result.Error.CategoryInfo.Category);
        Assert.Contains(hidden.ProjectId, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    /// <summary>
    /// Holds the own projects back until the shared ones are requested. If the request for the own projects fails, the other one never
    /// gets a response.
    /// </summary>
    private sealed class MeetingHandler : HttpMessageHandler
    {
        private readonly TaskCompletionSource _shared = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private HttpMessageInvoker? _service;

        public bool Fails { get; init; }

        public bool HasEndedShared { get; private set; }

        public void Pass(HttpMessageHandler service) => _service = new HttpMessageInvoker(service);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/projects/shared", StringComparison.Ordinal))
            {
                _shared.TrySetResult();
                if (Fails)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    HasEndedShared = true;
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
            else if (request.RequestUri.AbsolutePath.EndsWith("/projects", StringComparison.Ordinal))
            {
                await _shared.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);
                if (Fails)
                {
                    return new HttpResponseMessage(HttpStatusCode.Forbidden) { RequestMessage = request, Content = new StringContent("""{"code":"","message":"no access"}""", Encoding.UTF8, "application/json") };
                }
            }

            return await _service!.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            _service?.Dispose();
            base.Dispose(disposing);
        }
    }
}
