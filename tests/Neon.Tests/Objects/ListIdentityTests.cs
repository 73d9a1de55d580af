using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Objects;

/// <summary>Every identity refuses a list, with a message that says so.</summary>
public sealed class ListIdentityTests
{
    private static readonly object[] Lists = [new object[] { "a", "b" }, new[] { "a" }, new System.Collections.ArrayList { "a" }];

    public static TheoryData<Type> Identities => [.. typeof(ResourceIdentity).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(ResourceIdentity)))
        .OrderBy(type => type.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Identities))]
    public void A_list_is_refused_by_every_identity(Type identity) => Assert.All(
        Lists,
        list =>
        {
            var refusal = Assert.Throws<PSInvalidCastException>(() => LanguagePrimitives.ConvertTo(list, identity, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Contains($"A list was specified where one {ResourceIdentity.KindOf(identity)} is expected.", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("not supported", refusal.Message, StringComparison.Ordinal);
        });

    /// <summary>The engine refuses a list before it converts the value, so the parameter itself has to report why.</summary>
    [Fact]
    public void Every_single_target_of_a_change_refuses_a_list()
    {
        var targets = typeof(NeonCmdlet).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<CmdletAttribute>()?.SupportsShouldProcess == true)
            .SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType.IsSubclassOf(typeof(ResourceIdentity))
                && property.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline))
            .ToArray();

        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.Contains(
            " is expected.",
            Assert.Throws<ArgumentTransformationMetadataException>(
                () => target.GetCustomAttribute<RefuseOtherRowsAttribute>()!.Transform(null!, Lists[0])).Message,
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Set-NeonDefaultBranch a, b -Project app -Confirm:$false", "one branch is expected")]
    [InlineData("Set-NeonDefaultBranch (Get-NeonProject | Get-NeonBranch) -Confirm:$false", "one branch is expected")]
    [InlineData("Restore-NeonSnapshot a, b -Project app -Confirm:$false", "one snapshot is expected")]
    public void A_list_of_names_is_refused_with_a_clear_message(string command, string words)
    {
        using var host = new NeonHost();
        host.Seed();
        host.Seed("other");

        var result = host.Run(command);

        Assert.Contains(words, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("pipe several into the cmdlet", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Requests, request => !request.StartsWith("GET ", StringComparison.Ordinal));
    }
}
