using Neon.Tests.Support;
using Xunit;

namespace Neon.Tests.Storage;

/// <summary>An engine with a project whose main branch has the bucket uploads.</summary>
public abstract class StorageHost : IDisposable
{
    private protected StorageHost()
    {
        App = Host.Seed();
        Host.Send(HttpMethod.Post, Branch[1..] + "/buckets", """{"name":"uploads"}""");
        Host.Forget();
    }

    private protected NeonHost Host { get; } = new();

    private protected SeededProject App { get; }

    private protected TempFolder Folder { get; } = new();

    private protected string OnMain => $"-Project {App.ProjectId} -Branch {App.MainBranchId}";

    private protected string InUploads => $"-Bucket uploads {OnMain}";

    private protected string Branch => $"/projects/{App.ProjectId}/branches/{App.MainBranchId}";

    private protected string Objects => $"{Branch}/buckets/uploads/objects";

    public void Dispose()
    {
        Assert.Empty(Host.Emulator.Violations);
        Host.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stores objects whose content is their key, without using the module.</summary>
    private protected void Put(params string[] keys)
    {
        foreach (var key in keys)
        {
            var signed = Host.Send(HttpMethod.Post, $"{Objects[1..]}/{Uri.EscapeDataString(key)}/presign", """{"operation":"upload"}""");
            Task.Run(() => PutAsync(signed.GetProperty("url").GetString()!, key)).GetAwaiter().GetResult();
        }

        Host.Forget();
    }

    /// <summary>The existing keys, read without using the module.</summary>
    private protected IReadOnlyList<string> Keys() =>
        [.. Host.Send(HttpMethod.Get, Objects[1..]).GetProperty("objects").EnumerateArray().Select(item => item.GetProperty("key").GetString()!)];

    private async Task PutAsync(string address, string content)
    {
        using var invoker = new HttpMessageInvoker(Host.Emulator.CreateHandler());
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address)) { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content)) };
        using var response = await invoker.SendAsync(request, CancellationToken.None);
        Assert.True(response.IsSuccessStatusCode);
    }
}
