using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>A parameter that identifies a resource accepts an id or a name, and refuses everything else with its own message.</summary>
public sealed class IdentityValueTests : IDisposable
{
    private const string Uuid = "9f0bdca1-5d3c-4b3e-a1f2-0c4d5e6f7a8b";

    /// <summary>Common values in scripts that identify nothing.</summary>
    private static readonly string[] Others =
    [
        "([uri] 'https://example.com/a')", "(Get-Date)", "([datetimeoffset] '2026-01-01')", "([timespan] '1.00:00:00')", "$true", "([char] 'a')",
        "([DayOfWeek]::Monday)", "([version] '1.2')", "([mailaddress] 'ada@example.com')", "([ipaddress] '127.0.0.1')", "([securestring]::new())",
        "([xml] '<a/>')", "([object]::new())", "([System.Text.Json.JsonDocument]::Parse('{}').RootElement)",
        "@{ a = 1 }", "@{}", "([ordered] @{ a = 1 })",
    ];

    /// <summary>Objects that may be the value of a piped object's property: the engine ignores them unless they are the target.</summary>
    private static readonly string[] Objects = ["([Neon.Region]::new())", "([pscustomobject] @{ a = 1 })"];

    private readonly NeonHost _host = new();

    public static TheoryData<Type> Identities => [.. typeof(ResourceIdentity).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ResourceIdentity)) && !type.IsAbstract)];

    private static IEnumerable<(string Cmdlet, PropertyInfo Parameter)> Parameters =>
        from cmdlet in typeof(NeonCmdlet).Assembly.GetTypes()
        where cmdlet.GetCustomAttribute<CmdletAttribute>() is not null
        from property in cmdlet.GetProperties()
        where property.IsDefined(typeof(ParameterAttribute)) && IdentityOf(property).IsSubclassOf(typeof(ResourceIdentity))
        select (CmdletRuns.NameOf(cmdlet), property);

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("Get-NeonProjectPermission -Permission ([guid] '{0}') -Project app")]
    [InlineData("Revoke-NeonProjectPermission ([guid] '{0}') -Project app -Confirm:$false")]
    [InlineData("Get-NeonOrganizationMember -Member ([guid] '{0}')")]
    [InlineData("Remove-NeonAuthUser -User ([guid] '{0}') -Project app -Branch main -Confirm:$false")]
    [InlineData("Get-NeonJwks -Jwks ([guid] '{0}') -Project app")]
    [InlineData("[guid] '{0}' | Remove-NeonJwks -Project app -Confirm:$false")]
    [InlineData("[pscustomobject] @{ MemberId = [guid] '{0}' } | Get-NeonOrganizationMember")]
    [InlineData("Get-NeonBranch ([guid] '{0}') -Project app")]
    public void A_UUID_is_accepted_like_its_text(string command)
    {
        _host.Seed();
        var result = _host.Run(command.Replace("{0}", Uuid, StringComparison.Ordinal));

        // The value was accepted: the command looked for a resource that does not exist.
        Assert.IsType<NeonApiException>(result.Error.Exception);
        Assert.NotEmpty(_host.Requests);
        Assert.Contains(Uuid, result.Error.ErrorDetails.Message + string.Concat(_host.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void Every_identity_is_the_same_for_a_UUID_and_its_text(Type identity)
    {
        if (identity.GetConstructor([typeof(string)]) is null)
        {
            Assert.Throws<PSInvalidCastException>(() => ModuleConversion.ConvertTo(Guid.Parse(Uuid), identity));
            return;
        }

        Assert.Equal(ModuleConversion.ConvertTo(Uuid, identity).ToString(), ModuleConversion.ConvertTo(Guid.Parse(Uuid), identity).ToString());
    }

    [Theory]
    [InlineData("Get-NeonBranch (Get-Date) -Project app", "'Branch'. A value of type DateTime was specified where a branch is expected. Specify text, or an object from a Neon cmdlet.")]
    [InlineData("Get-NeonBranch -Project $true", "'Project'. A value of type Boolean was specified where a project is expected.")]
    [InlineData("Remove-NeonBranch main -Project @{ Name = 'app' } -Confirm:$false", "'Project'. The object has no ProjectId.")]
    [InlineData("Remove-NeonBranch @{ Name = 'main' } -Project app -Confirm:$false", "'Branch'. The object has no BranchId.")]
    [InlineData("Remove-NeonBranch ([Neon.Organization] @{ Name = 'Acme' }) -Project app -Confirm:$false", "'Branch'. The organization Acme was specified where a branch is expected.")]
    [InlineData("Get-NeonBranch @{ BranchId = 1, 2 } -Project app", "'Branch'. The object has several values for BranchId.")]
    [InlineData("Get-Date | Remove-NeonBranch -Project app -Confirm:$false", "'Branch'. A value of type DateTime was specified where a branch is expected.")]
    [InlineData("Remove-NeonBucketObject -Folder 5 -Bucket b -Project app -Branch main -Confirm:$false", "'Folder'. A value of type Int32 was specified where a folder is expected. Specify an object from a Neon cmdlet.")]
    public void Any_other_value_is_refused_with_a_clear_message(string command, string words)
    {
        var result = _host.Run(command);

        Assert.Equal("ParameterArgumentTransformationError", result.ErrorId);
        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_host.Requests);
    }

    /// <summary>Every parameter that identifies a resource, with every value: an error with the module's message.</summary>
    [Fact]
    public void Every_identity_parameter_refuses_values_that_identify_nothing()
    {
        var wrong = new List<string>();
        string[] all = [.. Others, .. Objects];
        var values = _host.Run(string.Join("; ", all.Select(other => $", {other}"))).Output;
        Assert.Equal(all.Length, values.Count);
        foreach (var (cmdlet, parameter) in Parameters.DistinctBy(pair => (pair.Parameter.DeclaringType, pair.Parameter.Name)))
        {
            var attribute = (ArgumentTransformationAttribute?)parameter.GetCustomAttribute<IdentityValueAttribute>() ?? parameter.GetCustomAttribute<RefuseOtherRowsAttribute>()!;
            foreach (var (value, code) in values.Zip(all).Where(pair => !Accepts(parameter, pair.First) && (attribute is RefuseOtherRowsAttribute || !Objects.Contains(pair.Second))))
            {
                var refused = Assert.ThrowsAny<ArgumentTransformationMetadataException>(() => attribute.Transform(null!, value));
                if (refused.Message.Contains("annot convert", StringComparison.Ordinal) || refused.Message.Contains("System.", StringComparison.Ordinal) || !refused.Message.EndsWith('.'))
                {
                    wrong.Add($"{cmdlet} -{parameter.Name} {code}: {refused.Message}");
                }

                if (parameter.PropertyType.IsArray)
                {
                    Assert.ThrowsAny<ArgumentTransformationMetadataException>(() => attribute.Transform(null!, new object[] { "a", value }));
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}\n" + string.Join("\n", wrong.Take(40)));
    }

    /// <summary>As a user types it: one parameter for each kind of resource.</summary>
    [Fact]
    public void An_invalid_value_causes_only_one_clear_error()
    {
        foreach (var (cmdlet, parameter) in Parameters.DistinctBy(pair => IdentityOf(pair.Parameter)))
        {
            foreach (var value in (string[])["(Get-Date)", "@{ a = 1 }"])
            {
                var error = _host.Run($"{cmdlet} -{parameter.Name} {value}").Error;

                Assert.StartsWith("ParameterArgumentTransformationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
                Assert.StartsWith($"Cannot process argument transformation on parameter '{parameter.Name}'. ", error.Exception.Message, StringComparison.Ordinal);
            }
        }

        Assert.Empty(_host.Requests);
    }

    [Fact]
    public void Every_identity_parameter_validates_its_kind_of_value()
    {
        var parameters = Parameters.ToArray();

        Convention.None(
            parameters.Where(pair => CheckedBy(pair.Parameter) != IdentityOf(pair.Parameter)).Select(pair => $"{pair.Cmdlet} -{pair.Parameter.Name}"),
            "The target of a change needs [RefuseOtherRows] with its identity type, any other parameter of an identity type needs [IdentityValue]:");
        Assert.True(parameters.Length > 300, $"{parameters.Length} parameters");
    }

    private static bool Accepts(PropertyInfo parameter, PSObject value) =>
        IdentityOf(parameter).GetConstructors().Any(constructor => constructor.GetParameters()[0].ParameterType.IsInstanceOfType(value.BaseObject));

    private static Type? CheckedBy(PropertyInfo parameter) =>
        parameter.GetCustomAttribute<IdentityValueAttribute>()?.Identity ?? parameter.GetCustomAttribute<RefuseOtherRowsAttribute>()?.Identity;

    private static Type IdentityOf(PropertyInfo parameter) => parameter.PropertyType is { IsArray: true } list ? list.GetElementType()! : parameter.PropertyType;
}
