namespace Neon.Help.Reading;

/// <summary>The help of a cmdlet.</summary>
internal sealed record CmdletModel(
    string Verb,
    string Noun,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<Block> Synopsis,
    IReadOnlyList<Block> Description,
    IReadOnlyList<ParameterSetModel> Sets,
    IReadOnlyList<ParameterModel> Parameters,
    IReadOnlyList<ExampleModel> Examples,
    IReadOnlyList<TypeModel> Inputs,
    IReadOnlyList<TypeModel> Outputs,
    IReadOnlyList<Inline> Links,
    string? HelpUri,
    string Keywords)
{
    public string Name => Verb + "-" + Noun;

    /// <summary>The page that Get-Help -Online opens.</summary>
    public string? OnlineUri => Links.FirstOrDefault(link => link.Kind == InlineKind.Link)?.Uri;

    /// <summary>The links beside the online page.</summary>
    public IEnumerable<Inline> RelatedLinks
    {
        get
        {
            var online = Links.FirstOrDefault(link => link.Kind == InlineKind.Link);
            return Links.Where(link => !ReferenceEquals(link, online));
        }
    }

    /// <summary>The parameters that help shows.</summary>
    public IEnumerable<ParameterModel> Shown => Parameters.Where(parameter => !parameter.Hidden);
}
