namespace Neon;

/// <summary>A form of several parts (<c>multipart/form-data</c>), texts and files, that is read as it goes out.</summary>
internal sealed class FormContent : MultipartFormDataContent
{
    public FormContent()
        : this(Guid.NewGuid().ToString("N"))
    {
    }

    // Servers differ in what they make of quotes around a boundary that needs none.
    private FormContent(string boundary)
        : base(boundary) => Headers.ContentType!.Parameters.Single().Value = boundary;

    /// <summary>Adds a text; null adds nothing.</summary>
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

    /// <summary>Adds a file; null adds nothing.</summary>
    /// <param name="name">The name of the part.</param>
    /// <param name="file">The file.</param>
    /// <param name="fileName">What the file is called there: plain ASCII.</param>
    /// <param name="mediaType">The media type of the file.</param>
    /// <param name="sent">Told how many bytes of it have been sent so far, from any thread.</param>
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
