using static Neon.Display;

namespace Neon;

internal sealed class PreloadLibraryView : ObjectView<PreloadLibrary>
{
    public PreloadLibraryView()
    {
        GroupBy("Project", library => Text(library.ProjectId));

        Column("Name", 22, library => Text(library.LibraryName));
        Column("Version", 9, library => Text(library.Version));
        Column("Default", 7, library => YesNo(library.IsDefault));
        Column("Experimental", 12, library => YesNo(library.IsExperimental));
        Column("Description", Rest, library => Text(library.Description));

        Item("LibraryName", library => Text(library.LibraryName));
        Item("Version", library => Text(library.Version));
        Item("Default", library => YesNo(library.IsDefault));
        Item("Experimental", library => YesNo(library.IsExperimental));
        Item("Description", library => Text(library.Description));
        Item("ProjectId", library => Text(library.ProjectId));
    }
}
