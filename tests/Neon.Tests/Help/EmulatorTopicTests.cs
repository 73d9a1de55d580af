using System.Management.Automation;
using System.Reflection;
using Neon.Commands;
using Neon.Help.Reading;
using Neon.Help.Writing;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>about_Neon_Emulator has a line for every option.</summary>
public sealed class EmulatorTopicTests
{
    [Fact]
    public void The_options_match_the_cmdlet_parameters()
    {
        var options = AboutBlock.PageOf("about_Neon_Emulator").Blocks.OfType<Table>().Single().Rows.Skip(1).Select(row => PlainText.Of([row[0]]));
        var parameters = typeof(StartNeonEmulatorCommand).GetProperties()
            .Where(property => property.GetCustomAttribute<ParameterAttribute>() is not null)
            .Select(property => "-" + property.Name);

        Assert.Equal(parameters.Order(StringComparer.Ordinal), options.Order(StringComparer.Ordinal));
    }
}
