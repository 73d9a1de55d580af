using Neon.Help.Checking;
using Xunit;

namespace Neon.Tests.Help;

/// <summary>What the help tool refuses.</summary>
public sealed class HelpCheckerTests
{
    [Fact]
    public void Complete_documentation_has_no_findings() => Assert.Empty(HelpChecker.Check(SampleHelp.Good));

    [Fact]
    public void An_empty_module_has_no_findings() => Assert.Empty(HelpChecker.Check([]));

    [Theory]
    [InlineData("Get-NeonBare", "has no synopsis: the summary of the class is missing.")]
    [InlineData("Get-NeonBare", "has no description: the remarks of the class are missing.")]
    [InlineData("Get-NeonBare", "has no example.")]
    [InlineData("Get-NeonBare", "has no output type: [OutputType] is missing (typeof(void) for none).")]
    [InlineData("Get-NeonBare", "has no online link: add [NeonOperation], or a seealso with an href.")]
    [InlineData("Get-NeonBare", "has no text for -Thing: the summary of the property is missing.")]
    [InlineData("Test-NeonLink", "has an online link that is not an https URL: http://api-docs.neon.tech/reference/link")]
    [InlineData(
        "Test-NeonLink",
        "has a HelpUri (https://api-docs.neon.tech/reference/other) that differs from its online link (http://api-docs.neon.tech/reference/link).")]
    [InlineData("Test-NeonExample", "example 1 has no code.")]
    [InlineData("Test-NeonExample", "example 2 does not parse: The string is missing the terminator: '. ('unclosed)")]
    [InlineData("Test-NeonExample", "example 3 uses Get-NeonNothing, which does not exist.")]
    [InlineData("Test-NeonExample", "example 4 uses Test-NeonExample -Fir, which is neither the full name nor an alias of a parameter.")]
    [InlineData("Test-NeonExample", "example 5 uses Test-NeonExample -Unknown, which is neither the full name nor an alias of a parameter.")]
    [InlineData("Test-NeonExample", "example 6 uses Test-NeonExample with parameters of different parameter sets: -First, -Second.")]
    [InlineData("Test-NeonExample", "example 7 uses Test-NeonExample -First twice.")]
    [InlineData("Test-NeonExample", "example 8 uses Test-NeonExample -WhatIf, which is neither the full name nor an alias of a parameter.")]
    public void Each_fault_is_reported_as_one_finding(string cmdlet, string message) =>
        Assert.Single(HelpChecker.Check(SampleHelp.Faulty), finding => finding == new Finding(cmdlet, message));

    [Fact]
    public void Only_the_faults_are_found()
    {
        var findings = HelpChecker.Check(SampleHelp.Faulty).GroupBy(finding => finding.Cmdlet).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(new Dictionary<string, int> { ["Get-NeonBare"] = 6, ["Test-NeonLink"] = 2, ["Test-NeonExample"] = 8 }, findings);
    }

    [Fact]
    public void Two_classes_with_one_name_are_a_finding() => Assert.Contains(
        new Finding("New-NeonSample", "is the name of more than one class."),
        HelpChecker.Check([.. SampleHelp.Good, SampleHelp.Get("New-NeonSample")]));

    [Fact]
    public void A_finding_prints_as_a_build_error() => Assert.Equal(
        "Get-NeonBare : error HELP0001: has no example.", new Finding("Get-NeonBare", "has no example.").ToString());
}
