namespace Neon.Emulator;

/// <summary>The schema of a new database.</summary>
internal static class DefaultSchema
{
    public const string Sql = """
        CREATE TABLE public.playing_with_neon (
            id integer NOT NULL,
            name text NOT NULL,
            value real
        );

        ALTER TABLE ONLY public.playing_with_neon
            ADD CONSTRAINT playing_with_neon_pkey PRIMARY KEY (id);

        """;
}
