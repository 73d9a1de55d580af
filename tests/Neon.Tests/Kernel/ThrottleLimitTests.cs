using System.Management.Automation;
using Neon.Emulator;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Kernel;

/// <summary>Several inputs of a change at the same time.</summary>
public sealed class ThrottleLimitTests : IDisposable
{
    private const string Suspend = "$endpoints | Suspend-NeonEndpoint -ThrottleLimit";
    private readonly ChangeGate _gate = new();
    private readonly NeonHost _host;

    public ThrottleLimitTests() => _host = _gate.Host();

    public void Dispose()
    {
        _host.Dispose();
        _gate.Dispose();
    }

    [Fact]
    public void Changes_of_several_projects_are_made_at_the_same_time_and_keep_their_order()
    {
        var endpoints = Endpoints(5);
        _gate.Opens = 3;

        var suspended = _host.Get<Endpoint>($"{Suspend} 3", ("endpoints", endpoints));

        Assert.Equal(endpoints.Select(endpoint => endpoint.EndpointId), suspended.Select(endpoint => endpoint.EndpointId));
        Assert.Equal((3, 1), (_gate.Most, _gate.MostOfProject));
    }

    [Fact]
    public void One_input_follows_another_by_default()
    {
        var endpoints = Endpoints(3);

        Assert.Equal(3, _host.Get<Endpoint>("$endpoints | Suspend-NeonEndpoint", ("endpoints", endpoints)).Count);

        Assert.Equal(1, _gate.Most);
    }

    [Fact]
    public void A_limit_can_be_larger_than_the_input()
    {
        _gate.Opens = 2;

        Assert.Equal(2, _host.Get<Endpoint>($"{Suspend} 50", ("endpoints", Endpoints(2))).Count);
        Assert.Equal(2, _gate.Most);
    }

    [Fact]
    public void A_list_of_targets_is_processed_like_piped_ones()
    {
        var endpoints = Endpoints(3);
        _gate.Opens = 3;

        var suspended = _host.Get<Endpoint>("Suspend-NeonEndpoint $endpoints -ThrottleLimit 3", ("endpoints", endpoints));

        Assert.Equal(endpoints.Select(endpoint => endpoint.EndpointId), suspended.Select(endpoint => endpoint.EndpointId));
    }

    [Fact]
    public void Changes_of_one_project_are_made_one_after_another()
    {
        var app = _host.Seed();
        string[] names = ["one", "two", "three", "four"];
        Branch[] branches = [.. names.Select(name => new Branch { ProjectId = app.ProjectId, BranchId = _host.AddBranch(app, name), Default = false, Protected = false })];

        var changed = _host.Get<Branch>("$branches | Set-NeonBranch -ExpiresIn 1d -ThrottleLimit 4", ("branches", branches));

        Assert.Equal(names, changed.Select(branch => branch.Name));
        Assert.Equal(1, _gate.MostOfProject);
    }

    [Fact]
    public void A_slow_first_input_keeps_the_order_of_the_output()
    {
        var endpoints = Endpoints(4);
        _gate.Last = (endpoints[0].ProjectId!, 3);

        var suspended = _host.Get<Endpoint>($"{Suspend} 2", ("endpoints", endpoints));

        Assert.Equal(endpoints.Select(endpoint => endpoint.EndpointId), suspended.Select(endpoint => endpoint.EndpointId));
    }

    [Fact]
    public void Each_input_has_its_own_error()
    {
        var endpoints = Endpoints(4);
        endpoints[1] = new Endpoint { ProjectId = endpoints[1].ProjectId, EndpointId = "ep-no-such-aaaaaaaa" };
        endpoints[2] = new Endpoint { ProjectId = endpoints[2].ProjectId, EndpointId = "ep-not-this-bbbbbbbb" };

        var result = _host.Run($"{Suspend} 4", ("endpoints", endpoints));

        Assert.Equal([endpoints[0].EndpointId, endpoints[3].EndpointId], Ids(result));
        Assert.All(result.Errors, error => Assert.StartsWith("NeonEndpointNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal([endpoints[1], endpoints[2]], result.Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public void Stop_at_an_error_starts_nothing_further_and_completes_what_was_sent()
    {
        var endpoints = Endpoints(5);
        endpoints[2] = new Endpoint { EndpointId = endpoints[2].EndpointId };
        _host.Emulator.Faults.Add("suspendProjectEndpoint", EmulatorFault.Delay(TimeSpan.FromSeconds(5)), count: 2);

        var result = _host.Run("$ids = [Collections.Generic.List[string]]::new(); try { $endpoints | Suspend-NeonEndpoint -ThrottleLimit 4 -ErrorAction Stop | ForEach-Object { $ids.Add($_.EndpointId) } } catch { $caught = $_ }; $ids; $caught", ("endpoints", endpoints));

        Assert.Empty(result.Errors);
        Assert.Equal([endpoints[0].EndpointId, endpoints[1].EndpointId], result.Output.SkipLast(1).Select(id => id.BaseObject));
        Assert.Same(endpoints[2], Assert.IsType<ErrorRecord>(result.Output[^1].BaseObject).TargetObject);
        Assert.Equal(2, _host.Changes().Length);
    }

    [Fact]
    public void A_downstream_command_that_has_enough_ends_the_pipeline()
    {
        var endpoints = Endpoints(5);

        var first = Assert.Single(_host.Get<Endpoint>($"{Suspend} 2 | Select-Object -First 1", ("endpoints", endpoints)));

        Assert.Equal(endpoints[0].EndpointId, first.EndpointId);
        Assert.InRange(_host.Changes().Length, 1, 3);
        Assert.Equal(0, _gate.Count);
    }

    [Fact]
    public void Ctrl_C_ends_all_inputs_at_once()
    {
        _gate.Opens = 100;
        _host.Runspace.SessionStateProxy.SetVariable("endpoints", Endpoints(4));
        using var pipeline = new LivePipeline(_host, $"{Suspend} 3");
        LivePipeline.WaitFor(() => _gate.Count == 3);

        pipeline.Stop();

        LivePipeline.WaitFor(() => _gate.Count == 0);
        Assert.Equal(0, ProjectQueues.CountOf(_host.Connection.BaseUri));
    }

    [Fact]
    public void A_pipeline_that_fails_elsewhere_leaves_nothing_in_progress()
    {
        var endpoints = Endpoints(2);
        _gate.Last = (endpoints[0].ProjectId!, 100);

        var result = _host.Run($"& {{ $endpoints; throw 'elsewhere' }} | Suspend-NeonEndpoint -ThrottleLimit 4", ("endpoints", endpoints));

        Assert.Equal("elsewhere", result.Error.Exception.Message);
        LivePipeline.WaitFor(() => _gate.Count == 0);
    }

    [Fact]
    public void Questions_come_in_the_order_of_the_input_and_count_for_their_own_input()
    {
        var endpoints = Endpoints(4);
        var person = new AlternatingHost();
        using var runspace = _host.NewRunspace(person);

        var result = PipelineResult.Of(runspace, $"{Suspend} 4 -Confirm", ("endpoints", endpoints));

        Assert.Equal([endpoints[0].EndpointId, endpoints[2].EndpointId], Ids(result));
        Assert.Equal(endpoints.Select(endpoint => endpoint.EndpointId), person.Questions.Select(question => endpoints.Single(endpoint => question.Contains(endpoint.EndpointId!, StringComparison.Ordinal)).EndpointId));
        Assert.Equal(2, _host.Changes().Length);
    }

    [Fact]
    public void WhatIf_shows_the_inputs_in_order_and_sends_nothing()
    {
        var endpoints = Endpoints(3);
        var person = new TestHost();

        using var runspace = _host.NewRunspace(person);
        Assert.Empty(PipelineResult.Of(runspace, $"{Suspend} 3 -WhatIf", ("endpoints", endpoints)).Output);

        var lines = person.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(endpoints.Select(endpoint => endpoint.EndpointId), lines.Select(line => endpoints.Single(endpoint => line.Contains(endpoint.EndpointId!, StringComparison.Ordinal)).EndpointId));
        Assert.Empty(_host.Changes());
    }

    [Fact]
    public void A_name_is_looked_up_once_for_all_inputs()
    {
        var app = _host.Seed("app");
        foreach (var name in new[] { "one", "two", "three" })
        {
            _host.AddBranch(app, name);
        }

        var changed = _host.Get<Branch>("'one', 'two', 'three' | Set-NeonBranch -Project app -ExpiresIn 1d -ThrottleLimit 3");

        Assert.Equal(["one", "two", "three"], changed.Select(branch => branch.Name));
        Assert.Single(_host.Requests, request => request.StartsWith("GET /projects/shared?", StringComparison.Ordinal));
    }

    [Fact]
    public void Inputs_wait_for_their_own_operations()
    {
        var endpoints = Endpoints(3);
        _gate.Opens = 3;

        var result = _host.Run($"{Suspend} 3 -Wait -Verbose", ("endpoints", endpoints));

        Assert.Empty(result.Errors);
        Assert.Equal(endpoints.Select(endpoint => endpoint.EndpointId), Ids(result));
        Assert.All(result.Output, endpoint => Assert.Equal("idle", ((Endpoint)endpoint.BaseObject).CurrentState));
        Assert.Equal(3, result.Verbose.Count(line => line.StartsWith("POST ", StringComparison.Ordinal)));
        Assert.All(endpoints, endpoint => Assert.Contains(result.Progress, record => record.Activity.Contains(_host.Connection.Names.Find(endpoint.ProjectId) ?? endpoint.ProjectId!, StringComparison.Ordinal)));
    }

    [Fact]
    public void Branches_of_several_projects_are_removed_at_the_same_time_and_children_first()
    {
        var projects = Enumerable.Range(0, 3).Select(number => _host.Seed($"app{number}")).ToArray();
        foreach (var project in projects)
        {
            _host.AddBranch(project, "child", _host.AddBranch(project, "parent"));
        }

        _gate.Opens = 3;
        var result = _host.Run("Get-NeonProject | Get-NeonBranch -Default:$false | Remove-NeonBranch -Confirm:$false -ThrottleLimit 3 -PassThru -Wait");

        Assert.Empty(result.Errors);
        Assert.Equal(["child", "parent", "child", "parent", "child", "parent"], result.Output.Select(branch => ((Branch)branch.BaseObject).Name));
        Assert.Equal((3, 1), (_gate.Most, _gate.MostOfProject));
    }

    [Fact]
    public void A_key_that_is_refused_is_one_error()
    {
        var connection = _host.Connect("napi_wrong");

        var result = _host.Run($"{Suspend} 3 -Connection $connection", ("endpoints", Endpoints(4)), ("connection", connection));

        Assert.StartsWith("NeonUnauthorized", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Warnings);
        Assert.InRange(_gate.Most, 1, 3);
    }

    private static IEnumerable<string?> Ids(PipelineResult result) => result.Output.Select(item => ((Endpoint)item.BaseObject).EndpointId);

    /// <summary>Running endpoints of as many projects.</summary>
    private Endpoint[] Endpoints(int count)
    {
        var projects = Enumerable.Range(0, count).Select(number => _host.Seed($"app{number}")).ToArray();
        _host.Forget();
        return [.. projects.Select(project => new Endpoint { ProjectId = project.ProjectId, EndpointId = project.EndpointId })];
    }

    private sealed class AlternatingHost() : TestHost(0)
    {
        private int _asked;

        protected override int Answer() => _asked++ % 2 == 0 ? 0 : 2;
    }
}
