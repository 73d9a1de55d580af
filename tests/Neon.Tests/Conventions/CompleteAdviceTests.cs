using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>A command in advice has everything that is needed to run it.</summary>
public sealed partial class CompleteAdviceTests : IDisposable
{
    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    /// <summary>The advice of all known refusals and responses.</summary>
    private static string[] Table =>
    [
        .. new[]
        {
            ResourceTable.All.SelectMany(resource => resource.Refusals).Select(refusal => refusal.Advice),
            KnownResponses.All.Select(response => response.Advice),
            typeof(NeonCmdlet).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters).SelectMany(RefusalsOf).Select(refusal => refusal.Advice),
        }.SelectMany(advice => advice).OfType<string>().Distinct(),
    ];

    [Fact]
    public void Every_command_in_the_table_of_advice_is_completed()
    {
        string[] wrong =
        [
            .. from advice in Table
               let rest = AdviceCommands.Commands().Replace(advice, "(command)")
               from command in Loose().Matches(rest)
               // The command of the user, with one more parameter or without one.
               where !Again().IsMatch(rest) && !Part().IsMatch(rest) && !Piped().IsMatch(rest)
               select $"{command.Value}: {advice}",
        ];

        Assert.True(Table.Length > 50);
        Assert.True(wrong.Length == 0, "Put these commands in braces, with <Target> if they have one:\n" + string.Join('\n', wrong));
    }

    [Fact]
    public void Every_completed_command_exists_and_has_its_target()
    {
        string[] wrong =
        [
            .. from advice in Table
               from match in AdviceCommands.Commands().Matches(advice)
               let cmdlet = AdviceCommands.TypeOf(match.Groups["name"].Value)
               let target = match.Groups["target"].Value
               where cmdlet is null
                   // Advice about another resource than the target lists the resources to choose from.
                   || (target.Length == 0 && HasMandatoryTarget(cmdlet) && !advice.Contains(" lists ", StringComparison.Ordinal))
               select $"{match.Value}: {advice}",
        ];

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    /// <summary>The advice, run as it is, removes the cause.</summary>
    [Theory]
    [InlineData("New-NeonBranch vault -Protected -Wait", "Remove-NeonBranch vault", "Set-NeonBranch vault -Project app -Protected:$false")]
    [InlineData("New-NeonBranch vault -Protected -Wait", "Remove-NeonBranch (Get-NeonBranch vault).BranchId", "Set-NeonBranch vault -Project app -Protected:$false")]
    [InlineData("New-NeonBranch vault -Protected -Wait", "Get-NeonEndpoint -Branch vault | Remove-NeonEndpoint", "Get-NeonEndpoint {endpoint} -Project app | Get-NeonBranch | Set-NeonBranch -Protected:$false")]
    [InlineData("New-NeonBranch vault -Protected -Wait", "Remove-NeonProject app", "Get-NeonBranch -Project app -Protected | Set-NeonBranch -Protected:$false")]
    [InlineData("New-NeonBranch vault -Wait; Get-NeonEndpoint -Branch vault | Set-NeonEndpoint -Disabled", "Get-NeonEndpoint -Branch vault | Start-NeonEndpoint", "Set-NeonEndpoint {endpoint} -Project app -Disabled:$false")]
    [InlineData("New-NeonBranch vault -Wait; Get-NeonEndpoint -Branch vault | Set-NeonEndpoint -Disabled", "Start-NeonEndpoint (Get-NeonEndpoint -Branch vault).EndpointId", "Set-NeonEndpoint {endpoint} -Project app -Disabled:$false")]
    [InlineData("New-NeonBranch vault -ExpiresIn 1d -Wait", "New-NeonBranch child -Parent vault", "Set-NeonBranch vault -Project app -NoExpiration")]
    [InlineData("", "New-NeonDatabase shop -Branch main -Owner shop_owner", "New-NeonRole shop_owner -Project app -Branch main")]
    public void Advice_can_be_run_as_it_is(string before, string change, string advised)
    {
        _host.Seed();
        _host.Run($"Set-NeonContext -Project app; {before}");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        var endpoint = _host.Run("(Get-NeonEndpoint -Branch vault -ErrorAction Ignore).EndpointId").Output is [{ BaseObject: string found }] ? found : null;

        var advice = _host.Run($"{change} -Confirm:$false").Error.ErrorDetails.RecommendedAction;

        advised = advised.Replace("{endpoint}", endpoint, StringComparison.Ordinal);
        Assert.Contains(advised, advice, StringComparison.Ordinal);
        _host.Run("Set-NeonContext -Clear");
        Assert.Empty(_host.Run($"{advised} -Confirm:$false").Errors);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_host.Run($"Set-NeonContext -Project app; {change} -Confirm:$false").Errors);
    }

    [Theory]
    [InlineData("Get-NeonConnectionString -Role neondb_owne -Database neondb", "Did you mean 'neondb_owner'?", "use Get-NeonRole -Project app -Branch main.")]
    [InlineData("Get-NeonConnectionString -Role nobody -Database neondb", "There is no role 'nobody' on branch main", "use Get-NeonRole -Project app -Branch main.")]
    [InlineData("Get-NeonConnectionString -Role neondb_owner -Database neondbs", "Did you mean 'neondb'?", "use Get-NeonDatabase -Project app -Branch main.")]
    [InlineData("Get-NeonAdvisorIssue neondbs", "Did you mean 'neondb'?", "use Get-NeonDatabase -Project app -Branch main.")]
    [InlineData("Restore-NeonDeletedBranch nosuch", "There is no deleted branch 'nosuch'", "use Get-NeonBranch -Project app -Deleted.")]
    [InlineData("Get-NeonPreloadLibrary nosuch", "There is no preload library 'nosuch' in project app.", "use Get-NeonPreloadLibrary -Project app.")]
    [InlineData("Get-NeonRegion nosuch", "There is no region 'nosuch'.", "use Get-NeonRegion.")]
    public void The_list_to_look_in_has_its_parents(string command, string message, string advice)
    {
        _host.Seed();
        _host.Run("Set-NeonContext -Project app -Branch main");

        var details = _host.Run(command).Error.ErrorDetails;

        Assert.Contains(message, details.Message, StringComparison.Ordinal);
        Assert.EndsWith(advice, details.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>One error for each name; patterns match nothing silently.</summary>
    /// <summary>A name that another project has as well would not run.</summary>
    [Theory]
    [InlineData("Get-NeonBranch nosuch -Project {0}")]
    [InlineData("Get-NeonDatabase nosuch -Project {0} -Branch main")]
    [InlineData("Get-NeonBranch -Project {0} | Where-Object Default | Remove-NeonBranch")]
    [InlineData("Get-NeonBranch -Project {0} | Where-Object Default | Get-NeonRole nosuch")]
    public void An_id_of_a_project_is_not_replaced_by_a_name_that_another_one_has(string command)
    {
        var id = _host.Seed("twin").ProjectId;
        _host.Seed("twin");
        _host.Run("Get-NeonProject");

        var error = Assert.Single(_host.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, id)).Errors);

        Assert.Contains($"-Project {id}", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("twin", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_exact_name_that_a_list_does_not_have_is_an_error()
    {
        var result = _host.Run("Get-NeonRegion aws-us-east-2, nosuch, no*, other");

        Assert.Single(result.Output);
        Assert.Equal(["nosuch", "other"], result.Errors.Select(error => error.TargetObject));
        Assert.All(result.Errors, error => Assert.StartsWith("NeonRegionNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Fact]
    public void Advice_of_a_failure_without_a_cmdlet_has_no_placeholders() =>
        Assert.Equal("Use Set-NeonBranch -Protected:$false.", NeonErrors.ToRecord(
            new NeonApiException(NeonFailure.Refused, "no") { Advice = "Use {Set-NeonBranch <Branch>} -Protected:$false." }, null).ErrorDetails.RecommendedAction);

    private static bool HasMandatoryTarget(Type cmdlet) => cmdlet.GetProperties().Any(property =>
        typeof(ResourceIdentity).IsAssignableFrom(ParameterProperty.TypeOf(property))
        && property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter is { Mandatory: true, Position: 0 }));

    private static IEnumerable<KnownRefusal> RefusalsOf(Type type)
    {
        const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        IEnumerable<object?> values =
        [
            .. type.GetFields(Static).Where(field => IsRefusal(field.FieldType)).Select(field => field.GetValue(null)),
            .. type.GetProperties(Static).Where(property => IsRefusal(property.PropertyType)).Select(property => property.GetValue(null)),
            type.IsSubclassOf(typeof(NeonApiCmdlet)) && !type.IsAbstract
                ? type.GetProperty("OwnRefusals", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Activator.CreateInstance(type))
                : null,
        ];
        return values.SelectMany(value => value switch { KnownRefusal one => [one], IEnumerable<KnownRefusal> several => several, _ => [] });
    }

    private static bool IsRefusal(Type type) => type == typeof(KnownRefusal) || type == typeof(IReadOnlyList<KnownRefusal>);

    [GeneratedRegex(@"\b[A-Z][a-z]+-Neon[A-Za-z]+")]
    private static partial Regex Loose();

    [GeneratedRegex(@"[Rr]un [A-Z][a-z]+-Neon[A-Za-z]+ again with -")]
    private static partial Regex Again();

    [GeneratedRegex(@"-[A-Z][A-Za-z]+ of [A-Z][a-z]+-Neon[A-Za-z]+")]
    private static partial Regex Part();

    [GeneratedRegex(@"\(command\)[^.]* \| [A-Z][a-z]+-Neon[A-Za-z]+")]
    private static partial Regex Piped();
}
