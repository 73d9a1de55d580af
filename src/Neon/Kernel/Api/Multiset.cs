namespace Neon;

/// <summary>Lists compared without regard to order, but with the number of each item.</summary>
internal static class Multiset
{
    /// <summary>Whether each item of one list has its own match in the other, and none is left over.</summary>
    /// <param name="one">A list.</param>
    /// <param name="other">Another list.</param>
    /// <param name="isSame">Whether an item of the first and one of the second are the same.</param>
    public static bool AreSame<TOne, TOther>(IEnumerable<TOne> one, IEnumerable<TOther> other, Func<TOne, TOther, bool> isSame)
    {
        var left = other.ToList();
        foreach (var item in one)
        {
            var partner = left.FindIndex(candidate => isSame(item, candidate));
            if (partner < 0)
            {
                return false;
            }

            left.RemoveAt(partner);
        }

        return left.Count == 0;
    }
}
