using static Neon.Display;
using static Neon.SessionDisplay;

namespace Neon;

internal sealed class NeonContextView : ObjectView<NeonContext>
{
    public NeonContextView()
    {
        Item("BaseUri", context => Address(context.BaseUri, context.KeySource, context.IsEmulator));
        Optional("AccountName", context => Text(context.AccountName));
        Item("AccountId", context => Text(context.AccountId));
        Item("KeyKind", context => Text(context.KeyKind));
        Item("KeySource", context => Text(context.KeySource));
        Optional("OrganizationName", context => Text(context.OrganizationName));
        Item("OrganizationId", context => WithSource(context.OrganizationId, context.OrganizationSource));
        Optional("ProjectName", context => NameOf(context.ProjectName, context.ProjectId, context.ProjectSource));
        Item("ProjectId", context => WithSource(context.ProjectId, context.ProjectSource), when: context => IsSetById(context.ProjectName, context.ProjectId));
        Optional("BranchName", context => NameOf(context.BranchName, context.BranchId, context.BranchSource));
        Item("BranchId", context => WithSource(context.BranchId, context.BranchSource), when: context => IsSetById(context.BranchName, context.BranchId));
    }

    // The source is that of the value that was set.
    private static string NameOf(string? name, string? id, string? source) => string.IsNullOrEmpty(id) ? WithSource(name, source) : Text(name);

    private static bool IsSetById(string? name, string? id) => string.IsNullOrEmpty(name) || !string.IsNullOrEmpty(id);

    private static string WithSource(string? value, string? source) =>
        string.IsNullOrEmpty(value) ? string.Empty : VisibleText.Of($"{value} ({source})");
}

internal sealed class NeonConnectionView : ObjectView<NeonConnection>
{
    public NeonConnectionView()
    {
        Item("BaseUri", connection => Address(connection.BaseUri, connection.KeySource, connection.IsEmulator));
        Optional("AccountName", connection => Text(connection.AccountName));
        Item("AccountId", connection => Text(connection.AccountId));
        Item("KeyKind", connection => Text(connection.KeyKind));
        Item("KeySource", connection => Text(connection.KeySource));
        Item("OrganizationId", connection => Text(connection.OrganizationId));
        Item("Timeout", connection => Text(connection.Timeout));
        Item("AttemptTimeout", connection => Text(connection.AttemptTimeout));
        Item("LockTimeout", connection => Text(connection.LockTimeout));
    }
}

internal sealed class AuthDetailsView : ObjectView<AuthDetails>
{
    public AuthDetailsView()
    {
        Item("AccountId", details => Text(details.AccountId));
        Item("AuthMethod", details => Text(details.AuthMethod));
    }
}

internal static class SessionDisplay
{
    /// <summary>The address of the API, marked if it is the emulator.</summary>
    /// <param name="address">The address.</param>
    /// <param name="keySource">The source of the key, which an object from a file still has.</param>
    /// <param name="isEmulator">Whether an emulator has responded.</param>
    /// <returns>Text such as <c>http://127.0.0.1:5000/api/v2/ (EMULATOR)</c>.</returns>
    public static string Address(Uri? address, string? keySource, bool isEmulator) =>
        isEmulator || keySource == NeonConnection.EmulatorSource ? $"{Text(address)} {Paint("(EMULATOR)", Tone.Busy)}" : Text(address);
}
