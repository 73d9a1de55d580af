using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Neon.Tests.Emulator;

/// <summary>Buckets, and the store behind signed URLs.</summary>
public sealed class ObjectStoreTests
{
    [Fact]
    public async Task A_signed_URL_uploads_and_downloads_without_a_key()
    {
        using EmulatorClient client = await WithBucketAsync();
        JsonNode upload = await PresignAsync(client, "a/b.bin", """{"operation":"upload","content_type":"image/png"}""");
        byte[] bytes = [0, 255, 10, 13];

        using HttpResponseMessage put = await UseAsync(client, HttpMethod.Put, upload.Text("url"), bytes, "image/png");
        JsonNode download = await PresignAsync(client, "a/b.bin", """{"operation":"download"}""");
        using HttpResponseMessage get = await UseAsync(client, HttpMethod.Get, download.Text("url"));
        using HttpResponseMessage api = await client.RawAsync("GET", $"{client.Branch}/buckets/uploads/objects/a%2Fb.bin/download");

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(bytes, await get.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", get.Content.Headers.ContentType!.MediaType);
        Assert.Equal(bytes, await api.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", api.Content.Headers.ContentType!.MediaType);
        Assert.Equal(put.Headers.ETag, api.Headers.ETag);
        Assert.StartsWith("https://storage.emulator.test/", upload.Text("url"), StringComparison.Ordinal);
        Assert.Empty(client.Emulator.Violations);
    }

    [Theory]
    [InlineData("PUT", "image/jpeg", "", false, "SignatureDoesNotMatch")]
    [InlineData("PUT", null, "", false, "SignatureDoesNotMatch")]
    [InlineData("GET", null, "", false, "SignatureDoesNotMatch")]
    [InlineData("PUT", "image/png", "0", false, "SignatureDoesNotMatch")]
    [InlineData("PUT", "image/png", "", true, "InvalidArgument")]
    public async Task A_request_other_than_the_signed_one_is_refused_with_an_XML_error(string method, string? type, string more, bool withKey, string code)
    {
        using EmulatorClient client = await WithBucketAsync();
        JsonNode upload = await PresignAsync(client, "a.png", """{"operation":"upload","content_type":"image/png"}""");

        using HttpResponseMessage refused = await UseAsync(
            client, new HttpMethod(method), upload.Text("url") + more, method == "PUT" ? [1] : null, type, withKey ? client.Key : null);

        Assert.Equal("application/xml", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"<Code>{code}</Code>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_URL_expires()
    {
        using EmulatorClient client = await WithBucketAsync();
        JsonNode upload = await PresignAsync(client, "a.png", """{"operation":"upload","expires_in_seconds":60}""");
        client.Clock.Advance(TimeSpan.FromSeconds(60));

        using HttpResponseMessage refused = await UseAsync(client, HttpMethod.Put, upload.Text("url"), [1]);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("expired", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_objects_and_folders_are_complete()
    {
        using EmulatorClient client = await WithBucketAsync();
        foreach (string key in (string[])["a.txt", "logs/1", "logs/2", "www/a/b", "z.txt"])
        {
            JsonNode upload = await PresignAsync(client, key, """{"operation":"upload"}""");
            using HttpResponseMessage put = await UseAsync(client, HttpMethod.Put, upload.Text("url"), Encoding.UTF8.GetBytes(key));
        }

        List<string> found = [];
        string cursor = string.Empty;
        do
        {
            JsonNode page = await client.GetAsync($"{client.Branch}/buckets/uploads/objects?delimiter=%2F&limit=2{cursor}");
            found.AddRange(page["folders"]!.AsArray().Concat(page["objects"]!.AsArray().Select(item => item!["key"])).Select(item => item!.GetValue<string>()));
            cursor = page["is_truncated"]!.GetValue<bool>() ? $"&cursor={Uri.EscapeDataString(page.Text("next_cursor"))}" : string.Empty;
        }
        while (cursor.Length > 0);

        Assert.Equal(["logs/", "a.txt", "www/", "z.txt"], found);
        Assert.Empty(client.Emulator.Violations);
    }

    [Fact]
    public async Task A_child_branch_starts_with_the_buckets_of_its_parent_and_diverges()
    {
        using EmulatorClient client = await WithBucketAsync();
        string child = await client.AddBranchAsync("dev");

        await client.DeleteAsync($"{child}/buckets/uploads", 204);

        Assert.Empty((await client.GetAsync($"{child}/buckets"))["buckets"]!.AsArray());
        Assert.Single((await client.GetAsync($"{client.Branch}/buckets"))["buckets"]!.AsArray());
    }

    [Fact]
    public async Task A_signed_URL_created_over_HTTP_points_to_the_emulator()
    {
        using EmulatorClient client = await WithBucketAsync();
        Uri address = client.Emulator.Listen();
        using HttpClient http = new() { BaseAddress = address };
        using HttpRequestMessage presign = new(HttpMethod.Post, new Uri(address, $"projects/{client.ProjectId}/branches/{client.BranchId}/buckets/uploads/objects/big.bin/presign"))
        {
            Content = new StringContent("""{"operation":"upload"}""", MediaTypeHeaderValue.Parse("application/json")),
        };
        presign.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Key);
        using HttpResponseMessage signed = await http.SendAsync(presign);
        Uri url = new(JsonNode.Parse(await signed.Content.ReadAsStringAsync())!.Text("url"));
        byte[] bytes = new byte[8 * 1024 * 1024];
        new Random(1).NextBytes(bytes);

        using HttpResponseMessage put = await http.PutAsync(url, new ByteArrayContent(bytes));
        using HttpRequestMessage download = new(HttpMethod.Get, new Uri(address, $"projects/{client.ProjectId}/branches/{client.BranchId}/buckets/uploads/objects/big.bin/download"));
        download.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Key);
        using HttpResponseMessage got = await http.SendAsync(download);

        Assert.Equal(address.Authority, url.Authority);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(bytes, await got.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Calls every operation for storage and credentials once.</summary>
    internal static async Task UseEveryOperationAsync(EmulatorClient client)
    {
        await AddBucketAsync(client);
        await client.GetAsync($"{client.Branch}/storage");
        await client.GetAsync($"{client.Branch}/ai_gateway");
        await client.GetAsync($"{client.Branch}/buckets");
        string bucket = $"{client.Branch}/buckets/uploads";
        foreach (string key in new[] { "a.txt", "old/b.txt" })
        {
            JsonNode upload = await PresignAsync(client, key, """{"operation":"upload"}""");
            using HttpResponseMessage put = await UseAsync(client, HttpMethod.Put, upload.Text("url"), [1]);
        }

        await client.GetAsync($"{bucket}/objects");
        using HttpResponseMessage download = await client.RawAsync("GET", $"{bucket}/objects/a.txt/download");
        await client.DeleteAsync($"{bucket}/objects/a.txt", 204);
        await client.DeleteAsync($"{bucket}/objects-by-prefix?prefix=old/");
        await client.DeleteAsync(bucket, 204);
        string credentials = $"{client.Branch}/credentials";
        string token = (await client.PostAsync(credentials, 201, """{"scopes":["storage:read"],"principal_type":"user"}""")).Text("token_id");
        await client.GetAsync(credentials);
        await client.PostAsync($"{credentials}/{token}/reveal", 200);
        token = (await client.PostAsync($"{credentials}/{token}/rotate", 200)).Text("token_id");
        await client.DeleteAsync($"{credentials}/{token}", 204);
    }

    private static async Task<EmulatorClient> WithBucketAsync()
    {
        EmulatorClient client = await EmulatorClient.WithProjectAsync();
        await AddBucketAsync(client);
        return client;
    }

    private static Task<JsonNode> AddBucketAsync(EmulatorClient client) =>
        client.PostAsync($"{client.Branch}/buckets", 201, """{"name":"uploads"}""");

    private static Task<JsonNode> PresignAsync(EmulatorClient client, string key, string body) =>
        client.PostAsync($"{client.Branch}/buckets/uploads/objects/{Uri.EscapeDataString(key)}/presign", 200, body);

    private static async Task<HttpResponseMessage> UseAsync(
        EmulatorClient client, HttpMethod method, string url, byte[]? body = null, string? type = null, string? key = null)
    {
        using HttpRequestMessage request = new(method, new Uri(url));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        }

        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return await client.Http.SendAsync(request);
    }
}
