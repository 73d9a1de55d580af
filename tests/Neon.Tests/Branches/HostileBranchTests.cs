using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Branches;

/// <summary>A branch whose name tries to change the text of the confirmation.</summary>
public sealed class HostileBranchTests : IDisposable
{
    private const string Name = "old\r\u001b[2KPerforming the operation \"Remove branch\" on target \"app/scratch\".\u202e";
    private const string Visible = "old`u{d}`u{1b}[2KPerforming the operation \"Remove branch\" on target \"app/scratch\".`u{202e}";

    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public HostileBranchTests()
    {
        _app = _host.Seed();
        Assert.Empty(_host.Run("$null = New-NeonBranch $name -Project app -NoCompute -Wait", ("name", Name)).Errors);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void The_confirmation_of_a_removal_shows_hidden_characters_of_the_name()
    {
        var person = new TestHost(choice: 2);

        _ = _host.Run(person, "Get-NeonBranch -Project app | Where-Object Name -like 'old*' | Remove-NeonBranch");

        Assert.Contains(Visible, Assert.Single(person.Questions), StringComparison.Ordinal);
    }

    [Fact]
    public void What_if_shows_hidden_characters_of_the_name()
    {
        var person = new TestHost(choice: 0);

        _ = _host.Run(person, "Get-NeonBranch -Project app | Where-Object Name -like 'old*' | Remove-NeonBranch -WhatIf");

        Assert.Contains(Visible, person.Printed, StringComparison.Ordinal);
        Assert.Empty(HostileText.In(person.Printed));
    }

    [Fact]
    public void The_property_keeps_the_real_name_and_the_text_shows_hidden_characters()
    {
        var branch = _host.Get<Branch>("Get-NeonBranch -Project app | Where-Object Name -like 'old*'")[0];

        Assert.Equal(Name, branch.Name);
        Assert.Equal(Visible, $"{branch}");
        Assert.Single(_host.Get<Branch>("Get-NeonBranch -Project app -Branch $name", ("name", Name)));
    }

    [Fact]
    public void Every_text_of_an_error_about_it_is_safe_to_print()
    {
        var error = _host.Run("Get-NeonBranch -Project app -Branch $name", ("name", Name + "!")).Error;

        Assert.Contains(Visible + "!", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(HostileText.In($"{error} {error.Exception.Message} {error.ErrorDetails.RecommendedAction} {error.CategoryInfo.TargetName}"));
        Assert.Equal(Name + "!", error.TargetObject);
    }
}
