using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text;

namespace Neon;

/// <summary>
/// The type data for PowerShell. If objects of several types share an output, PowerShell shows the first type in its view, and lists
/// the others by their default properties, without a view. So these are hidden members with the labels and texts of the view's list.
/// </summary>
/// <remarks>
/// <para>The names of these members end in a space: PowerShell shows the names of the properties, and no parameter can bind the
/// members by property name. Serialization would store hidden members, so the properties that it stores are named. The members call
/// methods and run no script: scripts cannot call into a module in constrained language mode.</para>
/// <para>The types come from a text file with a line per type: name, lines, headings, keys and properties. A line with
/// a name alone is a type that declares <see cref="IViewCells"/>. A test derives the file from the types, because reflection over all
/// of them would take a third of the import.</para>
/// </remarks>
internal sealed class ListedType
{
    /// <summary>The prefix of type names of deserialized objects.</summary>
    public const string Deserialized = "Deserialized.";

    private const string Resource = "Neon.Kernel.Display.listed-types.txt";

    private static readonly MethodInfo Whole = typeof(ListedText).GetMethod(nameof(ListedText.Properties))!;

    // An assembly is loaded once per process, even if several sessions import it.
    private static readonly Lazy<(Dictionary<string, ListedType> Types, List<string> Roots)> Known = new(Read);

    private readonly string[] _stored;
    private readonly string[] _keys;

    private ListedType(string[] fields)
    {
        (Name, Lines, var headings, _keys, _stored) = (fields[0], Split(fields[1]), Split(fields[2]), Split(fields[3]), Split(fields[4]));
        if (Lines.Length == 0)
        {
            // A part of another object.
            Shown = [$"{WordsOf(Name[(Name.LastIndexOf('.') + 1)..])} properties"];
            Hidden = [(Shown[0], Whole)];
            return;
        }

        (Shown, Hidden) = (new string[Lines.Length], new (string, MethodInfo)[Lines.Length + headings.Length]);
        for (var place = 0; place < Lines.Length; place++)
        {
            Shown[place] = Lines[place] + " ";
            Hidden[place] = (Shown[place], ListedText.Places[place]);
        }

        for (var place = 0; place < headings.Length; place++)
        {
            Hidden[Lines.Length + place] = (headings[place], HeadingMembers.Places[place]);
        }
    }

    /// <summary>All types that a list can show.</summary>
    public static IReadOnlyCollection<ListedType> All => Known.Value.Types.Values;

    /// <summary>The names of the types that declare <see cref="IViewCells"/>. Derived types have its members too.</summary>
    public static IReadOnlyCollection<string> Roots => Known.Value.Roots;

    /// <summary>The name of the type, by which PowerShell finds the type data.</summary>
    public string Name { get; }

    /// <summary>The members that a list shows, in order.</summary>
    public string[] Shown { get; }

    /// <summary>The labels of the lines that a list shows, in order.</summary>
    public string[] Lines { get; }

    /// <summary>The hidden members, and the methods that they call.</summary>
    public (string Name, MethodInfo Getter)[] Hidden { get; }

    /// <summary>The type.</summary>
    public Type Type => typeof(ListedType).Assembly.GetType(Name, throwOnError: true)!;

    /// <summary>The type of an object, or the type that a deserialized object had.</summary>
    public static ListedType? Of(PSObject? value) => value?.TypeNames
        .Select(name => Known.Value.Types.GetValueOrDefault(name.StartsWith(Deserialized, StringComparison.Ordinal) ? name[Deserialized.Length..] : name))
        .FirstOrDefault(type => type is not null);

    /// <summary>Adds the type data for the type and its deserialized objects.</summary>
    public void AddTo(ICollection<TypeData> all)
    {
        // Deserialized objects are listed by the property set of their original type.
        var live = new TypeData(Name) { DefaultDisplayPropertySet = new PropertySetData(Shown) };
        var read = new TypeData(Deserialized + Name);
        if (_keys.Length > 0)
        {
            read.DefaultKeyPropertySet = new PropertySetData(_keys);
        }

        Complete(live);
        Complete(read);
        all.Add(live);
        all.Add(read);
    }

    // The hidden members are not serialized, and neither are those of the views.
    private void Complete(TypeData data)
    {
        data.SerializationMethod = "SpecificProperties";
        data.PropertySerializationSet = new PropertySetData(_stored);
        foreach (var (name, getter) in Hidden)
        {
            data.Members.Add(name, new CodePropertyData(name, getter) { IsHidden = true });
        }
    }

    private static (Dictionary<string, ListedType> Types, List<string> Roots) Read()
    {
        var (types, roots) = (new Dictionary<string, ListedType>(), new List<string>());
        foreach (var line in EmbeddedText.Read(Resource).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('|');
            if (fields.Length == 1)
            {
                roots.Add(line);
            }
            else
            {
                types.Add(fields[0], new ListedType(fields));
            }
        }

        return (types, roots);
    }

    private static string[] Split(string names) => names.Length == 0 ? [] : names.Split(',');

    private static string WordsOf(string name)
    {
        var words = new StringBuilder(name.Length + 4).Append(name[0]);
        for (var i = 1; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && (char.IsAsciiLetterLower(name[i - 1]) || char.IsAsciiDigit(name[i - 1])))
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }
}
