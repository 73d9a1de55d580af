using System.Globalization;
using System.Runtime.CompilerServices;

namespace Neon;

/// <content>Equality and order of objects.</content>
public abstract partial class NeonObject : IComparable
{
    /// <summary>
    /// The identity of the object: the keys of its parents, then its own key. Without its own key, it compares by reference.
    /// </summary>
    private protected virtual object?[] Keys => [];

    /// <summary>The time by which events are sorted.</summary>
    private protected virtual DateTimeOffset? Time => null;

    private bool HasKey => Keys is [.., not null];

    /// <summary>Whether another object represents the same resource.</summary>
    /// <param name="obj">The other object.</param>
    /// <returns>True if both have the same type and the same keys.</returns>
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

    /// <summary>Whether two objects represent the same resource.</summary>
    /// <param name="left">The first object.</param>
    /// <param name="right">The second object.</param>
    /// <returns>As <see cref="Equals(object)"/>; null equals null.</returns>
    public static bool operator ==(NeonObject? left, NeonObject? right) => Equals(left, right);

    /// <summary>Whether two objects represent different resources.</summary>
    /// <param name="left">The first object.</param>
    /// <param name="right">The second object.</param>
    /// <returns>True if they are not equal.</returns>
    public static bool operator !=(NeonObject? left, NeonObject? right) => !Equals(left, right);

    /// <summary>Whether the first object sorts before the second.</summary>
    /// <param name="left">The first object.</param>
    /// <param name="right">The second object.</param>
    /// <returns>True if the first object sorts first.</returns>
    public static bool operator <(NeonObject? left, NeonObject? right) => Compare(left, right) < 0;

    /// <summary>Whether the first object sorts before the second or is equal to it.</summary>
    /// <param name="left">The first object.</param>
    /// <param name="right">The second object.</param>
    /// <returns>True unless the second object sorts first.</returns>
    public static bool operator <=(NeonObject? left, NeonObject? right) => Compare(left, right) <= 0;

    /// <summary>Whether the first object sorts after the second.</summary>
    /// <param name="left">The first object.</param>
    /// <param name="right">The second object.</param>
    /// <returns>True if the second object sorts first.</returns>
    public static bool operator >(NeonObject? left, NeonObject? right) => Compare(left, right) > 0;

    /// <summary>Whether the first object sorts after the second or is equal to it.</summary>
    /// <param name="left">The first object.</param>
    /// <param name="right">The second object.</param>
    /// <returns>True unless the first object sorts first.</returns>
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
