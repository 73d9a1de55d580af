namespace Neon;

/// <summary>Marks a base class whose objects are shown as their text, and have no view.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class ShownAsTextAttribute : Attribute
{
    /// <summary>The types that have the attribute.</summary>
    public static IEnumerable<Type> Types =>
        typeof(ShownAsTextAttribute).Assembly.GetExportedTypes().Where(type => type.IsAbstract && type.IsDefined(typeof(ShownAsTextAttribute), inherit: false));
}
