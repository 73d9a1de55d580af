using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>
/// PowerShell converts an object to text if it is a value of another object, a group, a key or part of a string. The module
/// creates that text, so it escapes what would control a terminal. The properties keep the real value, for scripts.
/// </summary>
public sealed class ObjectTextTests(EveryViewTests.Consoles consoles) : IClassFixture<EveryViewTests.Consoles>
{
    /// <summary>The ways in which PowerShell converts an object to text. Its other commands are tested in pwsh (Display.Tests.ps1).</summary>
    private static readonly string[] Ways =
    [
        "ForEach-Object { \"$_\"; $_.ToString(); '{0}' -f $_; $_, $_ -join ', '; Write-Host $_ }",
        "ForEach-Object { @{ Value = $_; Values = @($_, $_) }, [pscustomobject] @{ Value = $_; Values = @($_, $_) } } | Format-List | Out-Default",
    ];

    /// <summary>Everything of the module that users see.</summary>
    public static TheoryData<Type> Types => HostileTextTests.Types;

    [Fact]
    public void A_string_shows_the_branch_name_visibly_and_the_property_keeps_it()
    {
        using var host = new NeonHost();
        host.Seed();
        var name = HostileText.Of("dev");

        var result = host.Run("$branch = New-NeonBranch $name -Project app -NoCompute -Wait; \"$branch\"; '{0}' -f $branch; $branch.Name", ("name", name));

        Assert.Equal([VisibleText.Of(name), VisibleText.Of(name), name], result.Output.Select(text => text.ToString()));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void No_string_form_of_an_object_has_a_control_character(Type type)
    {
        object[] values = [FullObject.Of(type, HostileText.Of)];

        Assert.Empty(
            from way in Ways
            from found in HostileText.In(consoles.Of(160, color: false).Show(values, way), HostileTextTests.IsDocument(type))
            select $"{way}: {found}");
    }

    [Fact]
    public void No_string_form_of_an_identity_has_a_control_character()
    {
        var name = HostileText.Of("dev");
        var identities = typeof(ResourceIdentity).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(ResourceIdentity)) && type.GetConstructor([typeof(string)]) is not null)
            .Select(type => Activator.CreateInstance(type, name)!)
            .ToArray();

        Assert.True(identities.Length > 10, $"{identities.Length} identities were found.");
        Assert.DoesNotContain(identities, identity => HostileText.In(identity.ToString()).Count > 0);
    }

    /// <summary>A name with the letters of an escape sequence, and letters of any language, are shown unchanged.</summary>
    [Fact]
    public void A_harmless_name_is_shown_unchanged() => Assert.Equal("a`u{1b} ünï-😀", new Branch { Name = "a`u{1b} ünï-😀" }.ToString());
}
