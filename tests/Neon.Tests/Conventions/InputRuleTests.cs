using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>Addresses, URLs, email addresses, roles and limits are checked before anything is sent or confirmed, by one rule per kind.</summary>
public sealed partial class InputRuleTests : IDisposable
{
    private const string Bad = "no value\u00a0of any kind";

    /// <summary>A command for each cmdlet with a rule, complete except for the parameter.</summary>
    private static readonly Dictionary<string, string> Commands = new()
    {
        ["New-NeonProject"] = "New-NeonProject shop",
        ["Set-NeonProject"] = "Set-NeonProject app",
        ["New-NeonBranch"] = "New-NeonBranch dev -Project app",
        ["New-NeonAnonymizedBranch"] = "New-NeonAnonymizedBranch dev -Project app",
        ["New-NeonEndpoint"] = "New-NeonEndpoint -Project app -Branch main -Type read_only",
        ["Set-NeonEndpoint"] = "Set-NeonEndpoint reports -Project app",
        ["New-NeonOrganizationInvitation"] = "New-NeonOrganizationInvitation -Email ada@example.com",
        ["Grant-NeonProjectPermission"] = "Grant-NeonProjectPermission -Project app",
        ["New-NeonAuthUser"] = "New-NeonAuthUser -Project app -Branch main",
        ["Send-NeonAuthTestEmail"] = "Send-NeonAuthTestEmail -Recipient ada@example.com -SenderEmail ada@example.com -SmtpHost h -Port 25 -SenderName s -Credential ([pscredential]::Empty) -Project app -Branch main",
        ["Test-NeonAuthEmailProvider"] = "Test-NeonAuthEmailProvider -Project app -Branch main",
        ["Set-NeonAuthEmailProvider"] = "Set-NeonAuthEmailProvider -Project app -Branch main",
        ["Set-NeonAuthWebhook"] = "Set-NeonAuthWebhook -Enabled -Event user.created -Project app -Branch main",
        ["Add-NeonJwks"] = "Add-NeonJwks -ProviderName Clerk -Project app",
        ["New-NeonDataApi"] = "New-NeonDataApi neondb -AuthProvider external -Project app -Branch main",
        ["New-NeonProjectTransferRequest"] = "New-NeonProjectTransferRequest app",
        ["Set-NeonOrganizationMember"] = "Set-NeonOrganizationMember ada@example.com",
        ["Set-NeonProjectMemberRole"] = "Set-NeonProjectMemberRole ada@example.com -Project app",
    };

    /// <summary>Parameters with such a name whose values are not of this kind, or have a rule of their own.</summary>
    private static readonly string[] Exceptions =
    [
        // Checked together with the environment variable.
        "Connect-Neon -BaseUri",
        // Roles of an application, as it names them.
        "Set-NeonAuthUserRole -Role",
        // Neon adds roles of organizations in an application without a change of the API.
        "Set-NeonAuthOrganizationPlugin -CreatorRole",
        // A role of the database.
        "New-NeonDataApi -AnonymousRole", "Set-NeonDataApi -AnonymousRole",
    ];

    private static readonly (string Cmdlet, PropertyInfo Parameter)[] All =
        [.. from cmdlet in typeof(NeonCmdlet).Assembly.GetTypes()
            where cmdlet.IsDefined(typeof(CmdletAttribute))
            from parameter in cmdlet.GetProperties()
            where parameter.IsDefined(typeof(ParameterAttribute))
            select (CmdletRuns.NameOf(cmdlet), parameter)];

    private readonly NeonHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void A_parameter_named_like_an_address_URL_role_or_log_position_has_the_rule_of_its_kind() => Assert.Empty(
        from one in All
        let name = $"{one.Cmdlet} -{one.Parameter.Name}"
        let type = one.Parameter.PropertyType.IsArray ? one.Parameter.PropertyType.GetElementType() : one.Parameter.PropertyType
        where (type == typeof(string) || type == typeof(Uri)) && !one.Cmdlet.StartsWith("Get-", StringComparison.Ordinal) && !Exceptions.Contains(name)
        where KindOf(one.Parameter.Name, type!) is { } kind && !one.Parameter.IsDefined(kind)
        select name);

    [Fact]
    public void A_maximum_with_a_minimum_has_the_rule_for_both() => Assert.Empty(
        from one in All
        where one.Parameter.Name.StartsWith("Max", StringComparison.Ordinal)
        let minimum = "Min" + one.Parameter.Name[3..]
        where All.Any(other => other.Cmdlet == one.Cmdlet && other.Parameter.Name == minimum)
        where one.Parameter.GetCustomAttribute<NotBelowAttribute>()?.Minimum != minimum
        select $"{one.Cmdlet} -{one.Parameter.Name}");

    [Fact]
    public void Each_example_follows_its_own_rule() => Assert.All(
        All.Select(one => one.Parameter.GetCustomAttribute<InputRuleAttribute>()).OfType<TextRuleAttribute>(),
        rule => Assert.True(rule.IsValid(rule.Example) && !rule.IsValid(Bad), rule.Example));

    [Fact]
    public void A_value_of_another_kind_is_refused_with_advice_before_anything_is_sent_or_confirmed()
    {
        // One name for several targets can be a valid name.
        var ruled = All.Where(one => one.Parameter.GetCustomAttribute<InputRuleAttribute>() is not (null or NameOfOneAttribute)).ToArray();
        Assert.Equal(Commands.Keys.Order(StringComparer.Ordinal), ruled.Select(one => one.Cmdlet).Distinct().Order(StringComparer.Ordinal));
        foreach (var (cmdlet, parameter) in ruled)
        {
            var rule = parameter.GetCustomAttribute<InputRuleAttribute>();
            var command = Regex.Replace(Commands[cmdlet], $" -{parameter.Name} [^ ]+", string.Empty);
            var values = rule is NotBelowAttribute pair ? $"-{pair.Minimum} 4 -{parameter.Name} 2" : $"-{parameter.Name} '{Bad}'";

            var result = _host.Run($"{command} {values} -WhatIf");

            var called = $"{command} {values}";
            Assert.True(result.ErrorId == "NeonInvalidInput", $"{called}: {string.Join("; ", result.Errors)}");
            Assert.Contains($"-{parameter.Name}", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Contains(rule is OneOfAttribute ? "Use " : "Specify ", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.True(_host.Requests.Count == 0, called);
        }
    }

    [Theory]
    [InlineData("300.1.2.3", false)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("myoffice", false)]
    [InlineData("10.1", false)]
    [InlineData("010.0.0.1", false)]
    [InlineData("10.0.0.0/", false)]
    [InlineData("10.0.0.9-10.0.0.1", false)]
    [InlineData("10.0.0.1-::1", false)]
    [InlineData("10.0.0.0/24-10.0.1.0/24", false)]
    [InlineData("2001:db8::/129", false)]
    [InlineData("fe80::1%eth0", false)]
    [InlineData("203.0.113.7", true)]
    [InlineData("203.0.113.0/24", true)]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("203.0.113.1-203.0.113.20", true)]
    [InlineData("2001:db8::1", true)]
    [InlineData("2001:db8::/32", true)]
    [InlineData("::/0", true)]
    public void Allowed_addresses_are_addresses_ranges_or_CIDR_blocks(string address, bool isValid)
    {
        var result = _host.Run($"New-NeonProject shop -AllowedIp 198.51.100.7, {address} -WhatIf");

        Assert.Equal(isValid ? null : "NeonInvalidInput", result.Errors.Count == 0 ? null : result.ErrorId);
        Assert.Equal(isValid ? null : address, result.Errors.Count == 0 ? null : result.Error.TargetObject);
    }

    [Theory]
    [InlineData("New-NeonOrganizationInvitation ada@example.com -Role superuser", "-Role: 'superuser' is not a role in an organization.", "Use admin, editor, viewer, collaborator or member.")]
    [InlineData("New-NeonEndpoint -Project app -Branch main -MinCu 4 -MaxCu 2", "-MinCu 4 is larger than -MaxCu 2.", "Specify a -MinCu that is at most -MaxCu.")]
    [InlineData("'notmail' | New-NeonOrganizationInvitation", "-Email: 'notmail' is not a valid email address.", "Specify only the address, such as ada@example.com, without a name.")]
    public void A_refusal_names_the_parameter_the_value_and_what_to_specify(string command, string message, string advice)
    {
        var error = _host.Run(command).Error;

        Assert.Equal(message, error.ErrorDetails.Message);
        Assert.Equal(advice, error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Requests);
    }

    [Theory]
    [InlineData("$main | Restore-NeonBranch -PreserveUnderName kept -Timestamp $before", "Timestamp")]
    [InlineData("Restore-NeonBranch dev -Project $main.ProjectId -Source $main -Timestamp $before", "Timestamp")]
    [InlineData("New-NeonBranch x -Project $main.ProjectId -Parent $main -ParentTimestamp $before", "ParentTimestamp")]
    [InlineData("New-NeonSnapshot -Branch $main -Timestamp $before", "Timestamp")]
    [InlineData("Get-NeonBranchSchema -Branch $main -Database neondb -Timestamp $before", "Timestamp")]
    [InlineData("Compare-NeonBranchSchema -Branch $main -Database neondb -Timestamp $before", "Timestamp")]
    [InlineData("Compare-NeonBranchSchema dev -Project $main.ProjectId -Base $main -Database neondb -BaseTimestamp $before", "BaseTimestamp")]
    [InlineData("Get-NeonConnectionString -Branch $main -Database neondb -Timestamp $before", "Timestamp")]
    public void A_point_in_time_before_a_root_branch_was_created_is_refused_before_anything_is_sent_or_confirmed(string command, string parameter)
    {
        _host.Seed();
        var main = Assert.Single(_host.Get<Branch>("Get-NeonBranch main -Project app"));
        _host.Forget();

        var result = _host.Run(command, ("main", main), ("before", main.CreatedAt!.Value.AddSeconds(-1)));

        Assert.Equal("NeonInvalidInput", result.ErrorId);
        Assert.Contains($"-{parameter} ", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains($"was created, at {main.CreatedAt:u}", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    private static Type? KindOf(string parameter, Type type) =>
        type == typeof(Uri) || UrlName().IsMatch(parameter) ? typeof(WebUrlAttribute)
        : AddressName().IsMatch(parameter) ? typeof(AddressRangeAttribute)
        : EmailName().IsMatch(parameter) ? typeof(EmailAddressAttribute)
        : parameter.EndsWith("Lsn", StringComparison.Ordinal) ? typeof(ValidateLsnAttribute)
        : parameter.EndsWith("Role", StringComparison.Ordinal) ? typeof(OneOfAttribute)
        : null;

    [GeneratedRegex("(Url|Uri)$")]
    private static partial Regex UrlName();

    [GeneratedRegex("(Ip|Cidr|Address)$")]
    private static partial Regex AddressName();

    [GeneratedRegex("E?[Mm]ail$|^Recipient$")]
    private static partial Regex EmailName();
}
