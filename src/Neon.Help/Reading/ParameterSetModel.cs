namespace Neon.Help.Reading;

/// <summary>The parameters of one parameter set, in the order in which the syntax shows them.</summary>
internal sealed record ParameterSetModel(string Name, bool IsDefault, IReadOnlyList<(ParameterModel Parameter, Binding Binding)> Parameters);
