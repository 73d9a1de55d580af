namespace Neon;

public static partial class Display
{
    /// <summary>What marks a branch: default, protected.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>Text such as <c>default, protected</c>; empty for an ordinary branch.</returns>
    public static string Marks(Branch? branch)
    {
        var marks = new List<string>();
        if (branch?.Default == true)
        {
            marks.Add("default");
        }

        if (branch?.Protected == true)
        {
            marks.Add("protected");
        }

        if (branch?.Recovery is not null)
        {
            marks.Add("deleted");
        }

        return string.Join(", ", marks);
    }
}
