using System.Text.Json;
using Neon.Tests.Support;
using Xunit;
using NeonHost = Neon.Tests.Support.NeonHost;

namespace Neon.Tests.Reliability;

/// <summary>
/// Names that somebody else chose, typed into pipelines as they are: whatever they look like to a path, a query, a shell or
/// SQL, they name one thing in the project that was named, or are refused.
/// </summary>
public sealed class InjectionProperties : IDisposable
{
    private const int Cases = 40;
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;
    private readonly string _here;

    public InjectionProperties()
    {
        _app = _host.Seed();
        _host.Seed("bystander");
        _here = $"-Project {_app.ProjectId} -Branch {_app.MainBranchId}";
    }

    public void Dispose() => _host.Dispose();

    [InputProperty(MaxTest = Cases)]
    public void A_role_of_any_name_is_that_role(AnyText name) => Try(
        name.Value,
        "roles",
        $"New-NeonRole -Name $name {_here} -Wait; Get-NeonRole -Role $name {_here}; Remove-NeonRole -Role $name {_here} -Confirm:$false -Wait",
        $"(Get-NeonRole {_here}).RoleName",
        output => Assert.Equal([name.Value, name.Value], output.Cast<Role>().Select(role => role.RoleName)));

    [InputProperty(MaxTest = Cases)]
    public void A_database_of_any_name_is_that_database(AnyText name) => Try(
        name.Value,
        "databases",
        $"New-NeonDatabase -Name $name -Owner neondb_owner {_here} -Wait; Get-NeonDatabase -Database $name {_here}; Remove-NeonDatabase -Database $name {_here} -Confirm:$false -Wait",
        $"(Get-NeonDatabase {_here}).DatabaseName",
        output => Assert.Equal([name.Value, name.Value], output.Cast<Database>().Select(database => database.DatabaseName)));

    [InputProperty(MaxTest = Cases)]
    public void A_branch_of_any_name_is_that_branch(AnyText name) => Try(
        name.Value,
        "branches",
        $"New-NeonBranch -Name $name -Project {_app.ProjectId} -NoCompute -Wait; Get-NeonBranch -Branch $name -Project {_app.ProjectId}; "
            + $"Remove-NeonBranch -Branch $name -Project {_app.ProjectId} -Confirm:$false -Wait",
        $"(Get-NeonBranch -Project {_app.ProjectId}).Name",
        output => Assert.Equal([name.Value, name.Value], output.Cast<Branch>().Select(branch => branch.Name)));

    [Theory]
    [InlineData(" ")]
    [InlineData("\r\n")]
    [InlineData("\u00a0")]
    [InlineData(".")]
    [InlineData("..")]
    public void What_could_not_be_named_again_is_not_created(string name)
    {
        foreach (var command in new[]
        {
            $"New-NeonRole -Name $name {_here}", $"New-NeonDatabase -Name $name -Owner neondb_owner {_here}", "New-NeonProject -Name $name",
            $"New-NeonBranch -Name $name -Project {_app.ProjectId}", $"Set-NeonDatabase neondb -Name $name {_here}",
        })
        {
            var result = _host.Run(command, ("name", name));

            Assert.StartsWith("ParameterArgumentValidationError", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("cannot be a name", result.Error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_host.Requests);
    }

    /// <summary>Creates, reads and removes something of a name, and looks where the requests went and what is there afterwards.</summary>
    private void Try(string name, string collection, string script, string list, Action<IEnumerable<object>> check)
    {
        var before = _host.Run(list).Output.Select(item => $"{item}").ToArray();
        _host.Forget();

        var result = _host.Run(script, ("name", name));

        var sent = _host.Emulator.Exchanges;
        Assert.All(sent, exchange => EnsureHere(exchange.Path, collection, name));
        Assert.All(sent.Where(exchange => exchange.Method == "POST"), exchange => Assert.Equal(name, NameIn(exchange.Body)));
        Assert.All(
            sent.SelectMany(exchange => exchange.Query).Where(pair => pair.Key == "search"),
            pair => Assert.Equal(name, pair.Value));
        if (result.Errors.Count == 0)
        {
            check(result.Output.Select(item => item.BaseObject));
        }
        else
        {
            Assert.All(result.Output, item => Assert.Fail($"{item} came out beside an error."));
        }

        Assert.Equal(before, _host.Run(list).Output.Select(item => $"{item}"));
    }

    // The project that was named, and in it nothing but the collection, the one thing in it, or what waiting reads.
    private void EnsureHere(string path, string collection, string name)
    {
        string[] parts = [.. path.Trim('/').Split('/').Select(Uri.UnescapeDataString)];
        Assert.Equal(["projects", _app.ProjectId], parts.Take(2));
        string[][] places = collection == "branches"
            ? [["branches"], ["branches", parts.ElementAtOrDefault(3) ?? string.Empty], ["operations"]]
            : [["branches", _app.MainBranchId, collection], ["branches", _app.MainBranchId, collection, name], ["operations"]];
        Assert.Contains(places, place => parts.Skip(2).SequenceEqual(place));
    }

    private static string? NameIn(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.EnumerateObject().Select(member => member.Value)
            .First(value => value.ValueKind == JsonValueKind.Object).GetProperty("name").GetString();
    }
}
