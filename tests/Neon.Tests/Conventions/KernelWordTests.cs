using System.Text.RegularExpressions;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// The kernel is independent of resources: their names are in one table in Scope, and the kernel looks them up there. So a new
/// resource never needs a change of the kernel.
/// </summary>
public sealed partial class KernelWordTests
{
    // Words of the table that mean something else in most sentences, and operations, which the kernel waits for.
    private static readonly string[] Common = ["object", "member", "operation", "OperationId", "API key", "credential"];

    /// <summary>The files that may use a word, by the reason.</summary>
    private static readonly (string File, string Word)[] Exceptions =
    [
        // An operation is a model, with its parents as properties.
        ("Api/Operation.cs", "project"), ("Api/Operation.cs", "ProjectId"), ("Api/Operation.cs", "BranchId"), ("Api/Operation.cs", "EndpointId"),
        ("Api/OperationApi.cs", "projects"), ("Api/OperationApi.cs", "project_id"), ("Api/OperationApi.cs", "operation_id"),
        ("Api/OperationView.cs", "Project"), ("Api/OperationView.cs", "ProjectId"), ("Api/OperationView.cs", "BranchId"), ("Api/OperationView.cs", "EndpointId"),
        ("Progress/OperationLines.cs", "projects"),

        // Neon makes the changes in a project one after another, so requests wait for each other.
        ("Api/ProjectLock.cs", "project"), ("Api/ProjectQueueEntry.cs", "project"), ("Cmdlets/NeonErrors.cs", "project"),

        // The context has an organization, a project and a branch, and so does the file of Neon's CLI.
        ("Session/NeonContext.cs", "OrganizationId"), ("Session/NeonContext.cs", "ProjectId"), ("Session/NeonContext.cs", "BranchId"),
        ("Session/SessionViews.cs", "OrganizationId"), ("Session/SessionViews.cs", "ProjectId"), ("Session/SessionViews.cs", "BranchId"),
        ("Session/ContextFile.cs", "branch"), ("Session/ContextFile.cs", "project"), ("Session/ContextFileHint.cs", "organization"),

        // A key is personal or belongs to an organization.
        ("Session/NeonConnection.cs", "organization"),

        // The body of an error has a member for integrations with other services.
        ("Api/ErrorBody.cs", "integration"),
    ];

    [Fact]
    public void The_kernel_does_not_name_resources()
    {
        var found = Found().Where(use => !Exceptions.Contains((use.File, use.Word))).Select(use => $"{use.File}:{use.Line}: '{use.Word}' in {use.Literal}");

        Assert.Empty(found);
    }

    [Fact]
    public void Each_exception_is_needed() => Assert.Empty(Exceptions.Except(Found().Select(use => (use.File, use.Word))));

    [Theory]
    [InlineData("\"/projects/\"", "projects")]
    [InlineData("\"project_id\"", "project_id")]
    [InlineData("\"ProjectId\"", "ProjectId")]
    [InlineData("$\"The role {name} is protected.\"", "role")]
    [InlineData("\"custom domains\"", "custom domains")]
    public void Names_of_resources_are_found(string literal, string word) => Assert.Equal(word, Assert.Single(WordsOf(literal)));

    [Theory]
    [InlineData("$\"{project.Id} {operation}\"")]
    [InlineData("\"projected\"")]
    [InlineData("\"The object has no such property.\"")]
    public void Other_words_are_not_found(string literal) => Assert.Empty(WordsOf(literal));

    private static IEnumerable<(string File, int Line, string Word, string Literal)> Found()
    {
        var kernel = Path.Combine(StagedModule.RepositoryRoot, "src", "Neon", "Kernel");
        return from file in Directory.GetFiles(kernel, "*.cs", SearchOption.AllDirectories)
               from line in File.ReadAllLines(file).Select((text, index) => (Text: text, Number: index + 1))
               where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)
               from Match literal in Literals().Matches(line.Text)
               from word in WordsOf(literal.Value)
               select (Path.GetRelativePath(kernel, file).Replace('\\', '/'), line.Number, word, literal.Value);
    }

    private static IEnumerable<string> WordsOf(string literal) =>
        Words.Value.Matches(Holes().Replace(literal, "{}")).Select(match => match.Value).Where(word => !Common.Contains(word) && !Common.Contains(word.TrimEnd('s')));

    private static readonly Lazy<Regex> Words = new(() => new Regex(
        $"(?<![A-Za-z_-])(?:{string.Join('|', Names().Distinct().OrderByDescending(name => name.Length).Select(Regex.Escape))})(?![A-Za-z_])"));

    private static IEnumerable<string> Names() => ResourceTable.All.SelectMany(resource => (string?[])
        [resource.Noun, resource.Noun + "Id", resource.Kind, resource.Plural, resource.MissingWord, .. resource.Segments, .. resource.Parameters]).OfType<string>();

    [GeneratedRegex(@"\$?""(?:[^""\\]|\\.)*""")]
    private static partial Regex Literals();

    // The names in the holes of a text are those of variables. A format, such as that of a route, is text.
    [GeneratedRegex(@"\{[^{}:]*")]
    private static partial Regex Holes();
}
