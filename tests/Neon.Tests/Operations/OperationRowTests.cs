using Neon.Tests.Objects;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Operations;

/// <summary>Operations from a file or a job are waited for; for rows of anything else, the error says what to do.</summary>
public sealed class OperationRowTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public OperationRowTests()
    {
        _app = _host.Seed();
        Assert.Empty(_host.Run("$branch = New-NeonBranch dev -Project app; $operations = @($branch.Operations)").Errors);
        _host.Forget();
    }

    public static TheoryData<string> Forms => [.. Rows.Of(new Operation()).Select(row => row.Form)];

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public void Operation_rows_can_be_waited_for(string form)
    {
        var operations = _host.Get<Operation>("$operations");
        var rows = operations.Select(operation => Rows.Of(operation).Single(row => row.Form == form).Row).ToArray();

        foreach (var command in (string[])["$rows | Wait-NeonOperation", "Wait-NeonOperation $rows"])
        {
            var waited = _host.Get<Operation>(command, ("rows", rows));

            Assert.Equal(operations.Select(operation => operation.OperationId).Order(), waited.Select(operation => operation.OperationId).Order());
            Assert.All(waited, operation => Assert.True(operation.IsSuccessful));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Operation_rows_can_be_piped_into_the_other_operation_cmdlets(string form)
    {
        var row = Rows.Of(_host.Get<Operation>("Get-NeonOperation -Project app")[^1]).Single(row => row.Form == form).Row;

        Assert.Single(_host.Get<Operation>("$row | Get-NeonOperation", ("row", row)));
        // Binding by property name does not read hashtables.
        if (row is not System.Collections.IDictionary)
        {
            Assert.Empty(_host.Run("$row | Watch-NeonOperation -TimeoutSec 1", ("row", row)).Errors);
        }
    }

    [Theory]
    [InlineData("[pscustomobject] @{ Project = 'app'; OperationId = $operations[0].OperationId }")]
    [InlineData("[pscustomobject] @{ ProjectId = 'app'; OperationId = $operations[0].OperationId }")]
    public void The_project_in_a_row_can_be_a_name(string row) =>
        Assert.Single(_host.Get<Operation>($"{row} | Wait-NeonOperation"));

    [Fact]
    public void A_row_with_a_missing_operation_is_an_error_and_the_others_are_waited_for()
    {
        var result = _host.Run(
            "Wait-NeonOperation @{ ProjectId = $p; OperationId = '00000000-0000-4000-8000-000000000000' }, @{ ProjectId = $p; OperationId = $operations[0].OperationId }", ("p", _app.ProjectId));

        Assert.Equal("NeonOperationNotFound", result.ErrorId);
        Assert.Single(result.Output);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Other_rows_are_refused_with_advice_and_nothing_is_sent(string form)
    {
        foreach (var model in new object[] { new Branch { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId, Name = "main" }, new Project { ProjectId = _app.ProjectId } })
        {
            var result = _host.Run("$row | Wait-NeonOperation", ("row", Rows.Of(model).Single(row => row.Form == form).Row));

            Assert.Contains("specify -Project to wait for all operations in the project", result.Error.ToString(), StringComparison.Ordinal);
        }

        Assert.Contains("Use -Project with -OperationId", _host.Run("$operations[0].OperationId | Wait-NeonOperation").Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }
}
