using System.Net.Http.Headers;
using System.Text;

namespace Neon.Emulator;

/// <summary>Reads the parts of a form (<c>multipart/form-data</c>).</summary>
internal static class FormReader
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    /// <summary>The parts in order; null if the body is not a form with this boundary.</summary>
    public static IReadOnlyList<FormPart>? Read(ReadOnlySpan<byte> body, string? boundary)
    {
        if (string.IsNullOrEmpty(boundary))
        {
            return null;
        }

        byte[] delimiter = Encoding.ASCII.GetBytes($"\r\n--{boundary}");
        // The first delimiter may be at the very beginning.
        byte[] whole = [(byte)'\r', (byte)'\n', .. body];
        ReadOnlySpan<byte> rest = whole;
        int start = rest.IndexOf(delimiter);
        List<FormPart> parts = [];
        while (start >= 0)
        {
            rest = rest[(start + delimiter.Length)..];
            if (rest.StartsWith("--"u8))
            {
                return parts;
            }

            start = rest.IndexOf(delimiter);
            if (start < 0 || !rest.StartsWith("\r\n"u8) || ReadPart(rest[..start]) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }

        return null;
    }

    private static FormPart? ReadPart(ReadOnlySpan<byte> part)
    {
        int head = part.IndexOf(EndOfHead);
        if (head < 0)
        {
            return null;
        }

        foreach (string line in Encoding.UTF8.GetString(part[..head]).Split("\r\n"))
        {
            if (line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase)
                && ContentDispositionHeaderValue.TryParse(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], out ContentDispositionHeaderValue? disposition)
                && disposition is { DispositionType: "form-data", Name: { } name })
            {
                return new FormPart(name.Trim('"'), disposition.FileName?.Trim('"'), part[(head + EndOfHead.Length)..].ToArray());
            }
        }

        return null;
    }
}
