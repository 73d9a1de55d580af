using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Objects;
using Neon.Tests.Support;
using Neon.Tests.Views;
using Xunit;

namespace Neon.Tests.Contract;

/// <summary>
/// Every object of the module, also as a row of a file, piped into every query: the query is limited to the object, returns the parent
/// that it looks for, or refuses the object. It never returns what belongs to a whole parent of the object. The session has a
/// context, which must not be used either.
/// </summary>
public sealed class PipedScopeMatrix(PipedScopeMatrix.Shared shared) : IClassFixture<PipedScopeMatrix.Shared>
{
    private static readonly string[] Refusals = ["NeonInvalidInput", "InputObjectNotBound", "InputObjectMissingMandatory", "ParameterArgumentValidationError"];

    /// <summary>Objects that describe a parent as a whole, so that its content can be listed.</summary>
    private static readonly Dictionary<string, string[]> Whole = new()
    {
        ["BranchId"] = ["AiGateway", "AuthIntegration", "BranchAnonymization", "BranchConsumption", "BranchStorage", "SnapshotSchedule"],
        ["ProjectId"] = ["LegacyProjectConsumption", "ProjectConsumption"],
        ["OrganizationId"] = ["SpendingLimit"],
        ["RegionId"] = ["Region"],
        ["Domain"] = ["AuthDomain", "CustomDomain"],
    };

    public static TheoryData<Type> Queries => [.. CmdletRuns.Cmdlets.Where(cmdlet =>
        cmdlet.GetCustomAttribute<CmdletAttribute>() is { VerbName: "Get" } && Piped(cmdlet).Any() && !Piped(cmdlet).Any(parameter => IsByValue(parameter) && CmdletRuns.TypeOf(parameter) == typeof(string)))];

    private static IReadOnlyList<Type> Models { get; } = [.. EmittedTypes.All.Where(type => type.IsSubclassOf(typeof(NeonObject)) && type != typeof(CredentialSecret))];

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_never_returns_more_than_belongs_to_the_piped_object(Type cmdlet)
    {
        var like = Without(cmdlet);
        var models = Models.Where(model => Meaning(cmdlet, model) is false).ToArray();
        object[] objects = [.. models.Select(FullObject.Of), .. models.SelectMany(model => Rows.Of(FullObject.Of(model))).Where(row => row.Form is "CSV" or "clixml").Select(row => row.Row)];

        var refused = shared.Runs.Pipe(objects, like);

        if (refused.Sent.Count > 0)
        {
            Assert.Empty(objects.Where(piped => shared.Runs.Pipe([piped], like).Sent.Count > 0).Select(piped => string.Join(' ', PSObject.AsPSObject(piped).TypeNames.Take(1).Concat(PSObject.AsPSObject(piped).Properties.Select(property => property.Name)))));
        }

        Assert.Equal(objects.Length, refused.Result.Errors.Count);
        Assert.Empty(refused.Result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Distinct().Except(Refusals));
        Assert.All(
            refused.Result.Errors.Where(error => error.Exception.Message.Contains(" would return the results for the whole ", StringComparison.Ordinal)),
            error => Assert.Matches(@"^Nothing was sent\. To use the [A-Za-z ]+, specify -(Organization|Project|Branch|Bucket|Function|Region): ForEach-Object", error.ErrorDetails.RecommendedAction));
        // A query about a branch is not advised to use the project alone.
        var isOfBranch = cmdlet.GetProperty("Branch") is { } branch && branch.DeclaringType != cmdlet;
        Assert.All(
            refused.Result.Errors.Where(error => isOfBranch && error.ErrorDetails?.RecommendedAction.Contains("ForEach-Object { Get-", StringComparison.Ordinal) == true),
            error => Assert.Contains(" -Branch $_.", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void An_object_and_a_child_that_looks_for_its_parent_are_accepted(Type cmdlet)
    {
        var like = Without(cmdlet);

        var accepted = shared.Runs.Pipe([.. Models.Where(model => Meaning(cmdlet, model) is true).Select(FullObject.Of)], like);

        Assert.DoesNotContain(accepted.Result.Errors, error => error.Exception.Message.Contains(" would return the results for the whole ", StringComparison.Ordinal));
        Assert.NotEmpty(accepted.Sent);
    }

    /// <summary>The new branch could have been meant to be a copy of something else than the default branch.</summary>
    [Theory]
    [InlineData(typeof(NewNeonBranchCommand))]
    [InlineData(typeof(NewNeonAnonymizedBranchCommand))]
    public void A_branch_is_not_created_from_another_parent_than_expected_without_a_warning(Type cmdlet)
    {
        var like = new CmdletRun(cmdlet, ["Name"], null!, []);
        foreach (var model in Models.Except([typeof(Project), typeof(ProjectConsumption), typeof(LegacyProjectConsumption)]))
        {
            var run = shared.Runs.Pipe([FullObject.Of(model)], like);

            Assert.True(!run.Succeeded || run.Result.Warnings.Any(warning => warning.StartsWith("The new branch is created from the project's default branch", StringComparison.Ordinal)), model.Name);
        }
    }

    /// <summary>The branch was probably looked up and not found.</summary>
    [Theory]
    [InlineData("New-NeonBranch", "BranchId", null)]
    [InlineData("New-NeonBranch", "branch_id", "")]
    [InlineData("New-NeonBranch", "Branch", null)]
    [InlineData("New-NeonBranch", "BranchName", "")]
    [InlineData("New-NeonAnonymizedBranch", "BranchId", null)]
    public void A_branch_is_not_created_from_a_row_with_an_empty_branch(string command, string column, string? value)
    {
        using var host = new NeonHost();
        host.Seed("app");
        host.Forget();

        var result = host.Run($"[pscustomobject]@{{ ProjectId = 'app'; {column} = $value }} | {command} -Name preview", ("value", value));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Equal($"The {column} of the piped row is empty.", result.Error.Exception.Message);
        Assert.Empty(host.Requests);
        Assert.Empty(host.Run($"[pscustomobject]@{{ ProjectId = 'app'; {column} = $value }} | {command} -Name preview -Parent main", ("value", value)).Errors);
    }

    [Fact]
    public void Most_pairs_are_refused() => Assert.InRange(((IEnumerable<object[]>)Queries).Select(row => (Type)row[0]).Sum(cmdlet => Models.Count(model => Meaning(cmdlet, model) is false)), 1500, int.MaxValue);

    /// <summary>True for an object that the query can be limited to, or whose parent it looks for.</summary>
    private static bool Meaning(Type cmdlet, Type model)
    {
        var piped = Piped(cmdlet).ToArray();
        return Array.Exists(piped, parameter => IsByValue(parameter) && (Takes(parameter, model) || NamesOf(parameter).Any(name => IsByProperty(parameter) && model.GetProperty(name) is not null)))
            || Array.Exists(piped, parameter => IsByProperty(parameter) && (Takes(parameter, model) || NamesOf(parameter).Any(name => Whole.GetValueOrDefault(name)?.Contains(model.Name) == true || IsSetting(model, name))));
    }

    private static bool IsSetting(Type model, string name) => name == "BranchId" && model.IsSubclassOf(typeof(global::Neon.AuthSettings)) && model != typeof(AuthTestEmail);

    private static CmdletRun Without(Type cmdlet)
    {
        // The mandatory parameters of the set that has only parents.
        var sets = cmdlet.GetProperties().SelectMany(property => property.GetCustomAttributes<ParameterAttribute>()).Select(parameter => parameter.ParameterSetName)
            .Where(set => set != ParameterAttribute.AllParameterSets).Distinct().DefaultIfEmpty(ParameterAttribute.AllParameterSets);
        var names = sets.Select(set => cmdlet.GetProperties()
                .Where(property => property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.Mandatory && (parameter.ParameterSetName == set || parameter.ParameterSetName == ParameterAttribute.AllParameterSets)))
                .Where(property => !Piped(cmdlet).Contains(property)).Select(property => property.Name).ToArray())
            .MinBy(mandatory => mandatory.Length)!;
        return new CmdletRun(cmdlet, names, null!, []);
    }

    private static bool Takes(PropertyInfo parameter, Type model) =>
        CmdletRuns.ElementOf(parameter.PropertyType) is var type && (type.IsAssignableFrom(model) || type.GetConstructor([model]) is not null);

    private static IEnumerable<string> NamesOf(PropertyInfo parameter) => [parameter.Name, .. parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];

    private static bool IsByValue(PropertyInfo parameter) => parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline);

    private static bool IsByProperty(PropertyInfo parameter) => parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipelineByPropertyName);

    private static IEnumerable<PropertyInfo> Piped(Type cmdlet) => cmdlet.GetProperties().Where(property => IsByValue(property) || IsByProperty(property));

    /// <summary>One engine for all cases.</summary>
    public sealed class Shared : IDisposable
    {
        internal CmdletRuns Runs { get; } = new();

        public void Dispose() => Runs.Dispose();
    }
}
