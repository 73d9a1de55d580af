using System.Reflection;

namespace Neon.Help.Reading;

/// <summary>The names that the compiler gives to members in its documentation file.</summary>
internal static class DocId
{
    public static string Of(Type type) => "T:" + TypePart(type);

    public static string Of(MemberInfo member)
    {
        var prefix = member is PropertyInfo ? "P:" : "F:";
        return prefix + TypePart(member.DeclaringType!) + "." + member.Name;
    }

    private static string TypePart(Type type)
    {
        // A constructed base class is documented under its definition.
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition.FullName!.Replace('+', '.');
    }
}
