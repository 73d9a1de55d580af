using Xunit;

namespace Neon.Tests.Shell;

public sealed class StandInTests
{
    [Theory]
    [InlineData("(Get-Date).GetType().Name", "DateTime")]
    [InlineData("(Get-Date -Date '2026-01-02').ToString('yyyy-MM-dd')", "2026-01-02")]
    [InlineData("(Get-Date -AsUTC).Kind", "Utc")]
    [InlineData("Write-Output 1 2 3", "1 2 3")]
    [InlineData("Write-Output 1 2, 3 -NoEnumerate | ForEach-Object { $_.Count }", "2")]
    [InlineData("1, 2 | Write-Output", "1 2")]
    [InlineData("Write-Host a b (1, 2) -Separator -", "a-b-1-2")]
    [InlineData("Write-Host @{ a = 1 }", "[a, 1]")]
    [InlineData("Write-Host ([xml] '<a><b/></a>').DocumentElement", "a")]
    [InlineData("(Write-Host text 6>&1).GetType().Name", "InformationRecord")]
    [InlineData("Write-Host $null; Write-Host; Write-Host end", "end")]
    [InlineData("(Write-Output $null) -eq $null", "True")]
    [InlineData("Write-Host a -NoNewline; Write-Host b", "ab")]
    [InlineData("Write-Host text -ForegroundColor Red 6> $null; 'quiet'", "quiet")]
    [InlineData("5, 3, 9 | Sort-Object", "3 5 9")]
    [InlineData("5, 3, 9 | Sort-Object -Descending", "9 5 3")]
    [InlineData("'b', 'A', 'c' | Sort-Object", "A b c")]
    [InlineData("10, 9, '8' | Sort-Object", "8 9 10")]
    [InlineData("@() | Sort-Object", "")]
    [InlineData("'bb', 'a', 'cc' | Sort-Object Length", "a bb cc")]
    [InlineData("'bb', 'a', 'ccc' | Sort-Object { -$_.Length }", "ccc bb a")]
    [InlineData("'bb', 'a', 'cc' | Sort-Object @{ Expression = 'Length'; Descending = $true }, @{ e = { $_ }; Descending = $true }", "cc bb a")]
    [InlineData("[pscustomobject] @{ A = 2 }, [pscustomobject] @{ B = 1 }, [pscustomobject] @{ A = 1 } | Sort-Object A | ForEach-Object { \"[$($_.A)]\" }", "[1] [2] []")]
    [InlineData("1..9 | Select-Object -First 2", "1 2")]
    [InlineData("1..9 | Select-Object -Last 2", "8 9")]
    [InlineData("1..9 | Select-Object -Skip 7", "8 9")]
    [InlineData("1..9 | Select-Object -Skip 2 -First 2", "3 4")]
    [InlineData("1..9 | Select-Object -Skip 2 -Last 2", "6 7")]
    [InlineData("1..9 | Select-Object -First 2 -Last 2", "1 2 8 9")]
    [InlineData("1..3 | Select-Object -First 0", "")]
    [InlineData("1..3 | Select-Object -Last 9", "1 2 3")]
    [InlineData("1, 2, 1, 'a', 'A', 'a' | Select-Object -Unique", "1 2 a A")]
    [InlineData("'a', 'bb', 'cc' | Select-Object -Property Length -Unique | ForEach-Object Length", "1 2")]
    [InlineData("'abc' | Select-Object -ExpandProperty Length", "3")]
    [InlineData("[pscustomobject] @{ L = 1, 2 } | Select-Object -ExpandProperty L", "1 2")]
    [InlineData("[pscustomobject] @{ L = 'a', 'b'; N = 7 } | Select-Object N -ExpandProperty L | ForEach-Object { \"$_$($_.N)\" }", "a7 b7")]
    [InlineData("('abc' | Select-Object Length, Missing, @{ Name = 'Up'; Expression = { $_.ToUpper() } }).PSObject.Properties.Name", "Length Missing Up")]
    [InlineData("('abc' | Select-Object @{ n = 'Up'; e = { $_.ToUpper() } }).Up", "ABC")]
    [InlineData("([pscustomobject] @{ Aa = 1; Ab = 2; B = 3 } | Select-Object A*).PSObject.Properties.Name", "Aa Ab")]
    [InlineData("('abc' | Select-Object Length).PSObject.TypeNames[0]", "Selected.System.String")]
    [InlineData("([pscustomobject] @{ Name = 'x' } | Out-String).Contains('Name')", "True")]
    [InlineData("1, 2 | Out-String -Stream | ForEach-Object { \"<$_>\" }", "<1> <2>")]
    [InlineData("(1, 2 | Out-String -NoNewline)", "12")]
    public async Task Stand_in_behaves_like_the_original(string command, string expected)
    {
        ShellOutcome run = await ShellTest.RunCommandAsync(command);
        Assert.Empty(run.Error);
        Assert.Equal(expected, string.Join(' ', run.Lines));
    }

    [Fact]
    public async Task First_stops_the_commands_before_it()
    {
        ShellOutcome run = await ShellTest.RunCommandAsync(
            "& { $n = 0; while ($true) { ($n++); if ($n -gt 5) { throw 'not stopped' } } } | Select-Object -First 2; 'after'");
        Assert.Equal(["0", "1", "after"], run.Lines);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("Get-Date -Format o")]
    [InlineData("Sort-Object -Unique")]
    [InlineData("1 | Select-Object -Index 1")]
    [InlineData("1 | Format-Table -Wrong")]
    [InlineData("1 | Select-Object -First -1")]
    public async Task Unknown_parameters_and_values_are_refused(string command)
    {
        ShellOutcome run = await ShellTest.RunCommandAsync(command);
        Assert.Equal(1, run.ExitCode);
        Assert.Matches("[Pp]arameter", run.Error);
    }

    [Theory]
    [InlineData("'abc' | Select-Object -ExpandProperty Nope", "'Nope' was not found")]
    [InlineData("'abc' | Select-Object Length -ExpandProperty Length | ForEach-Object { }; 'abc' | Select-Object Length, Length", "exists already")]
    [InlineData("'abc' | Sort-Object @{ Wrong = 1 }", "not valid for Sort-Object")]
    public async Task Mistakes_are_errors(string command, string message) =>
        Assert.Contains(message, (await ShellTest.RunCommandAsync(command)).Error);

    [Fact]
    public async Task Tables_and_lists_are_those_of_the_engine()
    {
        const string Objects = "[pscustomobject] @{ Name = 'a'; Size = 1 }, [pscustomobject] @{ Name = 'b'; Size = 22 }";
        ShellOutcome table = await ShellTest.RunCommandAsync(Objects + " | Format-Table Name, @{ Label = 'Big'; Expression = { $_.Size -gt 9 } }");
        Assert.Equal(["Name   Big", "----   ---", "a    False", "b     True"], table.Lines);
        ShellOutcome list = await ShellTest.RunCommandAsync(Objects + " | Format-List");
        Assert.Equal(["Name : a", "Size : 1", "Name : b", "Size : 22"], list.Lines);
        ShellOutcome bare = await ShellTest.RunCommandAsync(Objects + " | Format-Table Name -HideTableHeaders | Out-String -Stream | Where-Object { $_ }");
        Assert.Equal(["a", "b"], bare.Lines);
    }

    [Fact]
    public async Task Stand_ins_have_help()
    {
        ShellOutcome run = await ShellTest.RunCommandAsync("(Get-Help Select-Object).Synopsis; (Get-Help Get-Date -Parameter AsUTC).description.Text");
        Assert.Equal(["Selects objects, or properties of objects.", "Converts the result to universal time."], run.Lines);
    }
}
