namespace Neon.Emulator;

/// <summary>A body that is followed by any number of spaces, which are generated while they are read.</summary>
internal sealed class PaddedStream(byte[] beginning, long padding) : ForwardStream
{
    private readonly long _end = beginning.Length + padding;
    private long _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int count = (int)Math.Min(buffer.Length, _end - _position);
        Span<byte> piece = buffer.Span[..count];
        ReadOnlySpan<byte> rest = beginning.AsSpan((int)Math.Min(_position, beginning.Length));
        rest = rest[..Math.Min(rest.Length, count)];
        rest.CopyTo(piece);
        piece[rest.Length..].Fill((byte)' ');
        _position += count;
        return ValueTask.FromResult(count);
    }
}
