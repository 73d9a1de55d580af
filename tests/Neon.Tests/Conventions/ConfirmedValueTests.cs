using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using System.Text.RegularExpressions;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary><c>-WhatIf</c> of every Set- cmdlet names each parameter that changes something, with its new value and the current one.</summary>
public sealed partial class ConfirmedValueTests : IDisposable
{
    // They select the target, the way of changing it, or what is emitted.
    private static readonly string[] Others =
        ["Organization", "Project", "Branch", "Connection", "Wait", "TimeoutSec", "ThrottleLimit", "Force", "Append", "Replace", "RefreshSchema", "PassThru", "ConfirmSelfDemotion", "Region", "Scope"];

    // Parameters that set the same property together.
    private static readonly Dictionary<string, string> Property = new()
    {
        ["ExpiresIn"] = "ExpiresAt",
        ["NoExpiration"] = "ExpiresAt",
        ["NeverSuspend"] = "SuspendTimeout",
        ["MaintenanceDay"] = "MaintenanceWindow",
        ["MaintenanceStart"] = "MaintenanceWindow",
        ["MaintenanceEnd"] = "MaintenanceWindow",
        ["ClearName"] = "Name",
        ["Cents"] = "Amount",
        ["Shared"] = "Type",
        ["Frequency"] = "Schedule",
        ["Hour"] = "Schedule",
        ["Day"] = "Schedule",
        ["Month"] = "Schedule",
        ["Retention"] = "Schedule",
        ["Set-NeonAuthOAuthProvider -Credential"] = "ClientId",
        ["Set-NeonAuthMagicLinkPlugin -ExpiresIn"] = "ExpiresIn",
    };

    // Neon never returns the current value.
    private static readonly string[] Unknown = ["Set-NeonAuthUserRole -Role", "Set-NeonAuthOAuthProvider -MicrosoftTenantId"];

    private readonly TestHost _person = new(0);
    private readonly CmdletRuns _runs;

    public ConfirmedValueTests()
    {
        _runs = new CmdletRuns(_person) { WhatIf = true };
        _runs.Server.Alter = (operation, response) =>
        {
            // A tenant can only be set for this provider.
            if (operation.Id == "listBranchNeonAuthOauthProviders")
            {
                response["providers"]![0]!["id"] = "microsoft";
            }

            return response;
        };
    }

    public static TheoryData<string> Changes => [.. Setting.Select(CmdletRuns.NameOf)];

    private static IEnumerable<Type> Setting => CmdletRuns.Cmdlets.Where(cmdlet => cmdlet.GetCustomAttribute<CmdletAttribute>() is { VerbName: "Set", SupportsShouldProcess: true });

    public void Dispose() => _runs.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void WhatIf_names_each_changed_property_with_the_present_and_the_new_value(string cmdlet)
    {
        var type = Setting.Single(type => CmdletRuns.NameOf(type) == cmdlet);
        var missing = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var asText in (bool[])[false, true])
        {
            _runs.AsText = asText;
            _person.TakePrinted();
            foreach (var run in _runs.All(type))
            {
                var printed = _person.TakePrinted();
                foreach (var parameter in run.Parameters.Where(_ => run.Succeeded).Where(name => IsChanging(type, name)))
                {
                    seen.Add(parameter);
                    missing.AddRange(Missing(type, parameter, printed).Select(lack => $"{run}: {lack} in {printed.Split("What if: ")[^1]}"));
                }

                Assert.DoesNotContain(SecretFields.Marker, printed, StringComparison.Ordinal);
                Assert.All(run.Sent, sent => Assert.Equal("GET", sent.Operation.Method));
            }
        }

        Assert.Empty(missing);
        Assert.Equal(type.GetProperties().Select(property => property.Name).Where(name => IsChanging(type, name)).Order(), seen.Order());
    }

    private static bool IsChanging(Type cmdlet, string name) =>
        cmdlet.GetProperty(name)!.GetCustomAttributes<ParameterAttribute>().ToArray() is { Length: > 0 } attributes
        && (!Others.Contains(name) || Property.ContainsKey($"{CmdletRuns.NameOf(cmdlet)} -{name}"))
        && (!attributes.Any(attribute => attribute.ValueFromPipeline) || !typeof(ResourceIdentity).IsAssignableFrom(CmdletRuns.TypeOf(cmdlet.GetProperty(name)!)));

    private IEnumerable<string> Missing(Type cmdlet, string parameter, string printed)
    {
        var (command, property) = (CmdletRuns.NameOf(cmdlet), cmdlet.GetProperty(parameter)!);
        var name = Property.GetValueOrDefault($"{command} -{parameter}") ?? Property.GetValueOrDefault(parameter) ?? parameter;
        var at = printed.IndexOf($" {name} ", StringComparison.Ordinal);
        if (at < 0)
        {
            return [$"-{parameter} is not named"];
        }

        // Up to the next property, which begins with a capital letter.
        var change = NextProperty().Split(printed[(at + name.Length + 2)..])[0];
        var isCompared = change.Contains(" -> ", StringComparison.Ordinal) || change.Contains(" (unchanged)", StringComparison.Ordinal);
        var value = change.Split(" -> ")[^1];
        return
        [
            .. Expected(parameter, _runs.ValueOf(cmdlet, property)) is { } text && !value.Contains(text, StringComparison.Ordinal) ? [$"-{parameter} {text} is not shown"] : (string[])[],
            .. !isCompared && property.PropertyType != typeof(SecureString) && !Unknown.Contains($"{command} -{parameter}") ? [$"the current value for -{parameter} is not shown"] : (string[])[],
        ];
    }

    /// <summary>How a value is shown; null for a time that depends on the clock.</summary>
    private static string? Expected(string parameter, object value) => (parameter, value) switch
    {
        ("NeverSuspend" or "NoExpiration", _) => "never",
        ("ClearName", _) => "(none)",
        ("Shared", _) => "shared",
        ("ExpiresIn", _) => null,
        ("MaintenanceDay", _) => "Monday",
        ("Amount", _) => "$1.00",
        ("Cents", _) => "$0.01",
        ("Retention", _) => "kept 1 h",
        ("Schedule", _) => "daily",
        ("MaskingRule", _) => "f()",
        (_, ResourceIdentity identity) => identity.Id ?? identity.Name,
        (_, PSCredential credential) => credential.UserName,
        (_, SecureString) => "changed",
        (_, SwitchParameter given) => given.ToBool().ToString(),
        (_, IDictionary) => "key=value",
        (_, TimeSpan time) => Display.Seconds((long)time.TotalSeconds),
        (_, DateTimeOffset time) => time.ToString("u", CultureInfo.InvariantCulture),
        (_, Uri address) => address.OriginalString,
        (_, Array list) => Convert.ToString(list.GetValue(0), CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@", (?=[A-Z]\w+ )|"" on target")]
    private static partial Regex NextProperty();
}
