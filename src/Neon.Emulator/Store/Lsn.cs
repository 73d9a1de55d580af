using System.Globalization;

namespace Neon.Emulator;

/// <summary>A log sequence number: two hexadecimal halves of 64 bits, such as <c>0/1E88838</c>.</summary>
internal readonly record struct Lsn(ulong Value)
{
    public static Lsn Parse(string text)
    {
        string[] halves = text.Split('/');
        return halves.Length == 2
            && uint.TryParse(halves[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint high)
            && uint.TryParse(halves[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint low)
            ? new Lsn(((ulong)high << 32) | low)
            : throw ApiException.BadRequest($"invalid LSN '{text}'");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value >> 32:X}/{Value & uint.MaxValue:X}");
}
