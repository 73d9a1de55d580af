namespace Neon;

/// <summary>Specifies the view of a type.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal abstract class ShownByAttribute : Attribute
{
    /// <summary>The view, which is created when the first object of the type is shown.</summary>
    public abstract ObjectView View { get; }
}

/// <summary>Specifies the view of a type.</summary>
/// <typeparam name="T">The view.</typeparam>
internal sealed class ShownByAttribute<T> : ShownByAttribute
    where T : ObjectView, new()
{
    private static readonly Lazy<ObjectView> Shared = new(() => new T());

    /// <inheritdoc/>
    public override ObjectView View => Shared.Value;
}
