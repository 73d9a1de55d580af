using static Neon.Display;

namespace Neon;

internal sealed class BucketView : ObjectView<Bucket>
{
    public BucketView()
    {
        GroupBy("Branch", bucket => Place(bucket.ProjectId, bucket.BranchId));

        Column("Name", Rest, bucket => Text(bucket.BucketName));
        Column("Age", 6, bucket => Age(bucket.CreatedAt), right: true);
        Column("AccessLevel", 11, bucket => Text(bucket.AccessLevel));

        Item("BucketName", bucket => Text(bucket.BucketName));
        Item("AccessLevel", bucket => Text(bucket.AccessLevel));
        Item("CreatedAt", bucket => Time(bucket.CreatedAt));
        Item("BranchId", bucket => Text(bucket.BranchId));
        Item("ProjectId", bucket => Text(bucket.ProjectId));
    }
}

/// <summary>
/// Objects and folders share a table, because they are listed together: PowerShell displays objects that do not match
/// a table without a view.
/// </summary>
internal sealed class BucketObjectView : ObjectView<NeonObject>
{
    public BucketObjectView()
    {
        GroupBy("Bucket", entry => entry switch
        {
            BucketObject file => Place(file.ProjectId, file.BranchId, file.BucketName),
            BucketFolder folder => Place(folder.ProjectId, folder.BranchId, folder.BucketName),
            _ => null,
        });

        Wraps();

        Column("LastModified", 12, entry => When((entry as BucketObject)?.LastModified), right: true);
        Column("Size", 9, entry => Size((entry as BucketObject)?.Size), right: true);
        Column("Key", Rest, entry => Text((entry as BucketObject)?.Key ?? (entry as BucketFolder)?.Key));

        Object("ObjectKey", file => Text(file.ObjectKey));
        Folder("Prefix", folder => Text(folder.Prefix));
        Object("Size", file => Size(file.Size));
        Object("ETag", file => Text(file.ETag));
        Object("LastModified", file => Time(file.LastModified));
        Item("BucketName", entry => Text((entry as BucketObject)?.BucketName ?? (entry as BucketFolder)?.BucketName));
        Item("BranchId", entry => Text((entry as BucketObject)?.BranchId ?? (entry as BucketFolder)?.BranchId));
        Item("ProjectId", entry => Text((entry as BucketObject)?.ProjectId ?? (entry as BucketFolder)?.ProjectId));
    }

    private void Object(string label, Func<BucketObject, string> text) => Item(label, entry => entry is BucketObject file ? text(file) : null, when: entry => entry is BucketObject);

    private void Folder(string label, Func<BucketFolder, string> text) => Item(label, entry => entry is BucketFolder folder ? text(folder) : null, when: entry => entry is BucketFolder);
}

internal sealed class BucketObjectUrlView : ObjectView<BucketObjectUrl>
{
    public BucketObjectUrlView()
    {
        GroupBy("Bucket", url => Place(url.ProjectId, url.BranchId, url.BucketName));

        Wraps();

        Column("Method", 6, url => Text(url.Method));
        Column("ExpiresAt", 9, url => Expiry(url.ExpiresAt), right: true);
        Column("ObjectKey", Rest, url => Text(url.ObjectKey));

        Item("ObjectKey", url => Text(url.ObjectKey));
        Item("Url", url => Text(url));
        Item("Method", url => Text(url.Method));
        Optional("Headers", url => Map(url.Headers));
        Item("ExpiresAt", url => Time(url.ExpiresAt));
        Item("BucketName", url => Text(url.BucketName));
        Item("BranchId", url => Text(url.BranchId));
        Item("ProjectId", url => Text(url.ProjectId));
    }
}

internal sealed class BranchStorageView : ObjectView<BranchStorage>
{
    public BranchStorageView()
    {
        GroupBy("Branch", storage => Place(storage.ProjectId, storage.BranchId));

        Wraps();

        Column("Region", 18, storage => Text(storage.Region));
        Column("ForcePathStyle", 14, storage => Flag(storage.ForcePathStyle));
        Column("S3Endpoint", Rest, storage => Text(storage.S3Endpoint));

        Item("S3Endpoint", storage => Text(storage.S3Endpoint));
        Item("Region", storage => Text(storage.Region));
        Item("ForcePathStyle", storage => Flag(storage.ForcePathStyle));
        Item("Enabled", storage => Flag(storage.Enabled));
        Item("BranchId", storage => Text(storage.BranchId));
        Item("ProjectId", storage => Text(storage.ProjectId));
    }
}

internal sealed class RemovedBucketObjectsView : ObjectView<RemovedBucketObjects>
{
    public RemovedBucketObjectsView()
    {
        GroupBy("Bucket", objects => Place(objects.ProjectId, objects.BranchId, objects.BucketName));

        Wraps();

        Column("Deleted", Rest, objects => Text(objects.Deleted), right: true);
        Column("Prefix", Rest, objects => Text(objects.Prefix));

        Item("Prefix", objects => Text(objects.Prefix));
        Item("Deleted", objects => Text(objects.Deleted));
        Item("BucketName", objects => Text(objects.BucketName));
        Item("BranchId", objects => Text(objects.BranchId));
        Item("ProjectId", objects => Text(objects.ProjectId));
    }
}
