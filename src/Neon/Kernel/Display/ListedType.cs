using System.Collections;
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
/// The names of these members end in a space: PowerShell shows the names of the properties, and no parameter can bind the members by
/// property name. Serialization would store hidden members, so the properties that it stores are named. The members call methods
/// and run no script: scripts cannot call into a module in constrained language mode.
/// </remarks>
internal sealed class ListedType
{
    /// <summary>The prefix of type names of deserialized objects.</summary>
    public const string Deserialized = "Deserialized.";

    private static readonly MethodInfo Whole = typeof(ListedText).GetMethod(nameof(ListedText.Properties))!;

    // An assembly is loaded once per process, even if several sessions import it.
    private static readonly Lazy<Dictionary<string, ListedType>> ByName = new(() => typeof(NeonObject).Assembly.GetExportedTypes()
        .Select(type => (Type: type, Listed: type.GetCustomAttribute<ListedAttribute>(inherit: false)))
        .Where(type => type.Listed is not null || IsModel(type.Type))
        .Select(type => new ListedType(type.Type, type.Listed))
        .ToDictionary(type => type.Name));

    private readonly string[] _stored;

    private ListedType(Type type, ListedAttribute? listed)
    {
        PropertyInfo[] all = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)];
        (Type, _stored) = (type, [.. all.Select(property => property.Name)]);
        if (listed is null)
        {
            // A part of another object.
            (Shown, Hidden) = ([$"{KindOf(type)} properties"], [($"{KindOf(type)} properties", Whole)]);
            return;
        }

        (Keys, Lines) = (listed.Keys, listed.Properties);
        Shown = [.. Lines.Select(label => label + " ")];
        Hidden =
        [
            .. Shown.Select((name, place) => (name, ListedText.Places[place])),
            .. listed.Headings.Select((name, place) => (name, HeadingMembers.Places[place])),
        ];
    }

    /// <summary>All types that a list can show.</summary>
    public static IReadOnlyCollection<ListedType> All => ByName.Value.Values;

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>The name of the type, by which PowerShell finds the type data.</summary>
    public string Name => Type.FullName!;

    /// <summary>The members that a list shows, in order.</summary>
    public string[] Shown { get; }

    /// <summary>The labels of the lines that a list shows, in order.</summary>
    public string[] Lines { get; } = [];

    /// <summary>The hidden members, and the methods that they call.</summary>
    public (string Name, MethodInfo Getter)[] Hidden { get; }

    private string[] Keys { get; } = [];

    /// <summary>The type of an object, or the type that a deserialized object had.</summary>
    public static ListedType? Of(PSObject? value) => value?.TypeNames
        .Select(name => ByName.Value.GetValueOrDefault(name.StartsWith(Deserialized, StringComparison.Ordinal) ? name[Deserialized.Length..] : name))
        .FirstOrDefault(type => type is not null);

    /// <summary>The type data for the type and its deserialized objects.</summary>
    public IEnumerable<TypeData> Data()
    {
        // Deserialized objects are listed by the property set of their original type.
        var live = new TypeData(Name) { DefaultDisplayPropertySet = new PropertySetData(Shown) };
        var read = new TypeData(Deserialized + Name);
        if (Keys.Length > 0)
        {
            read.DefaultKeyPropertySet = new PropertySetData(Keys);
        }

        // The hidden members, including those of the views, are not serialized.
        foreach (var data in new[] { live, read })
        {
            data.SerializationMethod = "SpecificProperties";
            data.PropertySerializationSet = new PropertySetData(_stored);
            foreach (var (name, getter) in Hidden)
            {
                data.Members.Add(name, new CodePropertyData(name, getter) { IsHidden = true });
            }
        }

        return [live, read];
    }

    private static string KindOf(Type type) => WordsOf(type.Name);

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

    private static bool IsModel(Type type) =>
        typeof(NeonObject).IsAssignableFrom(type) && !type.IsAbstract && !type.ContainsGenericParameters && !typeof(IEnumerable).IsAssignableFrom(type);
}
