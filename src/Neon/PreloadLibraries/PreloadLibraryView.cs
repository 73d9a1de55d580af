using static Neon.Display;

namespace Neon;

internal sealed class PreloadLibraryView : ObjectView<PreloadLibrary>
{
    public PreloadLibraryView()
    {
        GroupBy("Project", library => Text(library.ProjectId));

        Wraps();

        Column("LibraryName", 22, library => Text(library.LibraryName));
        Column("Version", 9, library => Text(library.Version));
        Column("IsDefault", 9, library => Flag(library.IsDefault));
        Column("IsExperimental", 14, library => Flag(library.IsExperimental));
        Column("Description", Rest, library => Text(library.Description));

        Item("LibraryName", library => Text(library.LibraryName));
        Item("Version", library => Text(library.Version));
        Item("IsDefault", library => Flag(library.IsDefault));
        Item("IsExperimental", library => Flag(library.IsExperimental));
        Item("Description", library => Text(library.Description));
        Item("ProjectId", library => Text(library.ProjectId));
    }
}
