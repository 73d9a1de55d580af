using System.Text.Json.Nodes;
using Neon.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.ContractUpdates;

public sealed class ContractDiffTests : IDisposable
{
    private static readonly string Contract = Path.Combine(StagedModule.RepositoryRoot, "src", "Neon.Emulator", "Contract", "neon-api.json");
    private readonly string _folder = Directory.CreateTempSubdirectory("neon-contract").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Each_addition_change_and_removal_is_reported_once()
    {
        var before = Read();
        var after = Read();
        var paths = after["paths"]!.AsObject();
        paths.Remove("/regions");
        paths["/widgets"] = JsonNode.Parse("""{"get":{"operationId":"listWidgets","parameters":[{"name":"limit","in":"query","required":false,"schema":{"type":"integer"}}],"responses":{"200":{"description":""}}}}""");
        var schemas = after["components"]!["schemas"]!;
        schemas["Branch"]!["properties"]!["colour"] = new JsonObject { ["type"] = "string" };
        schemas["OperationAction"]!["enum"]!.AsArray().Add("paint_branch");
        var limit = paths["/projects"]!["get"]!["parameters"]!.AsArray().First(parameter => parameter!["name"]!.ToString() == "limit")!;
        limit["schema"]!["maximum"] = 1000;

        var difference = ContractDiff.Between(before, after);

        Assert.Equal(["Branch .colour type: string", "listWidgets: GET /widgets", "OperationAction value paint_branch"], difference.Added);
        Assert.Equal(["listProjects query limit type: integer 1..400 -> integer 1..1000"], difference.Changed);
        Assert.Equal(["getActiveRegions: GET /regions"], difference.Gone);
        Assert.StartsWith("New\n  Branch .colour", difference.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contract_is_replaced_and_the_difference_is_printed()
    {
        var published = Read();
        published["info"]!["version"] = "next";
        published["components"]!["schemas"]!["Branch"]!["properties"]!["colour"] = new JsonObject { ["type"] = "string", ["description"] = "Prose" };
        var (from, to) = (Path.Combine(_folder, "published.json"), Path.Combine(_folder, "neon-api.json"));
        await File.WriteAllTextAsync(from, published.ToJsonString());
        File.Copy(Contract, to);

        var (code, output, _) = await RunAsync("--from", from, "--to", to);

        Assert.Equal(0, code);
        Assert.Equal("New\n  Branch .colour type: string", output.Trim());
        var replaced = JsonNode.Parse(await File.ReadAllTextAsync(to))!;
        Assert.Equal("""{"type":"string"}""", replaced["components"]!["schemas"]!["Branch"]!["properties"]!["colour"]!.ToJsonString());
        Assert.Equal("The contract is the same.", (await RunAsync("--from", from, "--to", to)).Output.Trim());
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var (from, to) = (Path.Combine(_folder, "published.yaml"), Path.Combine(_folder, "neon-api.json"));
        await File.WriteAllTextAsync(from, "paths: {}");
        File.Copy(Contract, to);

        var (code, output, _) = await RunAsync("--from", from, "--to", to, "--dry-run");

        Assert.Equal(0, code);
        Assert.Contains("  listProjects: GET /projects", output, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Contract), await File.ReadAllTextAsync(to));
    }

    [Fact]
    public async Task An_unreadable_file_is_reported_and_the_contract_is_unchanged()
    {
        var to = Path.Combine(_folder, "neon-api.json");
        File.Copy(Contract, to);

        var missing = await RunAsync("--from", Path.Combine(_folder, "nowhere.yaml"), "--to", to);
        var unreachable = await RunAsync("--from", "http://127.0.0.1:9/v2.json", "--to", to);

        Assert.All([missing, unreachable], run => Assert.Equal(1, run.Code));
        Assert.Contains("nowhere.yaml", missing.Error, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Contract), await File.ReadAllTextAsync(to));
    }

    [Theory]
    [InlineData]
    [InlineData("--from", "x")]
    [InlineData("--from")]
    [InlineData("--from", "x", "--to", "y", "--else")]
    public async Task Invalid_arguments_print_the_usage(params string[] arguments)
    {
        var (code, _, error) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.StartsWith("usage:", error, StringComparison.Ordinal);
    }

    private static JsonObject Read() => JsonNode.Parse(File.ReadAllText(Contract))!.AsObject();

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await Neon.Contract.ContractTool.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
