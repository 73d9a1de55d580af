using static Neon.Display;

namespace Neon;

internal sealed class DatabaseView : ObjectView<Database>
{
    public DatabaseView()
    {
        GroupBy("Branch", database => Place(database.ProjectId, database.BranchId));

        Column("Name", Rest, database => Text(database.DatabaseName));
        Column("Age", 6, database => Age(database.CreatedAt), right: true);
        Column("OwnerName", Rest, database => Text(database.OwnerName));

        Item("DatabaseName", database => Text(database.DatabaseName));
        Item("OwnerName", database => Text(database.OwnerName));
        Item("Id", database => Text(database.Id));
        Item("CreatedAt", database => Time(database.CreatedAt));
        Item("UpdatedAt", database => Time(database.UpdatedAt));
        Item("BranchId", database => Text(database.BranchId));
        Item("ProjectId", database => Text(database.ProjectId));
        Optional("Operations", database => List(database.Operations));
    }
}
