namespace Neon;

/// <summary>A streamed form (<c>multipart/form-data</c>) of texts and files.</summary>
internal sealed class FormContent : MultipartFormDataContent
{
    public FormContent()
        : this(Guid.NewGuid().ToString("N"))
    {
    }

    // Some servers do not accept quotes around a boundary that does not need them.
    private FormContent(string boundary)
        : base(boundary) => Headers.ContentType!.Parameters.Single().Value = boundary;

    /// <summary>Adds a text; null has no effect.</summary>
    public FormContent Text(string name, string? text)
    {
        if (text is not null)
        {
            var part = new StringContent(text);
            part.Headers.ContentType = null;
            Add(part, name, null);
        }

        return this;
    }

    /// <summary>Adds a file; null has no effect.</summary>
    /// <param name="name">The name of the part.</param>
    /// <param name="file">The file.</param>
    /// <param name="fileName">The file name in the form: plain ASCII.</param>
    /// <param name="mediaType">The media type of the file.</param>
    /// <param name="sent">Called with the number of bytes sent so far, from any thread.</param>
    public FormContent File(string name, FileInfo? file, string fileName, string mediaType, Action<long>? sent)
    {
        if (file is not null)
        {
            var part = new FileContent(file, sent);
            part.Headers.ContentType = new(mediaType);
            Add(part, name, fileName);
        }

        return this;
    }

    private new void Add(HttpContent part, string name, string? fileName)
    {
        part.Headers.ContentDisposition = new("form-data") { Name = $"\"{name}\"", FileName = fileName is null ? null : $"\"{fileName}\"" };
        Add(part);
    }
}
