using System.Management.Automation;
using System.Xml.Linq;
using Neon.Help.Reading;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The parameters that the engine adds.</summary>
public sealed class EngineParametersTests
{
    [Fact]
    public void Paging_and_confirmation_are_documented()
    {
        var docs = new XmlDocs(new XDocument(), typeof(EngineParametersTests).Assembly);
        var reader = new ParameterReader(docs, new DocText(new References(docs)));
        var cmdlet = new CmdletAttribute(VerbsCommon.Get, "NeonSample") { SupportsPaging = true, SupportsShouldProcess = true };

        var parameters = EngineParameters.Documented(cmdlet, reader).ToList();

        Assert.Equal(
            ["Confirm", "First", "IncludeTotalCount", "Skip", "WhatIf"],
            parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
        Assert.All(parameters, parameter => Assert.NotEmpty(parameter.Text));
    }

    [Theory]
    [InlineData("Verbose")]
    [InlineData("vb")]
    [InlineData("erroraction")]
    [InlineData("ProgressAction")]
    public void Common_parameters_are_known_by_name_and_alias(string name) => Assert.Contains(name, EngineParameters.Names);
}
