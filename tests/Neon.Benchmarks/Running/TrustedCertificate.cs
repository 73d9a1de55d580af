using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Neon.Benchmarks.Running;

/// <summary>A self-signed certificate for loopback, and a file with it for processes that trust it.</summary>
internal sealed class TrustedCertificate : IDisposable
{
    public TrustedCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        System.IO.File.WriteAllText(File, Certificate.ExportCertificatePem());
    }

    public X509Certificate2 Certificate { get; }

    public string File { get; } = Path.Combine(Path.GetTempPath(), $"neon-benchmark-{Guid.NewGuid():N}.pem");

    public void Dispose()
    {
        Certificate.Dispose();
        System.IO.File.Delete(File);
    }
}
