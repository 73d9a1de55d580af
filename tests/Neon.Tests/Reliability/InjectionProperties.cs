using System.Text.Json;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Reliability;

/// <summary>
/// Names that somebody else chose, typed into pipelines unchanged: whatever they mean in a path, a query, a shell or SQL, they
/// identify one resource in the specified project, or are refused.
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
    public void A_role_with_any_name_can_be_used(AnyText name) => Try<Role>(name.Value, "Role", _here, role => role.RoleName);

    [InputProperty(MaxTest = Cases)]
    public void A_database_with_any_name_can_be_used(AnyText name) =>
        Try<Database>(name.Value, "Database", _here, database => database.DatabaseName, "-Owner neondb_owner");

    [InputProperty(MaxTest = Cases)]
    public void A_branch_with_any_name_can_be_used(AnyText name) =>
        Try<Branch>(name.Value, "Branch", $"-Project {_app.ProjectId}", branch => branch.Name, "-NoCompute");

    [Theory]
    [InlineData(" ")]
    [InlineData("\r\n")]
    [InlineData("\u00a0")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_resource_with_an_unusable_name_is_not_created(string name)
    {
        foreach (var command in new[]
        {
            $"New-NeonRole -Name $name {_here}", $"New-NeonDatabase -Name $name -Owner neondb_owner {_here}", "New-NeonProject -Name $name",
            $"New-NeonBranch -Name $name -Project {_app.ProjectId}", $"Set-NeonDatabase neondb -Name $name {_here}",
        })
        {
            var result = _host.Run(command, ("name", name));

            Assert.StartsWith("ParameterArgumentValidationError", result.Error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("is not a valid name", result.Error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_host.Requests);
    }

    /// <summary>Creates, reads and removes something with a name, and checks where the requests went and what exists afterwards.</summary>
    private void Try<T>(string name, string kind, string where, Func<T, string?> nameOf, string create = "")
    {
        string?[] Names() => [.. _host.Get<T>($"Get-Neon{kind} {where}").Select(nameOf)];
        var before = Names();
        _host.Forget();

        // Get- cmdlets accept patterns in place of a name, and changes refuse what looks like one.
        var piped = $"Get-Neon{kind} {where} | Where-Object {(kind == "Branch" ? string.Empty : kind)}Name -ceq $name | ";
        var read = PatternText.IsExact(name) ? $"Get-Neon{kind} -{kind} $name {where}" : $"{piped}Get-Neon{kind}";
        var remove = name.AsSpan().ContainsAny('*', '?') ? $"{piped}Remove-Neon{kind}" : $"Remove-Neon{kind} -{kind} $name {where}";

        var result = _host.Run($"New-Neon{kind} -Name $name {create} {where} -Wait; {read}; {remove} -Confirm:$false -Wait", ("name", name));

        var sent = _host.Emulator.Exchanges;
        Assert.All(sent, exchange => EnsureHere(exchange.Path, kind, name));
        Assert.All(sent.Where(exchange => exchange.Method == "POST"), exchange => Assert.Equal(name, NameIn(exchange.Body)));
        Assert.All(
            sent.SelectMany(exchange => exchange.Query).Where(pair => pair.Key == "search"),
            pair => Assert.Equal(name, pair.Value));
        if (result.Errors.Count == 0)
        {
            Assert.Equal([name, name], result.Output.Select(item => nameOf((T)item.BaseObject)));
        }
        else
        {
            Assert.Empty(result.Output);
        }

        Assert.Equal(before, Names());
    }

    // The specified project, and in it only the collection, the one resource in it, or what a wait reads.
    private void EnsureHere(string path, string kind, string name)
    {
        string[] parts = [.. path.Trim('/').Split('/').Select(Uri.UnescapeDataString)];
        Assert.Equal(["projects", _app.ProjectId], parts.Take(2));
        var collection = $"{kind.ToLowerInvariant()}s";
        string[][] places = kind == "Branch"
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
