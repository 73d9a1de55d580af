using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>A recipe of a document never changes more than it says: people paste it.</summary>
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
    public void No_recipe_pipes_a_name_that_can_match_others_into_a_change() =>
        AssertNone(Loose);

    [Fact]
    public void No_recipe_uses_less_than_with_a_time_that_can_be_empty() =>
        AssertNone(Comparisons);

    [Fact]
    public void No_recipe_selects_a_change_target_by_a_condition_that_an_unknown_value_satisfies() =>
        AssertNone(Denials);

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
    public void A_change_to_all_possible_matches_of_a_name_is_detected(string code, string words, int count) =>
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
    public void A_comparison_that_an_empty_time_satisfies_is_detected(string code, int count) =>
        Assert.Equal(count, Comparisons(new Recipe("test", code, string.Empty)).Count());

    [Theory]
    [InlineData("Get-NeonBranch | Where-Object { -not $_.Protected } | Remove-NeonBranch -WhatIf", 1)]
    [InlineData("Get-NeonBranch | ? { !$PSItem.Default } | ? Protected -eq $false | Remove-NeonBranch", 1)]
    [InlineData("Get-NeonBranch | where Protected -ne $true | Remove-NeonBranch", 1)]
    [InlineData("Get-NeonBranch | where -not Protected | Remove-NeonBranch", 1)]
    [InlineData("Get-NeonBranch | where { $_.Name -notlike 'main*' } | Remove-NeonBranch", 1)]
    [InlineData("Get-NeonBranch | where { $null -eq $_.ExpiresAt } | Set-NeonBranch -ExpiresIn 1.00:00", 1)]
    [InlineData("Get-NeonBranch | where ExpiresAt -eq $null | Set-NeonBranch -ExpiresIn 1.00:00", 1)]
    [InlineData("Get-NeonEndpoint | where MaxCu -lt 2 | Set-NeonEndpoint -MaxCu 2", 1)]
    [InlineData("Get-NeonEndpoint | where { 2 -ge $_.MaxCu } | Set-NeonEndpoint -MaxCu 2", 1)]
    [InlineData("$old = Get-NeonBranch | where { -not $_.Protected }\n$old | Remove-NeonBranch", 1)]
    [InlineData("Get-NeonBranch | where { -not $_.Protected } | ForEach-Object { $_ | Remove-NeonBranch }", 1)]
    [InlineData("foreach ($branch in Get-NeonBranch) { if (-not $branch.Protected) { $branch | Remove-NeonBranch } }", 1)]
    [InlineData("Get-NeonBranch -Protected:$false -Default:$false | Remove-NeonBranch", 0)]
    [InlineData("Get-NeonBranch | where Protected -eq $false | Remove-NeonBranch", 0)]
    [InlineData("Get-NeonBranch | where { $_.Name -cmatch '^pr-([0-9]+)$' -and $Matches[1] -notin $open } | Remove-NeonBranch", 0)]
    [InlineData("Get-NeonBranch | where { -not $_.Protected }", 0)]
    [InlineData("if (-not $open) { Remove-NeonBranch pr-1 }", 0)]
    public void A_condition_that_an_unknown_value_satisfies_is_detected(string code, int count) =>
        Assert.Equal(count, Denials(new Recipe("test", code, string.Empty)).Count());

    private static void AssertNone(Func<Recipe, IEnumerable<string>> find)
    {
        string[] found = [.. Recipe.All.SelectMany(recipe => find(recipe).Select(code => $"{recipe.Place}: {code}"))];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    private static IEnumerable<string> Loose(Recipe recipe)
    {
        foreach (var (pipeline, commands) in Pipelines(recipe.Script))
        {
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

    /// <summary>
    /// The pipelines of a script with their commands; those that assign the variable at the start of another one come before it.
    /// </summary>
    private static IEnumerable<(PipelineAst Pipeline, CommandAst[] Commands)> Pipelines(ScriptBlockAst script)
    {
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

            yield return (pipeline, [.. steps.OfType<CommandAst>()]);
        }
    }

    /// <summary>
    /// Conditions before a change that an unknown value meets: in PowerShell, <c>$null</c> is not true, is different from
    /// everything, and is less than every number.
    /// </summary>
    private static IEnumerable<string> Denials(Recipe recipe)
    {
        var script = recipe.Script;
        var filters = Pipelines(script)
            .SelectMany(pipeline => pipeline.Commands[..Math.Max(0, Array.FindLastIndex(pipeline.Commands, ContainsChange))])
            .Where(command => IsWhere(command) && (command.CommandElements.OfType<CommandParameterAst>().Any(IsDenial) || IsNothing(command) || command.Find(Denies, true) is not null));
        var branches = script.FindAll(ast => ast is IfStatementAst, true).Cast<IfStatementAst>()
            .SelectMany(choice => choice.Clauses)
            .Where(clause => clause.Item1.Find(Denies, true) is not null && ContainsChange(clause.Item2))
            .Select(clause => clause.Item1);
        return filters.Concat<Ast>(branches).Select(ast => ast.Extent.Text);
    }

    private static bool ContainsChange(Ast ast) => ast.Find(inner => inner is CommandAst command && Changes(command), true) is not null;

    private static bool IsWhere(CommandAst command) => command.GetCommandName()?.ToLowerInvariant() is "where-object" or "where" or "?";

    private static bool IsDenial(CommandParameterAst parameter) =>
        parameter.ParameterName.TrimStart('c', 'i', 'C', 'I').ToLowerInvariant() is "not" or "ne" or "lt" or "le" or "notlike" or "notmatch" or "notin" or "notcontains";

    // Where-Object Property -eq $null.
    private static bool IsNothing(CommandAst command) =>
        command.CommandElements.OfType<CommandParameterAst>().Any(parameter => parameter.ParameterName.EndsWith("eq", StringComparison.OrdinalIgnoreCase))
        && command.CommandElements.Any(IsNull);

    private static bool Denies(Ast ast) => ast switch
    {
        UnaryExpressionAst { TokenKind: TokenKind.Not or TokenKind.Exclaim } not => IsMember(not.Child),
        BinaryExpressionAst { Operator: TokenKind.Ieq or TokenKind.Ceq } same => (IsNull(same.Left) && IsMember(same.Right)) || (IsNull(same.Right) && IsMember(same.Left)),
        BinaryExpressionAst { Operator: TokenKind.Igt or TokenKind.Ige or TokenKind.Cgt or TokenKind.Cge } greater => IsMember(greater.Right),
        BinaryExpressionAst
        {
            Operator: TokenKind.Ine or TokenKind.Cne or TokenKind.Ilt or TokenKind.Ile or TokenKind.Clt or TokenKind.Cle
                or TokenKind.Inotlike or TokenKind.Cnotlike or TokenKind.Inotmatch or TokenKind.Cnotmatch
                or TokenKind.Inotin or TokenKind.Cnotin or TokenKind.Inotcontains or TokenKind.Cnotcontains
        } other => IsMember(other.Left) || IsMember(other.Right),
        _ => false,
    };

    // A property of the pipeline's or the loop's current item.
    private static bool IsMember(Ast value) => value is ParenExpressionAst group
        ? group.Pipeline.Find(IsMember, true) is not null
        : value is MemberExpressionAst { Expression: VariableExpressionAst } and not InvokeMemberExpressionAst;

    private static bool IsNull(Ast value) => value is VariableExpressionAst variable && variable.VariablePath.UserPath.Equals("null", StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of the parameter that filters by name; null if there is no filter.</summary>
    private static Ast? Filter(CommandAst command)
    {
        if (Cmdlets.GetValueOrDefault(command.GetCommandName() ?? string.Empty) is not { } type)
        {
            return null;
        }

        // A provider's name does not identify a key set: a provider may have several, and all of them are selected.
        var filters = type.GetProperties().Where(property => property.GetCustomAttribute<SupportsWildcardsAttribute>() is not null && property.PropertyType == typeof(string[]) && property.Name != "ProviderName").ToArray();
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

    // A download and a report write files, and change nothing at Neon.
    private static bool Changes(CommandAst command) =>
        command.GetCommandName() is not ("Save-NeonBucketObject" or "Export-NeonReport") && Cmdlets.GetValueOrDefault(command.GetCommandName() ?? string.Empty)?.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess == true;

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
