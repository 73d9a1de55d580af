using System.Management.Automation;
using Neon.Help.Reading;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>The generated help as the real engine reads and prints it.</summary>
public sealed class GetHelpTests(SampleModule module) : IClassFixture<SampleModule>
{
    private static readonly string[] Attributes =
        ["required", "position", "pipelineInput", "aliases", "globbing", "defaultValue", "parameterValue", "variableLength"];

    [Fact]
    public void Name_synopsis_and_description_are_read()
    {
        var help = Get("Get-NeonSample");

        Assert.Equal("Get-NeonSample", Text(help, "Name"));
        Assert.Equal("Gets samples by name or by key.", Text(help, "Synopsis"));
        Assert.Equal(
            [
                "Lists every Sample, or those that -Name matches. $null means all; see New-NeonSample and the guide (https://example.com/samples).",
                "The order is this:",
                "1. Key: ascending,\n2. then name & ReadOnly.",
                "The last words, with a_b and *stars*.",
            ],
            module.Invoke("(Get-Help Get-NeonSample).description").Select(para => Text(para, "Text")));
    }

    [Theory]
    [InlineData("Name", "false", "0", "False", "none", "true", "None", "string[]", "true")]
    [InlineData("Id", "true", "named", "True (ByPropertyName)", "SampleId", "false", "None", "string", "false")]
    [InlineData("Parent", "false", "named", "True (ByPropertyName, ByValue)", "none", "false", "None", "SampleIdentity", "false")]
    [InlineData("TimeoutSec", "false", "named", "False", "none", "false", "300", "int", "false")]
    public void Parameters_have_their_attributes(
        string name, string required, string position, string pipeline, string aliases, string globbing, string value, string type, string variable)
    {
        var parameter = Assert.Single(module.Invoke($"Get-Help Get-NeonSample -Parameter {name}"));

        Assert.Equal(
            [required, position, pipeline, aliases, globbing, value, type, variable],
            Attributes.Select(property => Text(parameter, property)));
    }

    [Fact]
    public void Parameters_are_sorted_by_position_then_mandatory_then_name()
    {
        Assert.Equal(["Name", "Id", "Connection", "Parent", "TimeoutSec"], ParameterNames("Get-NeonSample"));
        Assert.Equal(
            ["Name", "Mode", "Size", "Connection", "Force", "InputObject", "Labels", "TimeoutSec", "Confirm", "WhatIf"],
            ParameterNames("New-NeonSample"));
    }

    [Fact]
    public void Every_parameter_has_a_description()
    {
        var texts = module.Invoke("'Get-NeonSample', 'New-NeonSample' | ForEach-Object { Get-Help $_ -Parameter * } | ForEach-Object { $_.description[0].Text }");

        Assert.Equal(15, texts.Count(text => !string.IsNullOrWhiteSpace(text?.ToString())));
    }

    [Fact]
    public void A_parameter_is_printed_with_its_description_and_values() => Assert.Contains(
        """
        -Mode <SampleMode>
            What the sample may do.

            ReadOnly
                Reads only.

            ReadWrite
                Reads and writes.

            Required?                    false
            Position?                    1
            Default value                ReadWrite
            Accept pipeline input?       False
            Aliases                      none
            Accept wildcard characters?  false
        """,
        module.Print("Get-Help New-NeonSample -Parameter Mode"),
        StringComparison.Ordinal);

    [Fact]
    public void The_syntax_has_a_line_for_each_parameter_set()
    {
        var printed = Joined(module.Print("(Get-Help Get-NeonSample).syntax"));

        Assert.Contains(
            "Get-NeonSample [[-Name] <string[]>] [-Connection <string>] [-Parent <SampleIdentity>] [-TimeoutSec <int>] [<CommonParameters>]",
            printed,
            StringComparison.Ordinal);
        Assert.Contains(
            "Get-NeonSample -Id <string> [-Connection <string>] [-Parent <SampleIdentity>] [-TimeoutSec <int>] [<CommonParameters>]",
            printed,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_syntax_shows_choices_and_switches() => Assert.Contains(
        "New-NeonSample [-Name] <string> [[-Mode] {ReadOnly | ReadWrite}] -Size {Small | Large} [-Connection <string>] [-Force] "
            + "[-InputObject <Sample>] [-Labels <Dictionary[string,string[]]>] [-TimeoutSec <int>] [-Confirm] [-WhatIf] [<CommonParameters>]",
        Joined(module.Print("(Get-Help New-NeonSample).syntax")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Get-NeonSample")]
    [InlineData("New-NeonSample")]
    public void Parameter_sets_match_those_of_the_engine(string name)
    {
        var cmdlet = SampleHelp.Get(name);
        var command = (CmdletInfo)Assert.Single(module.Invoke($"Get-Command {name}")).BaseObject;

        Assert.Equal(Describe(command), cmdlet.Sets.SelectMany(set => set.Parameters.Select(pair => Describe(
                set.Name, set.IsDefault, pair.Parameter.Name, pair.Binding.Mandatory, pair.Binding.Position,
                pair.Binding.ByValue, pair.Binding.ByPropertyName, pair.Parameter.Aliases)))
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Examples_have_a_title_introduction_code_and_remarks() => Assert.Contains(
        """
            -------- Example 1: List all samples --------

            Get-NeonSample

            Lists the samples.

            -------- Example 2 --------

            Pipes two samples on.

            The second sentence of the introduction.

            Get-NeonSample -Name 'a*', 'b*' |
                Where-Object { $_.SampleId -ne 'x' } |
                New-NeonSample -Name 'copy <1>' -Mode ReadOnly

            The response, as JSON:

            { "id": 1 }
        """,
        module.Print("Get-Help Get-NeonSample -Examples"),
        StringComparison.Ordinal);

    [Fact]
    public void Inputs_and_outputs_show_the_types_with_their_summaries()
    {
        var printed = module.Print("Get-Help Get-NeonSample -Full");

        Assert.Contains(
            """
            INPUTS
                System.String
                    Binds to -Id from a property named Id or SampleId.

                    Binds to -Parent by value, or from a property named Parent.

                Neon.Tests.Help.Samples.Sample
                    A sample as the sample cmdlets write it.

                    Binds to -Parent by value, or from a property named Parent.


            OUTPUTS
                Neon.Tests.Help.Samples.Sample
                    A sample as the sample cmdlets write it.
            """,
            printed,
            StringComparison.Ordinal);
        Assert.Equal("None", Text(Assert.Single(module.Invoke("(Get-Help New-NeonSample).returnValues.returnValue.type")), "name"));
    }

    [Fact]
    public void Cmdlet_aliases_are_listed_in_the_notes() => Assert.Contains(
        "Aliases: gns, samples", module.Print("Get-Help Get-NeonSample -Full"), StringComparison.Ordinal);

    [Fact]
    public void The_common_parameters_are_mentioned() => Assert.Contains(
        "This cmdlet supports the common parameters", module.Print("Get-Help New-NeonSample -Full"), StringComparison.Ordinal);

    [Fact]
    public void Related_links_start_with_the_online_page() => Assert.Equal(
        [
            "Online Version:|https://api-docs.neon.tech/reference/listsamples",
            "New-NeonSample|",
            "More about samples|https://example.com/more",
        ],
        module.Invoke("(Get-Help Get-NeonSample).relatedLinks.navigationLink").Select(link => $"{Text(link, "linkText")}|{Text(link, "uri")}"));

    [Fact]
    public void Keywords_are_found_but_not_printed()
    {
        Assert.Equal("Get-NeonSample", Text(Assert.Single(module.Invoke("Get-Help 'frobnicate, wibble'")), "Name"));
        Assert.DoesNotContain("wibble", module.Print("Get-Help Get-NeonSample -Full"), StringComparison.Ordinal);
        Assert.DoesNotContain("wibble", module.Print("Get-Help Get-NeonSample -Parameter *"), StringComparison.Ordinal);
    }

    // What Get-Help -Online would open, read in the one way that starts no browser. The second cmdlet has no HelpUri, so the
    // engine takes its page from the help file.
    [Theory]
    [InlineData("Get-NeonSample", "https://api-docs.neon.tech/reference/listsamples")]
    [InlineData("New-NeonSample", "https://api-docs.neon.tech/reference/createsample")]
    public void Online_help_opens_the_page_of_the_operation(string name, string page) =>
        Assert.Equal(page, Assert.Single(module.Invoke($"(Get-Command {name}).HelpUri")).ToString());

    private PSObject Get(string name) => Assert.Single(module.Invoke($"Get-Help {name} -Full"));

    private IEnumerable<string> ParameterNames(string cmdlet) =>
        module.Invoke($"(Get-Help {cmdlet}).parameters.parameter").Select(parameter => Text(parameter, "name"));

    // Without a screen, the engine breaks lines at its default width, in the middle of words.
    private static string Joined(string printed) => printed.Replace("\n", "", StringComparison.Ordinal);

    private static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString()?.Trim() ?? "";

    private static IEnumerable<string> Describe(CmdletInfo command) => command.ParameterSets
        .SelectMany(set => set.Parameters
            .Where(parameter => !EngineParameters.Names.Contains(parameter.Name) && parameter.Name != "Trace")
            .Select(parameter => Describe(
                set.Name, set.IsDefault, parameter.Name, parameter.IsMandatory, parameter.Position < 0 ? null : parameter.Position,
                parameter.ValueFromPipeline, parameter.ValueFromPipelineByPropertyName, parameter.Aliases)))
        .Order(StringComparer.Ordinal);

    private static string Describe(
        string set, bool isDefault, string name, bool mandatory, int? position, bool byValue, bool byName, IEnumerable<string> aliases) =>
        $"{set} {isDefault} {name} {mandatory} {position} {byValue} {byName} {string.Join(',', aliases)}";
}
