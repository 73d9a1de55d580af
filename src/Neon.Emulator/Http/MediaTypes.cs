namespace Neon.Emulator;

internal static class MediaTypes
{
    public const string Json = "application/json";

    public const string Form = "multipart/form-data";

    public const string Html = "text/html";

    public const string Xml = "application/xml";

    public const string Binary = "application/octet-stream";
}
