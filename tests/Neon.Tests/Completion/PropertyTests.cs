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
        foreach (var (cmdlet, types) in Outputs())
        {
            var offered = host.Offered($"{cmdlet} | Where-Object ").Select(name => name.Trim('\'')).Where(name => name != "PSStandardMembers").ToArray();
            var listed = types.Select(type => type.GetCustomAttribute<ListedAttribute>()).OfType<ListedAttribute>().ToArray();
            string[] properties = [.. types.SelectMany(type => type.GetProperties()).Select(property => property.Name), .. listed.SelectMany(type => type.Headings)];

            Assert.Empty(properties.Except(offered));
            // The engine also offers the hidden members for lists among other objects; their names end in a space.
            Assert.Empty(offered.Except(properties).Except(listed.SelectMany(type => type.Properties).Select(label => label + " ")));
        }
    }

    private static IEnumerable<(string Cmdlet, Type[] Types)> Outputs() =>
        from cmdlet in CmdletRuns.Cmdlets
        let types = cmdlet.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type).Select(output => output.Type).OfType<Type>().ToArray()
        where types.Length > 0 && types.All(type => type.IsAssignableTo(typeof(IViewCells)))
        select (CmdletRuns.NameOf(cmdlet), types);
}
