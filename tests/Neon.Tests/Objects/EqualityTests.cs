using System.Globalization;
using System.Management.Automation;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>A resource that is read twice is equal to itself, by every comparison of PowerShell.</summary>
public sealed class EqualityTests : IDisposable
{
    private readonly NeonHost _host = new();

    public EqualityTests()
    {
        _host.Seed("other");
        var app = _host.Seed();
        _host.Send(HttpMethod.Post, $"projects/{app.ProjectId}/branches", """{"branch":{"name":"dev"}}""");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Run("$before = Get-NeonBranch -Project app; Set-NeonBranch dev -Project app -Protected -Wait; $after = Get-NeonBranch -Project app");
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("$before[1] -eq $after[1]", true)]
    [InlineData("$before[0] -eq $after[1]", false)]
    [InlineData("$before[0] -ne $after[1]", true)]
    [InlineData("$before -contains $after[1]", true)]
    [InlineData("$after[0] -in $before[1]", false)]
    [InlineData("(Get-NeonProject app) -eq (Get-NeonProject app | Get-NeonProject)", true)]
    [InlineData("(Get-NeonProject app) -eq (Get-NeonBranch main -Project app)", false)]
    [InlineData("@{ $before[1] = 'seen' }[$after[1]] -eq 'seen'", true)]
    [InlineData("(Get-NeonRole -Project app -Branch main) -eq (Get-NeonRole -Project app -Branch dev)", false)]
    [InlineData("$before[1] -lt $before[0] # dev, main", true)]
    [InlineData("$null -eq $before[0]", false)]
    public void Operators_compare_by_key(string expression, bool expected)
    {
        var result = _host.Run(expression);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, Assert.Single(result.Output).BaseObject);
    }

    /// <summary>Select-Object -Unique, Sort-Object -Unique, Get-Unique, Group-Object and Compare-Object use this comparison.</summary>
    [Theory]
    [InlineData("$before[1], $after[1]", 0)]
    [InlineData("(Get-NeonBranch main -Project app), (Get-NeonBranch main -Project other)", 1)]
    [InlineData("$before[0], $after[1]", 1)]
    [InlineData("$after[1], $before[0]", -1)]
    public void Comparison_treats_equal_keys_as_equal_and_sorts_by_name(string pair, int expected)
    {
        var (first, second) = Pair(pair);

        Assert.True(LanguagePrimitives.TryCompare(first, second, ignoreCase: true, CultureInfo.CurrentCulture, out var order));

        Assert.Equal(Math.Abs(expected), Math.Abs(Math.Sign(order)));
        Assert.True(pair.Contains("other", StringComparison.Ordinal) || Math.Sign(order) == expected);
    }

    [Fact]
    public void Operations_are_sorted_by_time()
    {
        var operations = _host.Get<Operation>("Get-NeonOperation -Project app");

        Assert.Equal(operations.OrderBy(operation => operation.CreatedAt).Select(operation => operation.CreatedAt), operations.Order().Select(operation => operation.CreatedAt));
        Assert.NotEqual(operations.Select(operation => operation.OperationId), operations.Order().Select(operation => operation.OperationId));
    }

    /// <summary>Two states of one branch, each with its own operations: they must not be treated as the same.</summary>
    [Fact]
    public void Equal_objects_are_waited_for_individually()
    {
        var waited = _host.Get<Branch>("""
            $states = (Set-NeonBranch dev -Project app -Name a), (Set-NeonBranch a -Project app -Name b)
            $states | Wait-NeonOperation
            """);

        Assert.Equal(2, waited.Count);
    }

    [Fact]
    public void An_object_without_a_key_equals_only_itself()
    {
        var one = new SchemaColumn { Name = "id", Type = "bigint" };

        Assert.True(one.Equals(one));
        Assert.False(one.Equals(new SchemaColumn { Name = "id", Type = "bigint" }));
        Assert.False(new Branch { ProjectId = "p" }.Equals(new Branch { ProjectId = "p" }));
        Assert.False(one.Equals(null));
    }

    private (object, object) Pair(string script)
    {
        var output = _host.Run(script).Output;
        Assert.Equal(2, output.Count);
        return (output[0], output[1]);
    }
}
