using System.Management.Automation;
using System.Reflection;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>
/// A row may have the key of one resource and other columns of another. A change compares what identifies a resource: the ids of
/// others, slugs and email addresses.
/// </summary>
public sealed class RowDetailConventions
{
    private static readonly string[] Ends = ["Id", "Slug", "Email", "Handle", "Short", "JwksUrl", "BaseUrl"];

    /// <summary>Properties that are not compared, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["AuthUserIdentity: AuthUser.Email"] = "Neon's API does not return users of Neon Auth, so there is nothing to compare with",
        ["VpcEndpointIdentity: VpcEndpoint.RegionId"] = "the request contains the region",
        ["ProjectVpcEndpointIdentity: VpcEndpoint.RegionId"] = "the endpoint of a project has no region",
        ["AuthBranchIdentity: AuthEmailProvider.SenderEmail"] = "a setting, which the change may replace",
    };

    public static TheoryData<Type> Identities => [.. AllIdentities];

    private static IEnumerable<Type> AllIdentities => typeof(ResourceIdentity).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ResourceIdentity)) && type.GetConstructor([typeof(PSObject)]) is not null);

    [Theory]
    [MemberData(nameof(Identities))]
    public void Every_distinguishing_property_of_a_resource_is_compared_or_is_a_known_exception(Type identity) =>
        Assert.Empty(Missing(identity).Except(Exceptions.Keys));

    [Fact]
    public void Every_exception_is_still_needed() => Assert.Empty(Exceptions.Keys.Except(AllIdentities.SelectMany(Missing)).Except(AllIdentities.SelectMany(MissingInParts)));

    /// <summary>The comparison reads text or a number, and the resource can be read.</summary>
    [Fact]
    public void Every_detail_is_a_text_property_of_a_readable_resource()
    {
        Assert.All(RowKind.All.SelectMany(kind => kind.Details.Select(detail => (kind, detail))), pair => Assert.Contains(pair.kind.Model.GetProperty(pair.detail)?.PropertyType, new[] { typeof(string), typeof(long?) }));
        Assert.All(RowKind.All.Where(kind => kind.Details.Count > 0), kind => Assert.Contains(AllIdentities, identity => Own(identity).Contains(kind) ? ResourceIdentity.CanBeRead(identity) : IsPartRead(identity) && RowRule.Of(identity).Kinds.Contains(kind)));
    }

    /// <summary>A resource with the key of another one, such as Neon Auth with that of its branch, is compared as well.</summary>
    [Theory]
    [MemberData(nameof(Identities))]
    public void Every_distinguishing_property_of_a_resource_part_is_compared_or_is_a_known_exception(Type identity) =>
        Assert.Empty(MissingInParts(identity).Except(Exceptions.Keys));

    private static IEnumerable<string> MissingInParts(Type identity) =>
        from kind in RowRule.Of(identity).Kinds.Except(Own(identity))
        from property in kind.Model.GetProperties()
        where property.PropertyType == typeof(string) && Identifies(property.Name) && !kind.Names.Concat(Above(kind)).Contains(property.Name)
        where !(IsPartRead(identity) && RowRule.Of(identity).Kinds.Any(other => other.Details.Contains(property.Name)))
        select $"{identity.Name}: {kind.Model.Name}.{property.Name}";

    private static IEnumerable<string> Missing(Type identity) =>
        from kind in Own(identity)
        let own = kind.Names.Concat(Above(kind)).Append(kind.AlsoCalled).ToArray()
        from property in kind.Model.GetProperties()
        where Identifies(property.Name) && !own.Contains(property.Name)
        // Parents that the request does not contain are compared as parents.
        where !ResourceIdentity.CanBeRead(identity) || !(kind.Details.Contains(property.Name) || Commands.ParentKind.WithId.Any(place => place.Key == property.Name))
        select $"{identity.Name}: {kind.Model.Name}.{property.Name}";

    // A resource that exists once on a branch, such as its Neon Auth, is identified by the branch.
    private static IEnumerable<RowKind> Own(Type identity) => RowRule.Of(identity).Kinds.Where(kind => kind.Names is [var key] && key == RowRule.Of(identity).Key);

    private static bool IsPartRead(Type identity) =>
        identity.GetMethod(nameof(ResourceIdentity.ReadPartAsync), BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType != typeof(ResourceIdentity);

    private static bool Identifies(string property) =>
        Array.Exists(Ends, end => property.EndsWith(end, StringComparison.Ordinal)) || RowKind.All.Any(kind => kind.ShortName is not null && kind.Names.Contains(property));

    private static IEnumerable<string> Above(RowKind kind)
    {
        for (var key = kind.In; key is not null; key = RowKind.All.First(parent => parent.Names is [var only] && only == key).In)
        {
            yield return key;
        }
    }
}
