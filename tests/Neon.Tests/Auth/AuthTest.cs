using System.Security;
using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Auth;

/// <summary>An engine with a project. Neon Auth is enabled on its default branch only by <see cref="Enable"/>.</summary>
public abstract class AuthTest : IDisposable
{
    protected AuthTest() => App = Host.Seed();

    protected static SecureString Hidden => Secret.Of("s3cr3t");

    private protected NeonHost Host { get; } = new();

    private protected SeededProject App { get; }

    protected string OnMain => $"-Project {App.ProjectId} -Branch {App.MainBranchId}";

    protected string Branch => $"/projects/{App.ProjectId}/branches/{App.MainBranchId}";

    protected string Path => Branch + "/auth";

    public void Dispose()
    {
        Assert.Empty(Host.Emulator.Violations);
        Host.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The bodies of the requests with a method, in order.</summary>
    protected IEnumerable<string> Bodies(string method) =>
        Host.Emulator.Exchanges.Where(exchange => exchange.Method == method).Select(exchange => exchange.Body);

    /// <summary>Enables Neon Auth without using the module.</summary>
    protected void Enable(string? branchId = null, string provider = "better_auth")
    {
        Host.Send(
            HttpMethod.Post, $"projects/{App.ProjectId}/branches/{branchId ?? App.MainBranchId}/auth", $$"""{"auth_provider":"{{provider}}"}""");
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Host.Forget();
    }

    /// <summary>Creates another branch without using the module and without a compute, and returns its id.</summary>
    protected string AddBranch(string name)
    {
        var made = Host.Send(HttpMethod.Post, $"projects/{App.ProjectId}/branches", $$$"""{"branch":{"name":"{{{name}}}"}}""");
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Host.Forget();
        return made.GetProperty("branch").GetProperty("id").GetString()!;
    }

    /// <summary>Runs what a user types, answers no to every question, and returns the questions.</summary>
    protected IReadOnlyList<string> Asked(string script)
    {
        const int no = 2;
        var person = new TestHost(no);
        Assert.Empty(Host.Run(person, script).Errors);
        return person.Questions;
    }
}
