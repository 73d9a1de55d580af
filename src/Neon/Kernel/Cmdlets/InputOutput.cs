using System.Management.Automation;

namespace Neon.Commands;

/// <summary>What an input writes until it is its turn, in order. Used on the pipeline thread only.</summary>
internal sealed class InputOutput
{
    private readonly Queue<InputWrite> _writes = [];

    /// <summary>Whether nothing follows.</summary>
    public bool IsComplete { get; set; }

    /// <summary>Whether it has an error with which the engine ends the pipeline.</summary>
    public bool EndsPipeline { get; private set; }

    /// <summary>Adds an object or text.</summary>
    public void Add(Action write) => _writes.Enqueue(new(write, null, EndsPipeline: false));

    /// <summary>Adds an error.</summary>
    public void AddError(Action write, ErrorRecord record, bool endsPipeline)
    {
        _writes.Enqueue(new(write, record, endsPipeline));
        EndsPipeline |= endsPipeline;
    }

    /// <summary>Takes the next one.</summary>
    public bool TryTake(out InputWrite next) => _writes.TryDequeue(out next!);
}

/// <summary>One object, text or error.</summary>
/// <param name="Write">Writes it.</param>
/// <param name="Error">The error.</param>
/// <param name="EndsPipeline">Whether the engine ends the pipeline with it.</param>
internal sealed record InputWrite(Action Write, ErrorRecord? Error, bool EndsPipeline);
