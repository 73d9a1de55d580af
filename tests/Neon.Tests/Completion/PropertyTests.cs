using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Completion;

/// <summary>The engine completes the names of properties after a cmdlet by the type of its output.</summary>
public sealed class PropertyTests
{
    [Fact]
    public void Properties_and_headings_are_offered_and_no_cell_of_a_view()
    {
        using var host = new NeonHost();
        foreach (var (cmdlet, type) in Outputs())
        {
            var offered = host.Offered($"{cmdlet} | Where-Object ").Select(name => name.Trim('\'')).Where(name => name != "PSStandardMembers").ToArray();
            var listed = type.GetCustomAttribute<ListedAttribute>();
            string[] properties = [.. type.GetProperties().Select(property => property.Name), .. listed?.Headings ?? []];

            Assert.Empty(properties.Except(offered));
            // The engine also offers the hidden members for lists among other objects; their names end in a space.
            Assert.Empty(offered.Except(properties).Except(listed?.Properties.Select(label => label + " ") ?? []));
        }
    }

    private static IEnumerable<(string Cmdlet, Type Type)> Outputs() =>
        from cmdlet in CmdletRuns.Cmdlets
        let type = cmdlet.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type).FirstOrDefault()?.Type
        where type is not null && type.IsAssignableTo(typeof(IViewCells))
        select (CmdletRuns.NameOf(cmdlet), type);
}
