using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Libraries;

public sealed class PreloadLibraryTests : IDisposable
{
    private readonly NeonHost _host = new();
    private readonly SeededProject _app;

    public PreloadLibraryTests() => _app = _host.Seed();

    public void Dispose()
    {
        Assert.Empty(_host.Emulator.Violations);
        _host.Dispose();
    }

    [Fact]
    public void The_libraries_of_a_project_are_listed_with_its_id()
    {
        var libraries = _host.Get<PreloadLibrary>("Get-NeonProject app | Get-NeonPreloadLibrary");

        Assert.Contains(libraries, library => library is { LibraryName: "pg_cron", IsDefault: true, IsExperimental: false, Version: not null, Description: not null });
        Assert.All(libraries, library => Assert.Equal(_app.ProjectId, library.ProjectId));
        Assert.Equal($"GET /projects/{_app.ProjectId}/available_preload_libraries", _host.Requests[^1]);
    }

    [Theory]
    [InlineData("pg_cron", 1)]
    [InlineData("PG_CRO*", 1)]
    [InlineData("pg_c*, pgaudit", 2)]
    [InlineData("nothing*", 0)]
    public void A_list_is_filtered_by_name_with_wildcards(string names, int expected) =>
        Assert.Equal(expected, _host.Get<PreloadLibrary>($"Get-NeonPreloadLibrary {names} -Project {_app.ProjectId}").Count);

    [Theory]
    [InlineData("nothing", "There is no preload library 'nothing' in project app.")]
    [InlineData("PG_CRON", "Names are case-sensitive")]
    public void An_exact_name_that_does_not_exist_is_an_error(string name, string message)
    {
        var error = _host.Run($"Get-NeonPreloadLibrary {name} -Project app").Error;

        Assert.StartsWith("NeonPreloadLibraryNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(message, error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_project_is_reported_as_not_found()
    {
        var result = _host.Run("Get-NeonPreloadLibrary -Project lost-forest-12345678");

        Assert.Equal("NeonProjectNotFound", result.ErrorId);
        Assert.Equal("lost-forest-12345678", result.Error.TargetObject);
    }

    [Fact]
    public void The_views_show_what_a_library_does()
    {
        var library = new PreloadLibrary { LibraryName = "pg_cron", Version = "1.6.4", IsDefault = true, IsExperimental = false, Description = "Jobs on a schedule" };

        Assert.Equal(["pg_cron", "1.6.4", "True", "False", "Jobs", "on", "a", "schedule"], View.Table(_host, library)[2].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(View.List(_host, library), line => line.EndsWith("Jobs on a schedule", StringComparison.Ordinal));
    }
}
