using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Functions;

public sealed class FunctionReadTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public FunctionReadTests()
    {
        _app = _host.Seed();
        _host.AddFunction(Branch);
        _host.AddFunction(Branch, "worker");
    }

    private string OnMain => $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";

    private string Branch => $"/projects/{_app.ProjectId}/branches/{_app.MainBranchId}";

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void The_functions_of_a_branch_are_listed_with_their_ids()
    {
        var functions = _host.Get<Function>($"Get-NeonFunction {OnMain}");

        Assert.Equal(["api", "worker"], functions.Select(function => function.FunctionSlug));
        var api = functions[0];
        Assert.Equal(("api", "api", _app.ProjectId, _app.MainBranchId), (api.Slug, api.Name, api.ProjectId, api.BranchId));
        Assert.NotNull(api.FunctionId);
        Assert.NotNull(api.CreatedAt);
        Assert.Equal($"https://{_app.MainBranchId}-api.compute.us-east-2.aws.neon.tech/", api.InvocationUrl);
        Assert.Equal((1, "completed", "nodejs24"), (api.CurrentDeployment!.DeploymentId, api.CurrentDeployment.Status, api.CurrentDeployment.Runtime));
        Assert.Equal(1, api.ActiveDeployment!.DeploymentId);
        Assert.NotNull(api.CurrentDeployment.CreatedAt);
        Assert.Equal([$"GET {Branch}/functions?limit=1000"], _host.Requests);
    }

    [Fact]
    public void A_list_of_several_pages_is_complete()
    {
        using var replies = new PagedReplies();
        using var host = new NeonHost(handler: replies);

        var functions = host.Get<Function>("Get-NeonFunction -Project quiet-forest-12345678 -Branch br-calm-lake-a1b2c3d4");

        Assert.Equal(["a", "b", "c"], functions.Select(function => function.Slug));
        Assert.Equal(["?limit=1000", "?limit=1000&cursor=1", "?limit=1000&cursor=2"], replies.Queries);
    }

    [Theory]
    [InlineData("WORK*", 1)]
    [InlineData("orders", 0)]
    [InlineData("api, worker", 2)]
    public void A_list_is_filtered_by_name_with_wildcards(string names, int expected) =>
        Assert.Equal(expected, _host.Get<Function>($"Get-NeonFunction {OnMain} -Name {names}").Count);

    [Fact]
    public void A_function_is_found_by_slug_or_by_display_name()
    {
        _host.Get<Function>($"Set-NeonFunction worker {OnMain} -Name 'Night Shift'");
        _host.Forget();

        Assert.Equal("api", Assert.Single(_host.Get<Function>($"Get-NeonFunction api {OnMain}")).Slug);
        Assert.Equal("worker", Assert.Single(_host.Get<Function>($"Get-NeonFunction 'Night Shift' {OnMain}")).Slug);
        Assert.Equal([$"GET {Branch}/functions/api", $"GET {Branch}/functions?limit=1000"], _host.Requests);
    }

    [Fact]
    public void A_branch_pipes_in_and_a_function_pipes_on()
    {
        var functions = _host.Get<Function>($"Get-NeonBranch -Project {_app.ProjectId} | Get-NeonFunction | Get-NeonFunction");

        Assert.Equal(["api", "worker"], functions.Select(function => function.Slug));
        Assert.Equal([$"GET {Branch}/functions?limit=1000", $"GET {Branch}/functions/api", $"GET {Branch}/functions/worker"], _host.Requests.Skip(1));
    }

    [Fact]
    public void A_CSV_row_identifies_a_function()
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("FunctionSlug", "api"));
        row.Properties.Add(new PSNoteProperty("ProjectId", _app.ProjectId));
        row.Properties.Add(new PSNoteProperty("BranchId", _app.MainBranchId));

        Assert.Equal("api", Assert.Single(_host.Get<Function>("$row | Get-NeonFunction", ("row", row))).Slug);
        Assert.Empty(_host.Run("$row | Remove-NeonFunction -Confirm:$false", ("row", row)).Errors);
        Assert.Equal([$"GET {Branch}/functions/api", $"DELETE {Branch}/functions/api"], _host.Requests);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("'No Such Name'")]
    public void A_missing_function_is_reported_as_not_found(string name)
    {
        var result = _host.Run($"Get-NeonFunction {name} {OnMain}");

        Assert.Equal("NeonFunctionNotFound", result.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Error.CategoryInfo.Category);
        Assert.Equal(name.Trim('\''), result.Error.TargetObject);
    }

    [Fact]
    public void A_display_name_shared_by_several_functions_is_ambiguous()
    {
        _host.Run($"'api', 'worker' | Set-NeonFunction {OnMain} -Name 'Both of us'");
        var result = _host.Run($"Get-NeonFunction 'Both of us' {OnMain}");

        Assert.Equal("NeonFunctionAmbiguous", result.ErrorId);
        Assert.Contains("api, worker", result.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Views_show_the_deployments_and_the_url()
    {
        using var form = FunctionHost.Form(FunctionHost.Archive("other.mjs"));
        _host.Send(HttpMethod.Post, $"{Branch[1..]}/functions/api/deployments", form);
        _host.Clock.Advance(TimeSpan.FromSeconds(5));
        var api = Assert.Single(_host.Get<Function>($"Get-NeonFunction api {OnMain}"));

        Assert.Equal(["Slug", "Age", "Deployment", "Status", "Active", "Name"], View.Table(_host, api)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches("^api .* 2 failed +1 ", View.Table(_host, api)[2]);
        var list = View.List(_host, api);
        Assert.Contains(list, line => line.EndsWith(api.InvocationUrl!, StringComparison.Ordinal));
        Assert.Contains(list, line => line.Contains(" error: ", StringComparison.Ordinal) && line.Contains("index.mjs", StringComparison.Ordinal));
        Assert.Contains("failed", View.Table(_host, api.CurrentDeployment!)[2], StringComparison.Ordinal);
    }

    private sealed class PagedReplies : HttpMessageHandler
    {
        public List<string> Queries { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Queries.Add(request.RequestUri!.Query);
            var next = Queries.Count < 3 ? $$"""{"next":"{{Queries.Count}}"}""" : "{}";
            return Task.FromResult(new HttpResponseMessage
            {
                Content = new StringContent($$"""{"functions":[{"slug":"{{"abc"[Queries.Count - 1]}}"}],"pagination":{{next}}}"""),
            });
        }
    }
}
