using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Connection;

/// <summary>An engine with a project and a new current folder.</summary>
public abstract class ContextFileTest : IDisposable
{
    private protected ContextFileTest()
    {
        App = Host.Seed();
        Host.Session.Context = NeonContext.Empty;
        GoTo(Folder.Path);
    }

    private protected NeonHost Host { get; } = new();

    private protected TempFolder Folder { get; } = new();

    private protected SeededProject App { get; }

    /// <summary>The path of the folder's context file.</summary>
    private protected string File => Folder[".neon"];

    public void Dispose()
    {
        Assert.Empty(Host.Emulator.Violations);
        Host.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Changes the current folder, like cd.</summary>
    private protected void GoTo(string path)
    {
        Directory.CreateDirectory(path);
        Host.Run("[void] $ExecutionContext.SessionState.Path.SetLocation($to)", ("to", path));
    }

    /// <summary>Writes the context file of a subfolder, or of the folder itself.</summary>
    private protected void Link(string json, string below = "") => Folder.Write(Path.Combine(below, ".neon"), json);

    /// <summary>The context of the session.</summary>
    private protected NeonContext Present() => Assert.Single(Host.Get<NeonContext>("Get-NeonContext"));

    /// <summary>Another branch of the project.</summary>
    private protected string AddBranch(string name, string? projectId = null)
    {
        var created = Host.Send(HttpMethod.Post, $"projects/{projectId ?? App.ProjectId}/branches", $$$"""{"branch":{"name":"{{{name}}}"}}""");
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Host.Forget();
        return created.GetProperty("branch").GetProperty("id").GetString()!;
    }
}
