using System.Globalization;
using System.Runtime.CompilerServices;

namespace Neon;

/// <content>What makes two objects the same, and in which order they come.</content>
public abstract partial class NeonObject : IComparable
{
    /// <summary>
    /// What tells the object from all others of its type: the keys of its parents, then its own. Without its own it is equal
    /// to itself alone.
    /// </summary>
    private protected virtual object?[] Keys => [];

    /// <summary>The time by which objects that are events are sorted.</summary>
    private protected virtual DateTimeOffset? Time => null;

    private bool HasKey => Keys is [.., not null];

    /// <summary>Whether another object stands for the same thing.</summary>
    /// <param name="obj">The other object.</param>
    /// <returns>Whether both are of the same type and have the same keys.</returns>
    public sealed override bool Equals(object? obj) =>
        ReferenceEquals(this, obj) || (obj is NeonObject other && other.GetType() == GetType() && HasKey && Keys.SequenceEqual(other.Keys));

    /// <summary>A hash of the keys.</summary>
    /// <returns>The same number for equal objects.</returns>
    public sealed override int GetHashCode()
    {
        if (!HasKey)
        {
            return RuntimeHelpers.GetHashCode(this);
        }

        var hash = new HashCode();
        hash.Add(GetType());
        foreach (var key in Keys)
        {
            hash.Add(key);
        }

        return hash.ToHashCode();
    }

    /// <summary>Whether two objects stand for the same thing.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>As <see cref="Equals(object)"/>; nothing is equal to nothing.</returns>
    public static bool operator ==(NeonObject? left, NeonObject? right) => Equals(left, right);

    /// <summary>Whether two objects stand for different things.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>The opposite of equal.</returns>
    public static bool operator !=(NeonObject? left, NeonObject? right) => !Equals(left, right);

    /// <summary>Whether an object comes before another one.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the left one comes first.</returns>
    public static bool operator <(NeonObject? left, NeonObject? right) => Compare(left, right) < 0;

    /// <summary>Whether an object comes before another one or is the same.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the right one does not come first.</returns>
    public static bool operator <=(NeonObject? left, NeonObject? right) => Compare(left, right) <= 0;

    /// <summary>Whether an object comes after another one.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the right one comes first.</returns>
    public static bool operator >(NeonObject? left, NeonObject? right) => Compare(left, right) > 0;

    /// <summary>Whether an object comes after another one or is the same.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the left one does not come first.</returns>
    public static bool operator >=(NeonObject? left, NeonObject? right) => Compare(left, right) >= 0;

    int IComparable.CompareTo(object? obj) => Compare(this, obj as NeonObject);

    private static int Compare(NeonObject? left, NeonObject? right)
    {
        if (left is null || right is null || left.Equals(right))
        {
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        }

        var byTime = Comparer<DateTimeOffset?>.Default.Compare(left.Time, right.Time);
        var byName = byTime != 0 ? byTime : CultureInfo.CurrentCulture.CompareInfo.Compare(left.AsText(), right.AsText(), CompareOptions.IgnoreCase);
        return byName != 0 ? byName : string.CompareOrdinal(string.Join('\n', left.Keys), string.Join('\n', right.Keys));
    }
}
