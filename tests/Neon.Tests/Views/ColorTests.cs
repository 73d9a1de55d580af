using System.Management.Automation;
using Neon.Tests.Connection;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Views;

/// <summary>When colour is not used. The rendering of output and the environment apply to the whole process.</summary>
[Collection(SharedState.Name)]
public sealed class ColorTests : IDisposable
{
    private static readonly object[] Operations = [new Operation { ProjectId = "quiet-forest-12345678", Action = "create_branch", Status = "failed" }];
    private readonly OutputRendering _before = PSStyle.Instance.OutputRendering;

    public void Dispose()
    {
        PSStyle.Instance.OutputRendering = _before;
        Environment.SetEnvironmentVariable("NO_COLOR", null);
    }

    [Theory]
    [InlineData("Host", true)]
    [InlineData("Ansi", true)]
    [InlineData("PlainText", false)]
    public void A_terminal_shows_color_unless_plain_text_is_requested(string rendering, bool isColored)
    {
        using var host = new ViewHost(100, color: true);

        var text = host.Show(Operations, $"ForEach-Object {{ $_ }} -Begin {{ $PSStyle.OutputRendering = '{rendering}' }} | Out-Default");

        Assert.Equal(isColored, text.Contains("\e[31mfailed\e[0m", StringComparison.Ordinal));
        Assert.Equal(isColored, text.Contains('\e', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("Ansi")]
    [InlineData("PlainText")]
    public void A_host_that_is_not_a_terminal_shows_no_color(string rendering)
    {
        using var host = new ViewHost(100, color: false);

        var text = host.Show(Operations, $"ForEach-Object {{ $_ }} -Begin {{ $PSStyle.OutputRendering = '{rendering}' }} | Out-Default");

        Assert.Contains("failed", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', text);
    }

    [Theory]
    [InlineData("Host", false)]
    [InlineData("PlainText", false)]
    [InlineData("Ansi", true)]
    public void A_string_has_color_only_if_ANSI_output_is_requested(string rendering, bool isColored)
    {
        using var host = new ViewHost(100, color: true);
        PSStyle.Instance.OutputRendering = Enum.Parse<OutputRendering>(rendering);

        Assert.Equal(isColored, host.Show(Operations, "Out-String").Contains("\e[31mfailed\e[0m", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", false)]
    [InlineData("", true)]
    public void NO_COLOR_turns_color_off(string value, bool isColored)
    {
        Environment.SetEnvironmentVariable("NO_COLOR", value);
        using var host = new ViewHost(100, color: true);

        Assert.Equal(isColored, host.Show(Operations, "Out-Default").Contains("\e[31m", StringComparison.Ordinal));
    }

    [Fact]
    public void A_host_is_a_terminal_if_it_says_so_and_output_is_not_redirected()
    {
        Assert.False(Terminal.Is(null));
        Assert.False(Terminal.Is(new NamedHost("ServerRemoteHost") { IsTerminal = false }));
        Assert.True(Terminal.Is(new NamedHost("Visual Studio Code Host") { IsTerminal = true }));
        Assert.Equal(!Console.IsOutputRedirected, Terminal.Is(new NamedHost("ConsoleHost") { IsTerminal = true }));
    }

    [Fact]
    public void Properties_contain_no_color()
    {
        using var host = new ViewHost(100, color: true);

        Assert.Equal("failed", host.Show(Operations, "ForEach-Object { $_.Status }"));
        Assert.DoesNotContain("\e[31m", host.Show(Operations, "Format-Table Action, Status | Out-Default"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_engine_without_styles_shows_no_color()
    {
        Assert.Equal("failed", new Palette(null).Paint("failed", Tone.Bad));
        Assert.Equal("failed", new Palette(typeof(OldStyle)).Paint("failed", Tone.Bad));
        Assert.Equal("\e[31mfailed\e[0m", Palette.Engine.Paint("failed", Tone.Bad));
        Assert.Equal("failed", Palette.Engine.Paint("failed", Tone.Plain));
        Assert.Equal(string.Empty, Palette.Engine.Paint(string.Empty, Tone.Bad));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(62)]
    public void Color_ends_where_a_narrow_console_truncates_a_cell(int width)
    {
        using var host = new ViewHost(width, color: true);
        var branches = new object[] { new Branch { ProjectId = "p", BranchId = "br-wandering-butterfly-a1b2c3d4", Name = "main", CurrentState = "resetting", Protected = true, Default = true } };
        var bars = new object[] { FullObject.Of(typeof(ConsumptionBar)) };

        Assert.All(
            host.Show(branches, "Out-Default").Split('\n').Concat(host.Show(bars, "Out-Default").Split('\n')).Where(line => line.Contains('\e', StringComparison.Ordinal)),
            line => Assert.StartsWith("\e[0m", line[line.LastIndexOf('\e')..], StringComparison.Ordinal));
    }

    private sealed class NamedHost(string name) : TestHost
    {
        public override string Name => name;
    }

    private sealed class OldStyle
    {
        public static OldStyle Instance { get; } = new();

        public string Reset { get; } = "\e[0m";
    }
}
