using System.Management.Automation;
using System.Reflection;
using Neon.Tests.Contract;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Conventions;

/// <summary>A blank item in a list of text is a variable that is not set: nothing is sent.</summary>
public sealed class BlankItemTests
{
    private static readonly string[][] Lists = [[""], [" "], ["\t"], ["a", ""], [" ", "a"]];

    /// <summary>These parameters are paths of the file system.</summary>
    private static readonly string[] Paths = ["Path", "LiteralPath"];

    [Theory]
    [InlineData("Set-NeonProject app -PreloadLibrary ''")]
    [InlineData("Set-NeonProject app -PreloadLibrary pg_cron, ''")]
    [InlineData("New-NeonProject other -PreloadLibrary ' '")]
    [InlineData("Get-NeonEndpoint -Project app | Set-NeonEndpoint -PreloadLibrary ''")]
    [InlineData("Set-NeonAuthWebhook -Project app -Branch main -Enabled -Url https://app.example.com -Event ''")]
    [InlineData("New-NeonDataApi neondb -Project app -Branch main -Schema public, ' '")]
    public void A_blank_item_is_refused_with_a_clear_message(string command)
    {
        using var host = new NeonHost();
        host.Seed();

        var result = host.Run(command);

        Assert.Contains(result.Errors, error => error.Exception.Message.Contains("An item in the list is blank. A variable in the command may not be set.", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Requests, request => request.Contains("PATCH", StringComparison.Ordinal) || request.EndsWith("/projects", StringComparison.Ordinal));
    }

    [Fact]
    public void No_list_of_text_accepts_a_blank_item()
    {
        using var runs = new CmdletRuns();
        var taken = new List<string>();
        var count = 0;
        foreach (var cmdlet in CmdletRuns.Cmdlets)
        {
            foreach (var parameter in cmdlet.GetProperties().Where(IsListOfText))
            {
                count++;
                taken.AddRange(Lists.Select(list => (List: list, Run: runs.With(cmdlet, parameter, list)))
                    .Where(tried => tried.Run.Succeeded || tried.Run.Sent.Count > 0)
                    .Select(tried => $"{tried.Run} with '{string.Join("', '", tried.List)}'"));
            }
        }

        Assert.True(taken.Count == 0, string.Join('\n', taken));
        Assert.True(count > 15, $"{count} were tried.");
    }

    [Theory]
    [InlineData("Set-NeonProject app -PreloadLibrary @()")]
    [InlineData("Get-NeonEndpoint -Project app | Set-NeonEndpoint -PreloadLibrary @()")]
    public void An_empty_list_means_none(string command)
    {
        using var host = new NeonHost();
        host.Seed();

        Assert.Empty(host.Run(command).Errors);
    }

    // Neon compares a filter with names, and a name can be blank.
    private static bool IsListOfText(PropertyInfo property) => property.PropertyType == typeof(string[]) && property.IsDefined(typeof(ParameterAttribute))
        && !property.IsDefined(typeof(SupportsWildcardsAttribute)) && !Paths.Contains(property.Name);
}
