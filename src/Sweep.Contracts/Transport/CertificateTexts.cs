namespace Sweep.Contracts.Transport;

/// <summary>What the files of a certificate folder hold. A class without members that print: one of them is a secret.</summary>
internal sealed class CertificateTexts(string authority, string certificate, string key)
{
    public string Authority => authority;

    public string Certificate => certificate;

    public string Key => key;

    public bool Same(CertificateTexts other) => (authority, certificate, key) == (other.Authority, other.Certificate, other.Key);
}
