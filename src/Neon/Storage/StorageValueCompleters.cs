namespace Neon.Commands;

internal sealed class ObjectUrlOperationCompleter() : KnownValueCompleter(
    ("download", "The URL reads the object with GET"),
    (NewNeonBucketObjectUrlCommand.Upload, "The URL writes the object with PUT"));

internal sealed class BucketAccessCompleter() : KnownValueCompleter(
    (NewNeonBucketCommand.Private, "Only requests with credentials or a presigned URL can read objects"),
    (NewNeonBucketCommand.Public, "Everyone on the internet can read objects"));
