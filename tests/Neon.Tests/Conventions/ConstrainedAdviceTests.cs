using System.Management.Automation;
using System.Text.RegularExpressions;
using Neon.Commands;
using Neon.Tests.Branches;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>Advice can be followed in constrained language mode, which allows casts and methods of core types only.</summary>
public sealed partial class ConstrainedAdviceTests : IDisposable
{
    private const string Create = "Create a row with New-Object psobject -Property";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public ConstrainedAdviceTests()
    {
        _app = _host.Seed();
        _host.AddBranch(_app, "dev");
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Session.Context = new NeonContext { ProjectId = _app.ProjectId, BranchId = _app.MainBranchId };
        _host.Runspace.SessionStateProxy.LanguageMode = PSLanguageMode.ConstrainedLanguage;
    }

    public void Dispose()
    {
        _host.Runspace.SessionStateProxy.LanguageMode = PSLanguageMode.FullLanguage;
        _host.Dispose();
    }

    [Theory]
    [InlineData("Get-NeonBranch dev", $"Nothing was sent. {Create}, or specify the parent with -Project instead of piping it in.")]
    [InlineData("Remove-NeonBranch dev -WhatIf", $"Nothing was sent. {Create}, or specify the parent with -Project instead of piping it in.")]
    [InlineData("New-NeonBranch feature -WhatIf", $"Nothing was sent. {Create}, or specify the project with -Project.")]
    [InlineData("Get-NeonEndpoint", $"Nothing was sent. {Create} to use its parents, or run the command without pipeline input.")]
    public void A_row_is_created_without_a_cast(string command, string advice)
    {
        var table = $"@{{ ProjectId = '{_app.ProjectId}' }}";

        Assert.Equal(advice, _host.Run($"{table} | {command}").Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_host.Run(new TestHost(), $"New-Object psobject -Property {table} | {command}").Errors);
    }

    [Fact]
    public void Casts_and_static_methods_are_only_recommended_if_the_language_mode_is_known()
    {
        var recommended = typeof(NeonCmdlet).Assembly.GetTypes().SelectMany(type => Literals.Of(type).Where(text => Cast().IsMatch(text)).Select(text => (Type: type, text)));

        Assert.Equal((typeof(NeonCmdlet), "Cast the hashtable to [pscustomobject]"), Assert.Single(recommended.Distinct()));
    }

    [GeneratedRegex(@"\b[Cc]ast\b|\[(?:pscustomobject|psobject|hashtable|Neon\.\w+)\]|\]::\w")]
    private static partial Regex Cast();
}
