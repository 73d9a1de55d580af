using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>What a document prints never changes more than it says: people paste it.</summary>
public sealed class RecipeSafetyTests
{
    private static readonly Dictionary<string, Type> Cmdlets = typeof(NeonCmdlet).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null)
        .ToDictionary(CmdletRuns.NameOf, StringComparer.OrdinalIgnoreCase);

    // Every time of a model can be empty, and in PowerShell an empty value is less than every time.
    private static readonly HashSet<string> Times = typeof(NeonObject).Assembly.GetTypes()
        .Where(type => type.IsPublic)
        .SelectMany(type => type.GetProperties())
        .Where(property => property.PropertyType == typeof(DateTimeOffset?))
        .Select(property => property.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void The_recipes_are_found()
    {
        Assert.Contains(Recipe.All, recipe => recipe.Place == "README.md");
        Assert.Contains(Recipe.All, recipe => recipe.Place.StartsWith("samples", StringComparison.Ordinal));
        Assert.Contains(Recipe.All, recipe => recipe.Place == "Remove-NeonBranch");
        Assert.True(Recipe.All.Count > 500, $"{Recipe.All.Count} recipes were found.");
    }

    [Fact]
    public void No_recipe_feeds_a_change_from_a_name_that_can_match_others() =>
        AssertNone(Loose);

    [Fact]
    public void No_recipe_asks_whether_a_time_that_can_be_empty_is_less() =>
        AssertNone(Comparisons);

    [Theory]
    [InlineData("Get-NeonBranch -Project app -Name pr-42 | Remove-NeonBranch", "", 1)]
    [InlineData("Get-NeonBranch -Project app -Name \"pr-$number\" | Remove-NeonBranch -WhatIf", "a pattern", 1)]
    [InlineData("Get-NeonBranch -Project app -Name $name | Remove-NeonBranch", "a pattern", 1)]
    [InlineData("Get-NeonBranch -Project app -na 'pr-42' | Where-Object CreatedAt | Set-NeonBranch -Protected", "", 1)]
    [InlineData("$old = Get-NeonBranch -Project app -Name pr-42\n$old | Remove-NeonBranch", "", 1)]
    [InlineData("Get-NeonAuthDomain https://a.example.com -Project app | Remove-NeonAuthDomain", "", 1)]
    [InlineData("Get-NeonBranch -Project app -Name pr-* | Remove-NeonBranch", "Removes the branches.", 1)]
    [InlineData("Get-NeonBranch -Project app -Name pr-* | Remove-NeonBranch", "Removes every branch that matches the pattern.", 0)]
    [InlineData("Get-NeonBranch -Project app -Name pr-*, test-* | Remove-NeonBranch -WhatIf", "", 0)]
    [InlineData("Get-NeonBranch pr-42 -Project app | Remove-NeonBranch", "", 0)]
    [InlineData("Remove-NeonBranch pr-42 -Project app -IfExists", "", 0)]
    [InlineData("Get-NeonBranch -Project app -Name pr-42 | Get-NeonEndpoint", "", 0)]
    public void A_change_of_what_a_name_may_match_is_recognized(string code, string words, int count) =>
        Assert.Equal(count, Loose(new Recipe("test", code, words)).Count());

    [Theory]
    [InlineData("Get-NeonApiKey | Where-Object LastUsedAt -lt (Get-Date).AddDays(-90)", 1)]
    [InlineData("Get-NeonApiKey | where lastusedat -le $then", 1)]
    [InlineData("Get-NeonApiKey | Where-Object { $_.LastUsedAt -lt (Get-Date).AddDays(-90) }", 1)]
    [InlineData("Get-NeonBranch | ? { -not $_.Default -and $_.CreatedAt -lt $then }", 1)]
    [InlineData("Get-NeonBranch | ? { $then -gt $_.Recovery.DeletedAt }", 1)]
    [InlineData("Get-NeonBranch -Deleted | ? { $_.Recovery.DeletedAt -gt $then }", 0)]
    [InlineData("Get-NeonEndpoint | Where-Object MaxCu -lt 2", 0)]
    [InlineData("Get-NeonApiKey -UnusedFor 90.00:00", 0)]
    public void A_comparison_that_an_empty_time_passes_is_recognized(string code, int count) =>
        Assert.Equal(count, Comparisons(new Recipe("test", code, string.Empty)).Count());

    private static void AssertNone(Func<Recipe, IEnumerable<string>> find)
    {
        string[] found = [.. Recipe.All.SelectMany(recipe => find(recipe).Select(code => $"{recipe.Place}: {code}"))];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static IEnumerable<string> Loose(Recipe recipe)
    {
        var script = recipe.Script;
        var assigned = script.FindAll(ast => ast is AssignmentStatementAst { Left: VariableExpressionAst, Right: PipelineAst }, true)
            .Cast<AssignmentStatementAst>()
            .ToLookup(ast => ((VariableExpressionAst)ast.Left).VariablePath.UserPath, ast => (PipelineAst)ast.Right, StringComparer.OrdinalIgnoreCase);
        foreach (PipelineAst pipeline in script.FindAll(ast => ast is PipelineAst, true))
        {
            var steps = pipeline.PipelineElements.ToList();
            if (steps[0] is CommandExpressionAst { Expression: VariableExpressionAst variable })
            {
                steps.InsertRange(0, assigned[variable.VariablePath.UserPath].SelectMany(source => source.PipelineElements));
            }

            var commands = steps.OfType<CommandAst>().ToArray();
            var last = Array.FindLastIndex(commands, Changes);
            if (last < 0)
            {
                continue;
            }

            var isMeant = recipe.Words.Contains("pattern", StringComparison.OrdinalIgnoreCase) || Has(commands[last], "WhatIf");
            foreach (var source in commands[..last])
            {
                if (Filter(source) is { } filter && !(isMeant && IsPattern(filter)))
                {
                    yield return pipeline.Extent.Text;
                }
            }
        }
    }

    /// <summary>What the parameter that names are filtered by is given; null where a cmdlet is not asked to filter.</summary>
    private static Ast? Filter(CommandAst command)
    {
        if (Cmdlets.GetValueOrDefault(command.GetCommandName() ?? string.Empty) is not { } type)
        {
            return null;
        }

        // A provider's name does not name a key set: it may have several, and all of them are meant.
        var filters = type.GetProperties().Where(property => property.GetCustomAttribute<SupportsWildcardsAttribute>() is not null && property.Name != "ProviderName").ToArray();
        for (var index = 1; index < command.CommandElements.Count; index++)
        {
            if (command.CommandElements[index] is CommandParameterAst parameter
                && filters.Any(filter => filter.Name.StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase)))
            {
                return parameter.Argument ?? command.CommandElements[index + 1];
            }
        }

        return filters.Any(filter => filter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.Position == 0))
            && command.CommandElements.Count > 1 && command.CommandElements[1] is not CommandParameterAst
                ? command.CommandElements[1]
                : null;
    }

    private static bool IsPattern(Ast value) => value switch
    {
        ArrayLiteralAst list => list.Elements.All(IsPattern),
        StringConstantExpressionAst text => WildcardPattern.ContainsWildcardCharacters(text.Value),
        _ => false,
    };

    // A download writes files, and changes nothing at Neon.
    private static bool Changes(CommandAst command) =>
        command.GetCommandName() != "Save-NeonBucketObject" && Cmdlets.GetValueOrDefault(command.GetCommandName() ?? string.Empty)?.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess == true;

    private static bool Has(CommandAst command, string parameter) =>
        command.CommandElements.OfType<CommandParameterAst>().Any(element => element.ParameterName.Equals(parameter, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Comparisons(Recipe recipe)
    {
        foreach (var ast in recipe.Script.FindAll(_ => true, true))
        {
            var isLess = ast switch
            {
                BinaryExpressionAst { Operator: TokenKind.Ilt or TokenKind.Ile or TokenKind.Clt or TokenKind.Cle } binary => IsTime(binary.Left),
                BinaryExpressionAst { Operator: TokenKind.Igt or TokenKind.Ige or TokenKind.Cgt or TokenKind.Cge } binary => IsTime(binary.Right),
                CommandAst command => command.GetCommandName()?.ToLowerInvariant() is "where-object" or "where" or "?"
                    && (Has(command, "lt") || Has(command, "le"))
                    && command.CommandElements.OfType<StringConstantExpressionAst>().Any(element => Times.Contains(element.Value)),
                _ => false,
            };
            if (isLess)
            {
                yield return ast.Extent.Text;
            }
        }
    }

    private static bool IsTime(Ast value) =>
        value is MemberExpressionAst { Member: StringConstantExpressionAst member } and not InvokeMemberExpressionAst && Times.Contains(member.Value);
}
