namespace Neon.Emulator;

internal static class MediaTypes
{
    public const string Json = "application/json";

    public const string Form = "multipart/form-data";

    public const string Html = "text/html";
}
