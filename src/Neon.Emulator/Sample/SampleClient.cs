using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Neon.Emulator;

/// <summary>
/// The client that creates the sample: it sends the requests that a client of the API would have sent, each at its own time. So
/// the sample cannot contain anything that the API does not allow.
/// </summary>
internal sealed class SampleClient(EmulatorStore store, Dispatcher dispatcher)
{
    private const string Origin = "https://storage.emulator.test";
    private const string Boundary = "sample";

    /// <summary>The time at which the next request is sent.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>The key of the requests.</summary>
    public required string Key { get; init; }

    public EmulatorStore Store => store;

    public JsonObject Post(string path, string? body = null) => Send("POST", path, body);

    public JsonObject Put(string path, string? body = null) => Send("PUT", path, body);

    public JsonObject Patch(string path, string? body = null) => Send("PATCH", path, body);

    public JsonObject Delete(string path) => Send("DELETE", path);

    /// <summary>Reads with another key.</summary>
    public void GetWith(string key, string path) => Process("GET", $"{Dispatcher.BasePath}/{path}", string.Empty, string.Empty, [], $"Bearer {key}");

    /// <summary>Uploads an object through a presigned URL.</summary>
    public void Upload(string bucket, string key, string contentType, string content)
    {
        JsonObject signed = Post(
            $"{bucket}/objects/{Uri.EscapeDataString(key)}/presign", $$"""{"operation":"upload","content_type":"{{contentType}}"}""");
        Uri address = new(signed.String("url")!);
        Process("PUT", address.AbsolutePath, address.Query, contentType, Encoding.UTF8.GetBytes(content), authorization: null);
    }

    /// <summary>Deploys a function from one file.</summary>
    public void Deploy(string functions, string slug, string file, string code)
    {
        byte[] head = Encoding.UTF8.GetBytes(
            $"--{Boundary}\r\nContent-Disposition: form-data; name=\"zip\"; filename=\"{slug}.zip\"\r\nContent-Type: application/zip\r\n\r\n");
        byte[] environment = Encoding.UTF8.GetBytes(
            $"\r\n--{Boundary}\r\nContent-Disposition: form-data; name=\"environment\"\r\n\r\n{{\"LOG_LEVEL\":\"info\"}}\r\n--{Boundary}--\r\n");
        Process(
            "POST",
            $"{Dispatcher.BasePath}/{functions}/{slug}/deployments",
            string.Empty,
            $"{MediaTypes.Form}; boundary={Boundary}",
            [.. head, .. Zip(file, code), .. environment],
            $"Bearer {Key}");
    }

    /// <summary>A time in a request, so long after <see cref="Now"/>.</summary>
    public string In(double days) => Wire.Time(Now.AddDays(days));

    private byte[] Zip(string file, string code)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            ZipArchiveEntry entry = archive.CreateEntry(file);
            entry.LastWriteTime = Now;
            using StreamWriter writer = new(entry.Open());
            writer.Write(code);
        }

        return stream.ToArray();
    }

    private JsonObject Send(string method, string path, string? body = null)
    {
        string[] parts = path.Split('?', 2);
        OutgoingReply reply = Process(
            method,
            $"{Dispatcher.BasePath}/{parts[0]}",
            parts.Length > 1 ? parts[1] : string.Empty,
            body is null ? string.Empty : MediaTypes.Json,
            body is null ? [] : Encoding.UTF8.GetBytes(body),
            $"Bearer {Key}");
        return reply.Body.Length == 0 ? [] : JsonNode.Parse(reply.Body) as JsonObject ?? [];
    }

    private OutgoingReply Process(string method, string path, string query, string contentType, byte[] body, string? authorization)
    {
        OutgoingReply reply = dispatcher.Replay(
            new IncomingRequest
            {
                Method = method,
                Path = path,
                Query = IncomingRequest.ParseQuery(query),
                Authorization = authorization,
                RequestId = null,
                Origin = Origin,
                ContentType = contentType,
                Body = body,
            },
            Now);
        return reply.Status is >= 200 and < 300
            ? reply
            : throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{method} {path} returned {reply.Status}: {Encoding.UTF8.GetString(reply.Body)}"));
    }
}
