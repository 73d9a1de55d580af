namespace Neon.Emulator;

/// <summary>A body that starts and then fails in the specified way.</summary>
internal sealed class BrokenStream(byte[] beginning, Func<CancellationToken, Task> failure) : ForwardStream
{
    private int _position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = Math.Min(buffer.Length, beginning.Length - _position);
        if (count == 0)
        {
            await failure(cancellationToken).ConfigureAwait(false);
        }

        beginning.AsSpan(_position, count).CopyTo(buffer.Span);
        _position += count;
        return count;
    }
}
