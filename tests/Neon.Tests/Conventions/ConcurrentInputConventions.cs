using System.Collections;
using System.Reflection;
using Neon.Commands;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>Inputs that are processed at the same time do not share what belongs to one of them.</summary>
public sealed class ConcurrentInputConventions
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static TheoryData<Type> Cmdlets =>
        [.. typeof(NeonCmdlet).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(NeonCmdlet)) && type.GetProperty("ThrottleLimit") is not null)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_copy_for_an_input_does_not_lead_back_to_the_cmdlet(Type type)
    {
        var cmdlet = (NeonApiCmdlet)Activator.CreateInstance(type)!;
        typeof(NeonApiCmdlet).GetField("_client", Fields)!.SetValue(cmdlet, new NeonClient(new NeonConnection(new ConnectionSettings(Secret.Of("key"), "test")), cmdlet.PostVerbose));

        var copy = cmdlet.CopyForInput();

        Assert.Equal(string.Empty, PathTo(cmdlet, copy, [], type.Name) ?? string.Empty);
        // The client of the cmdlet itself does.
        Assert.NotNull(PathTo(cmdlet, cmdlet, [], type.Name));
    }

    [Fact]
    public void Changes_within_a_project_that_can_be_waited_for_have_a_limit()
    {
        var without = typeof(NeonCmdlet).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IWaitingCmdlet)) && type.GetProperty("ThrottleLimit") is null)
            .Select(type => type.Name);

        // A project is changed as a whole: its creation and removal are not in the queue of another one.
        Assert.Equal(["NewNeonProjectCommand", "RemoveNeonProjectCommand", "SetNeonProjectCommand"], without.Order(StringComparer.Ordinal));
    }

    /// <summary>The fields that lead from an object to a cmdlet; null if none do.</summary>
    private static string? PathTo(NeonCmdlet cmdlet, object? from, HashSet<object> seen, string path)
    {
        if (from is null or string or Type || from.GetType().IsPrimitive || !seen.Add(from))
        {
            return null;
        }

        return Parts(from)
            .Where(part => part.Value is not null)
            .Select(part => ReferenceEquals(part.Value, cmdlet) ? $"{path}.{part.Name}" : PathTo(cmdlet, part.Value, seen, $"{path}.{part.Name}"))
            .FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<(string Name, object? Value)> Parts(object whole)
    {
        if (whole is Delegate function)
        {
            yield return ("Target", function.Target);
        }

        if (whole is IEnumerable items and (IDictionary or IList or ICollection))
        {
            foreach (var item in items)
            {
                yield return ("Item", item);
            }
        }

        for (var type = whole.GetType(); type is not null && type.Assembly == typeof(NeonCmdlet).Assembly; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Fields))
            {
                yield return (field.Name, field.GetValue(whole));
            }
        }
    }
}
