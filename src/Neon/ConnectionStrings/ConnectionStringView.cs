using static Neon.Display;

namespace Neon;

internal sealed class ConnectionStringView : ObjectView<ConnectionString>
{
    public ConnectionStringView()
    {
        GroupBy("Branch", stringItem => Place(stringItem.ProjectId, stringItem.BranchId));

        Wraps();

        Column("Role", Rest, stringItem => Text(stringItem.Role));
        Column("Database", Rest, stringItem => Text(stringItem.Database));
        Column("Pooled", 6, stringItem => Flag(stringItem.Pooled));
        Column("Host", Rest, stringItem => Text(stringItem.Host));

        Item("Text", stringItem => Paragraph(stringItem.Text));
        Item("Format", stringItem => Text(stringItem.Format));
        Item("Host", stringItem => Text(stringItem.Host));
        Item("Port", stringItem => Text(stringItem.Port));
        Item("Database", stringItem => Text(stringItem.Database));
        Item("Role", stringItem => Text(stringItem.Role));
        Item("Password", stringItem => Mask(stringItem.Password));
        Item("Pooled", stringItem => Flag(stringItem.Pooled));
        Optional("Lsn", stringItem => Text(stringItem.Lsn));
        Optional("Timestamp", stringItem => Time(stringItem.Timestamp));
        Item("EndpointId", stringItem => Text(stringItem.EndpointId));
        Item("BranchId", stringItem => Text(stringItem.BranchId));
        Item("ProjectId", stringItem => Text(stringItem.ProjectId));
    }

    protected override (KnownNames? Names, string? OwnId) NamesOf(ConnectionString shown) => (shown.Names, null);
}
